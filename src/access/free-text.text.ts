import type { OwnText } from '../base/language.ts';

/** The note that stands beside every field into which people write freely. */
export const FREE_TEXT_NOTE: OwnText = {
  fi: 'Kirjoita siitä, mitä opit ja teet. Älä kirjoita terveydestä, sosiaalihuollosta tai niiden päätöksistä: ne eivät kuulu tänne.',
  sv: 'Skriv om vad du lär dig och gör. Skriv inte om hälsa, socialvård eller beslut om dem: de hör inte hit.',
  en: 'Write about what you learn and do. Write nothing about health, social care or decisions on them: they do not belong here.',
};
