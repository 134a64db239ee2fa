import type { Language } from '../../base/language.ts';

interface IdentifyText {
  readonly title: string;
  readonly lead: string;
  readonly back: string;
  readonly button: string;
  readonly ready: string;
  readonly readyLead: string;
  readonly qr: string;
  readonly sameDevice: string;
  readonly comeBack: string;
  readonly goOn: string;
  readonly waiting: string;
  readonly again: string;
  readonly done: string;
}

export const IDENTIFY_TEXT: Readonly<Record<Language, IdentifyText>> = {
  fi: {
    title: 'Tunnistaudu henkilötiedoilla',
    lead: 'Jos sinulla on eurooppalainen lompakkosovellus, voit näyttää siitä nimesi ja syntymäaikasi. Niitä verrataan tähän lompakkoon, eikä niitä tallenneta. Tätä ei vaadita mihinkään.',
    back: 'Laitteisiin ja PIN-koodiin',
    button: 'Aloita tunnistautuminen',
    ready: 'Lue koodi sovelluksella',
    readyLead: 'Avaa lompakkosovellus, lue QR-koodi ja hyväksy. Koodi on voimassa viisi minuuttia.',
    qr: 'QR-koodi, jonka lompakkosovellus lukee',
    sameDevice: 'Avaa tämän laitteen lompakkosovelluksessa',
    comeBack: 'Palaa sitten tähän.',
    goOn: 'Jatka',
    waiting: 'Lompakkosovellus ei ole vielä vastannut. Hyväksy siinä ensin ja paina sitten Jatka.',
    again: 'Aloita alusta',
    done: 'Olet nyt sisällä vahvasti tunnistettuna.',
  },
  sv: {
    title: 'Identifiera dig med personuppgifter',
    lead: 'Om du har en europeisk plånboksapp kan du visa ditt namn och födelsedatum med den. De jämförs med den här plånboken och sparas inte. Det krävs inte för någonting.',
    back: 'Till enheter och PIN-kod',
    button: 'Börja identifieringen',
    ready: 'Läs koden med plånboksappen',
    readyLead: 'Öppna plånboksappen, läs QR-koden och godkänn. Koden gäller i fem minuter.',
    qr: 'QR-kod som plånboksappen läser',
    sameDevice: 'Öppna i plånboksappen på den här enheten',
    comeBack: 'Kom sedan tillbaka hit.',
    goOn: 'Fortsätt',
    waiting: 'Plånboksappen har inte svarat ännu. Godkänn först där och tryck sedan på Fortsätt.',
    again: 'Börja om',
    done: 'Du är nu inne med stark identifiering.',
  },
  en: {
    title: 'Show who you are',
    lead: 'If you have a European wallet app, you can show your name and date of birth with it. They are compared with this wallet and not kept. It is required for nothing.',
    back: 'To devices and PIN',
    button: 'Begin',
    ready: 'Read the code with the wallet app',
    readyLead: 'Open the wallet app, read the QR code and agree. The code is good for five minutes.',
    qr: 'QR code for the wallet app to read',
    sameDevice: 'Open in the wallet app on this device',
    comeBack: 'Then come back here.',
    goOn: 'Go on',
    waiting: 'The wallet app has not answered yet. Agree there first, then press Go on.',
    again: 'Begin again',
    done: 'You are now in by strong identification.',
  },
};
