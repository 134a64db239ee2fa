import type { Language } from '../../base/language.ts';

interface ActivateText {
  readonly title: string;
  readonly again: string;
  readonly lead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeMissing: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly pinMissing: string;
  readonly pinWeak: string;
  readonly pinAgain: string;
  readonly pinDiffers: string;
  readonly own: string;
  readonly ownHint: string;
  readonly assisted: string;
  readonly assistedHint: string;
  readonly button: string;
  readonly voluntary: string;
  readonly privacy: string;
  readonly done: string;
  readonly number: string;
  readonly numberHint: string;
  readonly print: string;
  readonly next: string;
  readonly nextPoints: readonly string[];
  readonly toWallet: string;
}

export const ACTIVATE_TEXT: Readonly<Record<Language, ActivateText>> = {
  fi: {
    title: 'Ota lompakko käyttöön',
    again: 'Tarkista tiedot.',
    lead: 'Sait kortin, jossa on koodi. Sillä avaat oman lompakkosi. Et tarvitse sähköpostia etkä pankkitunnuksia.',
    code: 'Koodi kortista',
    codeHint: 'Esimerkiksi ACDE-4679-HJK3. Viivat voi jättää pois.',
    codeMissing: 'Koodi puuttuu. Se on kortissasi.',
    pin: 'Valitse PIN-koodi',
    pinHint: 'Kuusi numeroa. Ei samaa numeroa kuutta kertaa eikä numeroita järjestyksessä.',
    pinMissing: 'PIN-koodi puuttuu. Valitse kuusi numeroa.',
    pinWeak: 'PIN-koodi on liian helppo arvata tai siinä ei ole kuutta numeroa. Valitse toinen.',
    pinAgain: 'Sama PIN-koodi uudelleen',
    pinDiffers: 'PIN-koodit eroavat toisistaan. Kirjoita sama kahdesti.',
    own: 'Tämä on oma laitteeni',
    ownHint: 'Laite muistetaan. Sillä voit myös jakaa todistuksia ja lähettää listan oppilaitokseen.',
    assisted: 'Joku auttaa minua',
    assistedHint: 'Lokiisi tulee merkintä "sinua autettiin". Auttaja ei saa oikeuksia.',
    button: 'Ota käyttöön',
    voluntary: 'Käyttö on vapaaehtoista.',
    privacy: 'Näin tietojasi käsitellään',
    done: 'Lompakko on sinun.',
    number: 'Lompakkosi numero',
    numberHint:
      'Kirjoita numero muistiin. Sillä ja PIN-koodilla kirjaudut. Numeroa ei näytetä toista kertaa.',
    print: 'Voit myös tulostaa tämän sivun. PIN-koodia ei kannata kirjoittaa samaan paperiin.',
    next: 'Mitä seuraavaksi',
    nextPoints: [
      'Ohjaajasi näkee, että lompakko on käytössä, ja avaa kanssasi tarkistuslistan.',
      'Sinä arvioit itse, mitä osaat. Ohjaaja merkitsee, mitä on nähnyt.',
      'Tulosta palautuskortti. Sillä pääset takaisin, jos PIN-koodi unohtuu.',
    ],
    toWallet: 'Avaa lompakko',
  },
  sv: {
    title: 'Ta plånboken i bruk',
    again: 'Kontrollera uppgifterna.',
    lead: 'Du har fått ett kort med en kod. Med den öppnar du din egen plånbok. Du behöver varken e-post eller bankkoder.',
    code: 'Koden på kortet',
    codeHint: 'Till exempel ACDE-4679-HJK3. Strecken kan lämnas bort.',
    codeMissing: 'Koden saknas. Den står på ditt kort.',
    pin: 'Välj en PIN-kod',
    pinHint: 'Sex siffror. Inte samma siffra sex gånger och inte siffror i ordning.',
    pinMissing: 'PIN-koden saknas. Välj sex siffror.',
    pinWeak: 'PIN-koden är för lätt att gissa eller har inte sex siffror. Välj en annan.',
    pinAgain: 'Samma PIN-kod en gång till',
    pinDiffers: 'PIN-koderna skiljer sig. Skriv samma kod två gånger.',
    own: 'Det här är min egen enhet',
    ownHint:
      'Enheten blir ihågkommen. Med den kan du också dela intyg och skicka listan till en läroanstalt.',
    assisted: 'Någon hjälper mig',
    assistedHint: 'I din logg står då "du fick hjälp". Den som hjälper får inga rättigheter.',
    button: 'Ta i bruk',
    voluntary: 'Det är frivilligt att använda plånboken.',
    privacy: 'Så behandlas dina uppgifter',
    done: 'Plånboken är din.',
    number: 'Din plånboks nummer',
    numberHint: 'Skriv upp numret. Med det och PIN-koden loggar du in. Numret visas inte en andra gång.',
    print: 'Du kan också skriva ut den här sidan. Skriv inte PIN-koden på samma papper.',
    next: 'Vad händer sedan',
    nextPoints: [
      'Din handledare ser att plånboken är i bruk och öppnar en checklista tillsammans med dig.',
      'Du bedömer själv vad du kan. Handledaren antecknar vad hen har sett.',
      'Skriv ut ett återställningskort. Med det kommer du in igen om du glömmer PIN-koden.',
    ],
    toWallet: 'Öppna plånboken',
  },
  en: {
    title: 'Open your wallet',
    again: 'Look at what you gave.',
    lead: 'You were given a card with a code. With it you open your own wallet. You need no e-mail and no bank credentials.',
    code: 'The code on the card',
    codeHint: 'For example ACDE-4679-HJK3. The hyphens may be left out.',
    codeMissing: 'The code is missing. It is on your card.',
    pin: 'Choose a PIN',
    pinHint: 'Six digits. Not one digit six times, and not digits in a row.',
    pinMissing: 'The PIN is missing. Choose six digits.',
    pinWeak: 'The PIN is too easy to guess or is not six digits. Choose another.',
    pinAgain: 'The same PIN again',
    pinDiffers: 'The PINs differ. Type the same one twice.',
    own: 'This is my own device',
    ownHint: 'The device is remembered. On it you can also share proofs and send your list to a school.',
    assisted: 'Somebody is helping me',
    assistedHint: 'Your log then says "you were helped". The helper gets no rights.',
    button: 'Open it',
    voluntary: 'Its use is voluntary.',
    privacy: 'How your data are handled',
    done: 'The wallet is yours.',
    number: 'Your wallet’s number',
    numberHint: 'Write the number down. With it and the PIN you sign in. It is not shown a second time.',
    print: 'You can print this page too. It is better not to write the PIN on the same paper.',
    next: 'What comes next',
    nextPoints: [
      'Your instructor sees that the wallet is in use, and opens a checklist together with you.',
      'You assess yourself what you can do. The instructor marks what they have seen.',
      'Print a recovery card. With it you get back in if you forget the PIN.',
    ],
    toWallet: 'Open the wallet',
  },
};
