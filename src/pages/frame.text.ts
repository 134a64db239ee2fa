import type { Language } from '../base/language.ts';

/** What each language calls itself. */
export const OWN_NAME: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
};

interface FrameText {
  readonly home: string;
  readonly languages: string;
  readonly foot: string;
  readonly wallet: string;
  readonly signOut: string;
}

export const FRAME_TEXT: Readonly<Record<Language, FrameText>> = {
  fi: {
    home: 'Pätevä, etusivu',
    languages: 'Kieli',
    foot: 'Pätevä tekee osaamisesta todistuksen, joka on tekijänsä oma.',
    wallet: 'Lompakko',
    signOut: 'Kirjaudu ulos',
  },
  sv: {
    home: 'Pätevä, startsidan',
    languages: 'Språk',
    foot: 'Pätevä gör kunnande till ett intyg som är ens eget.',
    wallet: 'Plånbok',
    signOut: 'Logga ut',
  },
  en: {
    home: 'Pätevä, start page',
    languages: 'Language',
    foot: 'Pätevä turns competence into a proof that belongs to whoever earned it.',
    wallet: 'Wallet',
    signOut: 'Sign out',
  },
};
