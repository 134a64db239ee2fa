import type { Language } from '../base/language.ts';

/**
 * What a certificate shows a reader, taken from the signed claims alone, every text in the signed language.
 * The PDF draws it and nothing else, so the visible text can be compared with the claims.
 */
export interface CertificateView {
  readonly kind: 'COMPETENCE_CERTIFICATE' | 'RECOGNISED_COMPETENCE' | 'STATEMENT';
  readonly language: Language;
  /** The kind of document in words (Osaamistodistus ...). */
  readonly title: string;
  readonly holder: { readonly name: string; readonly birthDate?: string; readonly identityAssurance: string };
  readonly issuer: { readonly name: string; readonly businessId: string; readonly id: string };
  readonly target: { readonly name: string; readonly code?: string; readonly unitName?: string };
  readonly qualification: { readonly name: string; readonly diaryNumber?: string };
  /** "15 osp", "Kiitettävä (5), asteikko 1–5", "Näyttö" ... each with its label, in the order to show them. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The heading over the requirements ("Tunnustetut vaatimukset" ...) and they, by group, in order. */
  readonly sections: readonly {
    readonly heading: string;
    readonly groups: readonly {
      readonly name?: string;
      readonly items: readonly {
        readonly text: string;
        /** Set where the text is not in the signed language. */
        readonly language?: string;
        /** "Osaa itsenäisesti", where the document tells levels. */
        readonly level?: { readonly code: 'WITH_GUIDANCE' | 'INDEPENDENTLY'; readonly label: string };
        /** Date and the marker's role in words. */
        readonly note?: string;
      }[];
    }[];
  }[];
  /** What the ring shows; see drawing/ring.ts. */
  readonly ring: {
    readonly groups: readonly (readonly ('EMPTY' | 'PART' | 'FULL')[])[];
    readonly centre: { readonly tick: true } | { readonly text: string };
    readonly alternative: string;
  };
  /** Lines at the foot: who confirmed, what this document is and is not. */
  readonly foot: readonly string[];
  readonly howToVerify: string;
  readonly credentialId: string;
  readonly issuedOn: string;
}
