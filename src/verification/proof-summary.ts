import type { OwnText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import type { CertificateView } from '../credential/certificate-view.ts';
import { certificateViewOf } from '../credential/certificate-view-of.ts';
import { issuerOf } from './check-proof.ts';
import { isObject, type Json, listed } from './json-value.ts';

/** What a proof says, for the one who checks it, from the signed claims. */
export interface ProofSummary {
  readonly credentialId: string | null;
  readonly issuer: {
    readonly id: string;
    /** From a register where the issuer is known there. */
    readonly registeredName: OwnText | string | null;
    /** What the credential calls its issuer; its own word only. */
    readonly statedName: string | null;
  };
  readonly holderName: string | null;
  readonly achievementName: string | null;
  /** YYYY-MM-DD */
  readonly issuedOn: string | null;
  /** Everything on it, where it is of a kind that we issue. */
  readonly view: CertificateView | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads a credential whose proof holds and whose shape fits. */
export function proofSummary(credential: Json, registeredName: OwnText | string | null): ProofSummary {
  const view = certificateViewOf(credential);
  const subject = listed(credential.credentialSubject).find(isObject);
  const achievement = subject && isObject(subject.achievement) ? subject.achievement : null;
  const name = listed(subject?.identifier)
    .filter(isObject)
    .find(({ identityType, hashed }) => identityType === 'name' && hashed === false);
  return {
    credentialId: text(credential.id),
    issuer: {
      id: issuerOf(credential) ?? '',
      registeredName,
      statedName: isObject(credential.issuer) ? text(credential.issuer.name) : null,
    },
    holderName: text(name?.identityHash),
    achievementName: text(achievement?.name) ?? text(credential.name),
    issuedOn: text(credential.validFrom)?.slice(0, 10) ?? null,
    view: view instanceof Refusal ? null : view,
  };
}
