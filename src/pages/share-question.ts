import type { CredentialAnswer, VerdictAnswer } from './verdict-question.ts';

const PARTS = `
fragment Check on Check { name outcome code reason }
fragment Proof on ProofSummaryType {
  issuerId issuerName issuerStatedName holderName achievementName issuedOn
  document {
    title language holderBirthDate identityAssurance targetCode unitName qualificationName diaryNumber
    facts { label value }
    sections { heading groups { name items { text language level note } } }
    ring { groups centre alternative }
    foot
  }
}`;

/** Opens a share, which is counted; the files are fetched afterwards, each where somebody wants it. */
export const OPEN_SHARE = `mutation OpenShare($input: OpenShareInput!) {
  openShare(input: $input) {
    ... on Refusal { code message }
    ... on ShareOpened {
      introduction language expiresAt ticket
      items {
        verdict { outcome checks { ...Check } proof { ...Proof } credentials { outcome checks { ...Check } proof { ...Proof } } }
        original { at outcome verdict { outcome checks { ...Check } proof { ...Proof } } }
        parts { language title facts { label value } requirements { text language level note } }
        files { fileName mediaType }
      }
    }
  }
}${PARTS}`;

/** One file of an opening. */
export const SHARED_FILE = `query SharedFile($input: SharedFileInput!) {
  sharedFile(input: $input) { fileName mediaType base64 }
}`;

export interface SharedFileAnswer {
  readonly sharedFile: {
    readonly fileName: string;
    readonly mediaType: string;
    readonly base64: string;
  } | null;
}

export interface SharedItemAnswer {
  readonly verdict: Pick<VerdictAnswer['verify'], 'outcome' | 'checks' | 'proof' | 'credentials'> | null;
  readonly original: { readonly at: string; readonly verdict: CredentialAnswer } | null;
  readonly parts: {
    readonly language: string;
    readonly title: string;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
    readonly requirements: readonly {
      readonly text: string;
      readonly language: string | null;
      readonly level: string | null;
      readonly note: string | null;
    }[];
  } | null;
  readonly files: readonly { readonly fileName: string; readonly mediaType: string }[];
}

export interface ShareOpenedAnswer {
  readonly introduction: string | null;
  readonly language: string;
  readonly expiresAt: string;
  readonly ticket: string;
  readonly items: readonly SharedItemAnswer[];
}

export interface OpenShareAnswer {
  readonly openShare: ShareOpenedAnswer | { readonly code: string; readonly message: string };
}
