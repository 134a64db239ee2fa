import type { SegmentState } from '../drawing/ring.ts';
import type { CheckName, Outcome } from '../verification/check.ts';

/** What a proof says, as a fragment. */
export const PROOF_PARTS = `fragment Proof on ProofSummaryType {
  issuerId issuerName issuerStatedName holderName achievementName issuedOn
  document {
    title language holderBirthDate identityAssurance targetCode unitName qualificationName diaryNumber
    facts { label value }
    sections { heading groups { name items { text language level note } } }
    ring { groups centre alternative }
    foot
  }
}`;

/** All that the verdict page wants to know. */
export const VERDICT_QUESTION = `query VerdictPage($input: ProofInput!) {
  verify(input: $input) {
    outcome
    checks { ...Check }
    proof { ...Proof }
    credentials { outcome checks { ...Check } proof { ...Proof } }
    receipt
    earlier { genuine isThisServer isOfThisProof checks { ...Check } found { outcome } }
    erasure { genuine isThisServer }
  }
}
fragment Check on Check { name outcome code reason }
${PROOF_PARTS}`;

/** Whether a text is a receipt that this server signed. */
export const RECEIPT_QUESTION = `query KeepReceipt($input: ProofInput!) {
  verify(input: $input) { earlier { isThisServer found { at } } }
}`;

export interface ReceiptAnswer {
  readonly verify: {
    readonly earlier: {
      readonly isThisServer: boolean;
      readonly found: { readonly at: string } | null;
    } | null;
  };
}

export interface VerdictCheck {
  readonly name: CheckName;
  readonly outcome: Outcome;
  readonly code: string;
  readonly reason: string;
}

export interface VerdictDocument {
  readonly title: string;
  readonly language: string;
  readonly holderBirthDate: string | null;
  readonly identityAssurance: string;
  readonly targetCode: string | null;
  readonly unitName: string | null;
  readonly qualificationName: string;
  readonly diaryNumber: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly {
    readonly heading: string;
    readonly groups: readonly {
      readonly name: string | null;
      readonly items: readonly {
        readonly text: string;
        readonly language: string | null;
        readonly level: string | null;
        readonly note: string | null;
      }[];
    }[];
  }[];
  readonly ring: {
    readonly groups: readonly (readonly SegmentState[])[];
    readonly centre: string | null;
    readonly alternative: string;
  };
  readonly foot: readonly string[];
}

export interface VerdictProof {
  readonly issuerId: string;
  readonly issuerName: string | null;
  readonly issuerStatedName: string | null;
  readonly holderName: string | null;
  readonly achievementName: string | null;
  readonly issuedOn: string | null;
  readonly document: VerdictDocument | null;
}

export interface CredentialAnswer {
  readonly outcome: Outcome;
  readonly checks: readonly VerdictCheck[];
  readonly proof: VerdictProof | null;
}

/** A receipt that was given, by itself or beside a proof. */
export interface EarlierAnswer {
  readonly genuine: Outcome;
  readonly isThisServer: boolean;
  readonly isOfThisProof: boolean | null;
  readonly checks: readonly VerdictCheck[];
  readonly found: { readonly outcome: Outcome } | null;
}

export interface VerdictAnswer {
  readonly verify: CredentialAnswer & {
    readonly credentials: readonly CredentialAnswer[];
    readonly receipt: string | null;
    readonly earlier: EarlierAnswer | null;
    /** The receipt of an erasure, in a proof's place. */
    readonly erasure: { readonly genuine: Outcome; readonly isThisServer: boolean } | null;
  };
}
