import type { Language } from '../base/language.ts';

interface StartPageText {
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly ring: string;
  readonly example: string;
  readonly points: readonly string[];
  readonly own: string;
  readonly ownLead: string;
  readonly activate: string;
  readonly signIn: string;
  readonly check: string;
  readonly checkLead: string;
  readonly checkButton: string;
  readonly voluntary: string;
}

export const START_PAGE_TEXT: Readonly<Record<Language, StartPageText>> = {
  fi: {
    title: 'Osaaminen näkyviin',
    heading: 'Se, mitä osaat, näkyviin.',
    lead: 'Opit töitä tekemällä. Pätevä vertaa osaamistasi ammatillisten tutkintojen vaatimuksiin ja antaa siitä todistuksen, joka on sinun.',
    ring: '12 merkintää 28:sta, niistä 3 ohjatusti',
    example: 'Rengas on tarkistuslistasi. Jokainen osa on yksi vaatimus: 12 merkintää 28:sta.',
    points: [
      'Sinä arvioit itse, ohjaaja merkitsee, mitä on nähnyt sinun tekevän.',
      'Sinä päätät, mille oppilaitokselle listasi avataan.',
      'Todistus on tiedosto, jonka kuka tahansa voi tarkistaa, myös ilman meitä.',
    ],
    own: 'Oma lompakko',
    ownLead:
      'Lompakossa ovat tarkistuslistasi ja todistuksesi. Vain sinä avaat sen. Et tarvitse sähköpostia etkä pankkitunnuksia.',
    activate: 'Ota käyttöön kortilla',
    signIn: 'Kirjaudu',
    check: 'Saitko todistuksen tarkistettavaksi?',
    checkLead: 'Tarkistat sen hetkessä. Et tarvitse tunnusta.',
    checkButton: 'Tarkista todistus',
    voluntary: 'Pätevän käyttö on vapaaehtoista. Se ei muuta mitään etuutta eikä palvelua.',
  },
  sv: {
    title: 'Gör kunnandet synligt',
    heading: 'Gör synligt vad du kan.',
    lead: 'Du lär dig genom att arbeta. Pätevä jämför ditt kunnande med kraven i yrkesinriktade examina och ger dig ett intyg som är ditt.',
    ring: '12 anteckningar av 28, 3 av dem med handledning',
    example: 'Ringen är din checklista. Varje del är ett krav: 12 anteckningar av 28.',
    points: [
      'Du bedömer själv, handledaren antecknar vad hen har sett dig göra.',
      'Du bestämmer vilken läroanstalt som får se din lista.',
      'Intyget är en fil som vem som helst kan kontrollera, också utan oss.',
    ],
    own: 'Din egen plånbok',
    ownLead:
      'I plånboken finns dina checklistor och intyg. Bara du öppnar den. Du behöver varken e-post eller bankkoder.',
    activate: 'Ta i bruk med kortet',
    signIn: 'Logga in',
    check: 'Har du fått ett intyg att kontrollera?',
    checkLead: 'Det går på ett ögonblick. Du behöver inget konto.',
    checkButton: 'Kontrollera ett intyg',
    voluntary: 'Det är frivilligt att använda Pätevä. Det ändrar ingen förmån och ingen service.',
  },
  en: {
    title: 'Show what you can do',
    heading: 'Show what you can do.',
    lead: 'You learn by working. Pätevä compares what you can do with the requirements of vocational qualifications and gives you a proof of it that is yours.',
    ring: '12 marks of 28, 3 of them with guidance',
    example: 'The ring is your checklist. Each part is one requirement: 12 marks of 28.',
    points: [
      'You assess yourself, an instructor marks what they have seen you do.',
      'You decide which school may see your list.',
      'The proof is a file that anyone can check, even without us.',
    ],
    own: 'Your own wallet',
    ownLead:
      'In the wallet are your checklists and proofs. Only you open it. You need no e-mail and no bank credentials.',
    activate: 'Open it with a card',
    signIn: 'Sign in',
    check: 'Were you given a proof to check?',
    checkLead: 'It takes a moment. You need no account.',
    checkButton: 'Check a proof',
    voluntary: 'Using Pätevä is voluntary. It changes no benefit and no service.',
  },
};
