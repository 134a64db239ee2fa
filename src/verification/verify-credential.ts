import type { OwnText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { CREDENTIALS_V2 } from '../credential/document-loader.ts';
import { foreignShape } from '../credential/foreign-shape.ts';
import { checkOpenBadge } from '../credential/shape.ts';
import { type Check, check, type Outcome, outcomeOf } from './check.ts';
import { checkDates } from './check-dates.ts';
import { checkProof, issuerOf } from './check-proof.ts';
import { checkStatus, type StatusSources } from './check-status.ts';
import { type Json, listed } from './json-value.ts';
import { type ProofSummary, proofSummary } from './proof-summary.ts';
import { type ProofInput, readProof } from './read-proof.ts';

export interface TrustedIssuer {
  /** From a register, never from the credential itself. */
  readonly name: OwnText | string;
  readonly kind: string;
}

/** Where a verifier looks. Null says that it could not be had; a thrown error is taken for the same. */
export interface VerificationSources extends StatusSources {
  trustedIssuer(did: string): TrustedIssuer | null | Promise<TrustedIssuer | null>;
  /** Whether the DID is one of this server's own issuers: stricter about shape, since we know what we issue. */
  isOurs(did: string): boolean | Promise<boolean>;
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly checks: readonly Check[];
  /** What the proof says, once its signature holds; null before. */
  readonly summary: ProofSummary | null;
}

/**
 * The verdict on a credential in JSON or in a PDF, check by check, each with its reason in fi, sv and en.
 * Fails closed: what cannot be told is never called valid. Refuses with TOO_LARGE (over 10 MB) or INVALID_INPUT.
 */
export async function verifyProof(
  input: ProofInput,
  sources: VerificationSources,
): Promise<Verdict | Refusal> {
  const read = await readProof(input);
  if (read instanceof Refusal) return read;
  const { credential } = read;
  if (!credential) return { outcome: read.check.outcome, checks: [read.check], summary: null };

  const issuer = issuerOf(credential);
  const ours = issuer !== null && (await sources.isOurs(issuer));
  const shape = checkShape(credential, ours);
  const { proof, identity } = await checkProof(credential, (did) => sources.didDocument(did), sources.now);
  const trusted = issuer === null ? null : await sources.trustedIssuer(issuer);
  // A broken signature leaves nobody whose status list could be asked.
  const signed = proof.outcome === 'VALID' && identity.outcome === 'VALID';
  const status = signed ? await checkStatus(credential, sources) : null;

  const checks = [
    read.check,
    shape,
    proof,
    identity,
    trusted
      ? check('ISSUER_TRUST', 'VALID', 'ISSUER_KNOWN', { issuer: trusted.name })
      : check('ISSUER_TRUST', 'UNKNOWN', 'ISSUER_NOT_KNOWN'),
    ...(status ? [status] : []),
    checkDates(credential, sources.now),
  ];
  return {
    outcome: outcomeOf(checks),
    checks,
    summary: signed && shape.outcome === 'VALID' ? proofSummary(credential, trusted?.name ?? null) : null,
  };
}

function checkShape(credential: Json, ours: boolean): Check {
  // Our status lists are credentials too, and no badges.
  const badge = ours && !listed(credential.type).includes('BitstringStatusListCredential');
  const refused = badge ? checkOpenBadge(credential) : foreignShape(credential);
  if (!(refused instanceof Refusal)) return check('SHAPE', 'VALID', 'SHAPE_FITS');
  const contexts: unknown = credential['@context'];
  const first: unknown = Array.isArray(contexts) ? contexts[0] : contexts;
  // Another data model is no fault of the credential, as long as it says so itself.
  if (!ours && typeof first === 'string' && first !== CREDENTIALS_V2)
    return check('SHAPE', 'UNKNOWN', 'OTHER_DATA_MODEL');
  return check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: refused.detail.at ?? '/' });
}
