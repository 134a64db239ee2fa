import type { SegmentState } from '../drawing/ring.ts';
import type { CheckName, Outcome } from '../verification/check.ts';

/** All that the verdict page wants to know. */
export const VERDICT_QUESTION = `query VerdictPage($input: ProofInput!) {
  verify(input: $input) {
    outcome
    checks { name outcome code reason }
    proof {
      issuerId issuerName issuerStatedName holderName achievementName issuedOn
      document {
        title language holderBirthDate identityAssurance targetCode unitName qualificationName diaryNumber
        facts { label value }
        sections { heading groups { name items { text language level note } } }
        ring { groups centre alternative }
        foot
      }
    }
  }
}`;

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

export interface VerdictAnswer {
  readonly verify: {
    readonly outcome: Outcome;
    readonly checks: readonly VerdictCheck[];
    readonly proof: VerdictProof | null;
  };
}
