import type { Language } from '../base/language.ts';
import { type Ring, ringCount } from './ring.ts';

/** What a full segment stands for: a mark on a checklist, or a school's decision. */
export type RingMeaning = 'MARKED' | 'RECOGNISED' | 'ACCEPTED';

/** What a ring shows, in words for someone who cannot see it; one closed ring has none to count. */
export function ringAlternative(
  groups: Ring['groups'],
  language: Language,
  meaning: RingMeaning = 'MARKED',
): string {
  const { marked, inPart, total } = ringCount(groups);
  if (total === 0) return WORDS[language].closed[meaning];
  return WORDS[language].counted(marked, total, inPart, VERB[language][meaning]);
}

const VERB: Readonly<Record<Language, Readonly<Record<RingMeaning, string>>>> = {
  fi: { MARKED: 'merkitty', RECOGNISED: 'tunnustettu', ACCEPTED: 'hyväksyttävissä' },
  sv: { MARKED: 'antecknade', RECOGNISED: 'erkända', ACCEPTED: 'kan godtas' },
  en: { MARKED: 'marked', RECOGNISED: 'recognised', ACCEPTED: 'would be accepted' },
};

interface Words {
  readonly counted: (marked: number, total: number, inPart: number, verb: string) => string;
  readonly closed: Readonly<Record<RingMeaning, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    counted: (marked, total, inPart, verb) =>
      (total === 1 ? `${marked}/1 vaatimus ${verb}` : `${marked}/${total} vaatimusta ${verb}`) +
      (inPart > 0 ? `, niistä ${inPart} ohjatusti` : ''),
    closed: {
      MARKED: 'Osaaminen merkitty',
      RECOGNISED: 'Osaaminen tunnustettu',
      ACCEPTED: 'Osaaminen hyväksyttävissä',
    },
  },
  sv: {
    counted: (marked, total, inPart, verb) =>
      `${marked} av ${total} krav ${verb}${inPart > 0 ? `, ${inPart} av dem med handledning` : ''}`,
    closed: {
      MARKED: 'Kunnandet antecknat',
      RECOGNISED: 'Kunnandet erkänt',
      ACCEPTED: 'Kunnandet kan godtas',
    },
  },
  en: {
    counted: (marked, total, inPart, verb) =>
      `${marked} of ${total} ${total === 1 ? 'requirement' : 'requirements'} ${verb}` +
      (inPart > 0 ? `, ${inPart} of them with guidance` : ''),
    closed: {
      MARKED: 'Competence marked',
      RECOGNISED: 'Competence recognised',
      ACCEPTED: 'Competence would be accepted',
    },
  },
};
