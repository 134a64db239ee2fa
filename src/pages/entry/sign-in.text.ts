import type { Language } from '../../base/language.ts';

interface SignInText {
  readonly title: string;
  readonly again: string;
  readonly lead: string;
  readonly first: string;
  readonly number: string;
  readonly numberHint: string;
  readonly numberMissing: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly pinMissing: string;
  readonly assisted: string;
  readonly assistedHint: string;
  readonly newDevice: string;
  readonly deviceCode: string;
  readonly deviceCodeHint: string;
  readonly button: string;
  readonly passkey: string;
  readonly passkeyButton: string;
  readonly identified: string;
  readonly identifiedLead: string;
  readonly identify: string;
  readonly staff: string;
  readonly without: string;
  readonly withoutLead: string;
  readonly activate: string;
  readonly recover: string;
}

export const SIGN_IN_TEXT: Readonly<Record<Language, SignInText>> = {
  fi: {
    title: 'Kirjaudu lompakkoon',
    again: 'Tarkista tiedot.',
    lead: 'Tarvitset lompakkosi numeron ja PIN-koodin.',
    first:
      'Tämä sivu on lompakossasi. Kirjaudu, niin pääset sille. Istunto päättyy, kun sivuja ei hetkeen ole avattu.',
    number: 'Lompakon numero',
    numberHint: 'Sait sen, kun otit lompakon käyttöön. Esimerkiksi ACDE-4679-HJK3.',
    numberMissing: 'Lompakon numero puuttuu.',
    pin: 'PIN-koodi',
    pinHint: 'Kuusi numeroa.',
    pinMissing: 'PIN-koodi puuttuu.',
    assisted: 'Joku auttaa minua',
    assistedHint: 'Lokiisi tulee merkintä "sinua autettiin". Auttaja ei saa oikeuksia.',
    newDevice: 'Tämä on uusi oma laitteeni',
    deviceCode: 'Laitekoodi',
    deviceCodeHint: 'Saat koodin toiselta laitteeltasi, kohdasta Laitteet ja PIN-koodi.',
    button: 'Kirjaudu',
    passkey: 'Onko sinulla pääsyavain?',
    passkeyButton: 'Kirjaudu pääsyavaimella',
    identified: 'Vahva tunnistautuminen',
    identifiedLead: 'Se ei ole pakollinen. Sillä pääset sisään, kun olet kerran liittänyt sen lompakkoosi.',
    identify: 'Tunnistaudu: {name}',
    staff: 'Henkilökunnalle',
    without: 'Puuttuuko numero tai PIN-koodi?',
    withoutLead:
      'Jos sinulla on aktivointikortti, ota lompakko käyttöön. Jos PIN-koodi on kadonnut, käytä palautuskorttia tai kysy ohjaajalta uusi kortti.',
    activate: 'Ota lompakko käyttöön',
    recover: 'Palauta palautuskortilla',
  },
  sv: {
    title: 'Logga in i plånboken',
    again: 'Kontrollera uppgifterna.',
    lead: 'Du behöver din plånboks nummer och PIN-kod.',
    first:
      'Den här sidan finns i din plånbok. Logga in för att komma till den. Sessionen tar slut när inga sidor har öppnats på en stund.',
    number: 'Plånbokens nummer',
    numberHint: 'Du fick det när du tog plånboken i bruk. Till exempel ACDE-4679-HJK3.',
    numberMissing: 'Plånbokens nummer saknas.',
    pin: 'PIN-kod',
    pinHint: 'Sex siffror.',
    pinMissing: 'PIN-koden saknas.',
    assisted: 'Någon hjälper mig',
    assistedHint: 'I din logg står då "du fick hjälp". Den som hjälper får inga rättigheter.',
    newDevice: 'Det här är min nya egna enhet',
    deviceCode: 'Enhetskod',
    deviceCodeHint: 'Du får koden på din andra enhet, under Enheter och PIN-kod.',
    button: 'Logga in',
    passkey: 'Har du en nyckel?',
    passkeyButton: 'Logga in med nyckeln',
    identified: 'Stark identifiering',
    identifiedLead: 'Den är frivillig. Med den kommer du in när du en gång har kopplat den till din plånbok.',
    identify: 'Identifiera dig: {name}',
    staff: 'För personalen',
    without: 'Saknar du numret eller PIN-koden?',
    withoutLead:
      'Har du ett aktiveringskort, ta plånboken i bruk. Har PIN-koden försvunnit, använd återställningskortet eller be handledaren om ett nytt kort.',
    activate: 'Ta plånboken i bruk',
    recover: 'Återställ med återställningskort',
  },
  en: {
    title: 'Sign in to your wallet',
    again: 'Look at what you gave.',
    lead: 'You need your wallet’s number and the PIN.',
    first:
      'This page is in your wallet. Sign in to get to it. A session ends when no page has been opened for a while.',
    number: 'The wallet’s number',
    numberHint: 'You were given it when you opened the wallet. For example ACDE-4679-HJK3.',
    numberMissing: 'The wallet’s number is missing.',
    pin: 'PIN',
    pinHint: 'Six digits.',
    pinMissing: 'The PIN is missing.',
    assisted: 'Somebody is helping me',
    assistedHint: 'Your log then says "you were helped". The helper gets no rights.',
    newDevice: 'This is a new device of my own',
    deviceCode: 'Device code',
    deviceCodeHint: 'You get the code on your other device, under Devices and PIN.',
    button: 'Sign in',
    passkey: 'Do you have a passkey?',
    passkeyButton: 'Sign in with the passkey',
    identified: 'Strong identification',
    identifiedLead: 'It is optional. It lets you in once you have linked it to your wallet.',
    identify: 'Identify yourself: {name}',
    staff: 'For staff',
    without: 'No number or no PIN?',
    withoutLead:
      'If you have an activation card, open your wallet with it. If the PIN is lost, use your recovery card or ask your instructor for a new card.',
    activate: 'Open your wallet',
    recover: 'Take it back with a recovery card',
  },
};
