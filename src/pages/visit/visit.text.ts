import type { Language } from '../../base/language.ts';

interface VisitText {
  readonly notFound: string;
  readonly notFoundLead: string;
  readonly notReceived: string;
  readonly notReceivedLead: string;
  readonly wallet: string;
  readonly start: string;
  readonly again: string;
}

export const VISIT_TEXT: Readonly<Record<Language, VisitText>> = {
  fi: {
    notFound: 'Tätä ei löydy.',
    notFoundLead: 'Sitä ei ole, tai se ei ole sinun. Katso, mitä lompakossasi on.',
    notReceived: 'Lomake ei tullut perille.',
    notReceivedLead: 'Mitään ei tehty. Avaa sivu uudelleen ja lähetä lomake siltä.',
    wallet: 'Lompakkoon',
    start: 'Etusivulle',
    again: 'Avaa sivu uudelleen',
  },
  sv: {
    notFound: 'Det här finns inte.',
    notFoundLead: 'Det finns inte, eller så är det inte ditt. Se vad som finns i din plånbok.',
    notReceived: 'Blanketten kom inte fram.',
    notReceivedLead: 'Ingenting gjordes. Öppna sidan på nytt och skicka blanketten från den.',
    wallet: 'Till plånboken',
    start: 'Till startsidan',
    again: 'Öppna sidan på nytt',
  },
  en: {
    notFound: 'This cannot be found.',
    notFoundLead: 'It is not there, or it is not yours. See what is in your wallet.',
    notReceived: 'The form did not arrive.',
    notReceivedLead: 'Nothing was done. Open the page again and send the form from it.',
    wallet: 'To the wallet',
    start: 'To the start page',
    again: 'Open the page again',
  },
};
