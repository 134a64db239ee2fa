/** For whom a set is chosen. */
export const COLLECTION_PURPOSES = {
  SCHOOL: 'For a school.',
  JOB: 'For a job.',
} as const satisfies Record<string, string>;

export type CollectionPurpose = keyof typeof COLLECTION_PURPOSES;

export const MOST_COLLECTIONS = 100;
/** How many proofs stand in one set. */
export const MOST_TOGETHER = 20;
