import type { Language } from '../base/language.ts';

/** Labels of what stands on a certificate without one. */
export const SHOWN_LABELS: Readonly<
  Record<Language, { birthDate: string; identity: string; qualification: string }>
> = {
  fi: { birthDate: 'Syntymäaika', identity: 'Henkilöllisyys', qualification: 'Tutkinto' },
  sv: { birthDate: 'Födelsedatum', identity: 'Identitet', qualification: 'Examen' },
  en: { birthDate: 'Date of birth', identity: 'Identity', qualification: 'Qualification' },
};
