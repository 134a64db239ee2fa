import type { Language } from '../base/language.ts';

/** What each language calls itself. */
export const OWN_NAME: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
};

export const FRAME_TEXT: Readonly<Record<Language, { home: string; languages: string; foot: string }>> = {
  fi: {
    home: 'Pätevä, etusivu',
    languages: 'Kieli',
    foot: 'Pätevä tekee osaamisesta todistuksen, joka on tekijänsä oma.',
  },
  sv: {
    home: 'Pätevä, startsidan',
    languages: 'Språk',
    foot: 'Pätevä gör kunnande till ett intyg som är ens eget.',
  },
  en: {
    home: 'Pätevä, start page',
    languages: 'Language',
    foot: 'Pätevä turns competence into a proof that belongs to whoever earned it.',
  },
};
