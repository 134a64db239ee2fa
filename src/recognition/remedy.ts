import type { Dossier } from './dossier.ts';

/** Kinds of decision whose remedies a provider words for itself. */
export const REMEDY_KINDS = {
  RECOGNITION: 'Recognised directly or through assessors.',
  ASSESSMENT: 'Assessed by a demonstration.',
  DECLINE: 'Declined to recognise.',
} as const satisfies Record<string, string>;

export type RemedyKind = keyof typeof REMEDY_KINDS;

/** The kind of remedy that a decision carries. */
export const remedyKindOf = ({
  kind,
  route,
}: Pick<Dossier['decisions'][number], 'kind' | 'route'>): RemedyKind => {
  if (kind === 'DECLINE') return 'DECLINE';
  return route === 'DEMONSTRATION' ? 'ASSESSMENT' : 'RECOGNITION';
};

/** Whether a text is valid on a day (YYYY-MM-DD), both ends included. */
export const isValidOn = (
  dates: { readonly validFrom: string; readonly validUntil: string | null },
  day: string,
): boolean => dates.validFrom <= day && (dates.validUntil === null || day <= dates.validUntil);
