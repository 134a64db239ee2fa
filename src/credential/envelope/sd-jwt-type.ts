import { LANGUAGES } from '../../base/language.ts';
import { sdJwtType } from './sd-jwt-claims.ts';

const NAME = { fi: 'Todistus osaamisesta', sv: 'Intyg över kunnande', en: 'Proof of competence' } as const;

const DESCRIPTION = {
  fi: 'Osaamistodistus, tieto tunnustetusta osaamisesta tai lausunto. Kukin vaatimus voidaan näyttää erikseen.',
  sv: 'Kompetensintyg, uppgift om erkänt kunnande eller utlåtande. Varje krav kan visas för sig.',
  en: 'A certificate of competence, information on recognised competence or a statement. Each requirement can be shown by itself.',
} as const;

/** What a wallet shows of our type of SD-JWT VC (SD-JWT VC, 6: Type Metadata); served where the type's name leads. */
export const sdJwtTypeMetadata = (baseUrl: string): object => ({
  vct: sdJwtType(baseUrl),
  name: NAME.en,
  description: DESCRIPTION.en,
  display: LANGUAGES.map((locale) => ({ locale, name: NAME[locale], description: DESCRIPTION[locale] })),
});
