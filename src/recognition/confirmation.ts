/** The two facts that a school confirms before it decides. */
export const CONFIRMED_FACTS = {
  IDENTITY: 'Who the person is.',
  STUDY_RIGHT: 'That they have a study right at the school.',
} as const satisfies Record<string, string>;

export type ConfirmedFact = keyof typeof CONFIRMED_FACTS;

/** How a fact was confirmed. No number and no document is kept. */
export const FACT_SOURCES = {
  IDENTITY_DOCUMENT_SEEN: 'An identity document was seen.',
  STRONG_IDENTIFICATION: 'Strong electronic identification.',
  STUDENT_REGISTER: 'The school’s own register of students.',
  STUDY_REGISTER: 'The national register of studies (Koski).',
} as const satisfies Record<string, string>;

export type FactSource = keyof typeof FACT_SOURCES;

/** Which ways can confirm which fact. */
export const SOURCES_OF: Readonly<Record<ConfirmedFact, readonly FactSource[]>> = {
  IDENTITY: ['IDENTITY_DOCUMENT_SEEN', 'STRONG_IDENTIFICATION', 'STUDENT_REGISTER'],
  STUDY_RIGHT: ['STUDENT_REGISTER', 'STUDY_REGISTER'],
};
