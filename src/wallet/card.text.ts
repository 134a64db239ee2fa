import type { Language } from '../base/language.ts';

/** What an activation card opens: a new wallet, or one whose holder has lost PIN and card. */
export type CardKind = 'ACTIVATION' | 'REISSUE';

/** The words of an activation card. Plain ones: many hold it who read slowly, or in a language that is not theirs. */
export interface CardWords {
  readonly title: string;
  readonly what: string;
  readonly steps: (address: string) => readonly [string, string, string];
  readonly code: string;
  readonly until: (day: string) => string;
  readonly ask: string;
  readonly qrAlternative: string;
}

/** The title of a sheet of cards, as the document's own. */
export const SHEET_TITLE: Readonly<Record<Language, Readonly<Record<CardKind, string>>>> = {
  fi: { ACTIVATION: 'Aktivointikortit', REISSUE: 'Uusi aktivointikortti' },
  sv: { ACTIVATION: 'Aktiveringskort', REISSUE: 'Nytt aktiveringskort' },
  en: { ACTIVATION: 'Activation cards', REISSUE: 'New activation card' },
};

const FI = {
  steps: (address: string) =>
    [
      `Lue QR-koodi tai avaa ${address}.`,
      'Kirjoita kortin koodi, jos sitä kysytään.',
      'Valitse PIN: kuusi numeroa, jotka muistat.',
    ] as const,
  code: 'Koodi',
  until: (day: string) => `Kortti on voimassa ${day} asti ja toimii kerran.`,
  ask: 'Jos jokin ei onnistu, kysy kortin antajalta.',
  qrAlternative: 'QR-koodi, joka avaa sivun, jolla korttia käytetään',
};
const SV = {
  steps: (address: string) =>
    [
      `Läs QR-koden eller öppna ${address}.`,
      'Skriv kortets kod, om den behövs.',
      'Välj en PIN-kod: sex siffror som du kommer ihåg.',
    ] as const,
  code: 'Kod',
  until: (day: string) => `Kortet gäller till och med ${day} och fungerar en gång.`,
  ask: 'Om något inte lyckas, fråga den som gav dig kortet.',
  qrAlternative: 'QR-kod som öppnar sidan där kortet används',
};
const EN = {
  steps: (address: string) =>
    [
      `Scan the QR code, or open ${address}.`,
      'Type the code on this card, if you are asked for it.',
      'Choose a PIN: six digits that you remember.',
    ] as const,
  code: 'Code',
  until: (day: string) => `The card is good until ${day} and works once.`,
  ask: 'If something does not work, ask whoever gave you the card.',
  qrAlternative: 'QR code that opens the page where the card is used',
};

export const CARD_WORDS: Readonly<Record<Language, Readonly<Record<CardKind, CardWords>>>> = {
  fi: {
    ACTIVATION: {
      title: 'Avaa osaamislompakkosi',
      what: 'Lompakossa ovat merkintäsi ja todistuksesi. Se on sinun: sinä päätät, kuka sen näkee.',
      ...FI,
    },
    REISSUE: {
      title: 'Avaa lompakkosi uudelleen',
      what: 'Saat uuden PINin. Entiset laitteet kirjataan ulos. Yksityinen osa aukeaa yhä vain omalla salaisuudellasi.',
      ...FI,
    },
  },
  sv: {
    ACTIVATION: {
      title: 'Öppna din kompetensplånbok',
      what: 'I plånboken finns dina markeringar och intyg. Den är din: du bestämmer vem som ser den.',
      ...SV,
    },
    REISSUE: {
      title: 'Öppna din plånbok på nytt',
      what: 'Du får en ny PIN-kod. Tidigare enheter loggas ut. Den privata delen öppnas ännu bara med din egen hemlighet.',
      ...SV,
    },
  },
  en: {
    ACTIVATION: {
      title: 'Open your competence wallet',
      what: 'Your marks and certificates are in it. It is yours: you decide who sees it.',
      ...EN,
    },
    REISSUE: {
      title: 'Open your wallet again',
      what: 'You get a new PIN. Earlier devices are signed out. The private part still opens with your own secret only.',
      ...EN,
    },
  },
};
