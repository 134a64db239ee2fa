import type { OwnText } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { type Check, check, type Outcome, outcomeOf } from './check.ts';
import { checkPresenter } from './check-holder.ts';
import { checkPage, pageDiffers } from './check-page.ts';
import { issuerOf } from './check-proof.ts';
import type { StatusSources } from './check-status.ts';
import { isObject, listed } from './json-value.ts';
import { judgeCredential, judgeJwt } from './judge-credential.ts';
import { judgeSdJwt } from './judge-sd-jwt.ts';
import type { Judgement } from './judgement.ts';
import type { ProofSummary } from './proof-summary.ts';
import { type Found, type ProofInput, type ReadProof, readProof } from './read-proof.ts';

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
 * The verdict on a credential in JSON, a token, a PDF or an image, or presented by its holder: check by check, each with
 * its reason in fi, sv and en. Fails closed: what cannot be told is never called valid. Refuses with TOO_LARGE (over
 * 10 MB) or INVALID_INPUT.
 */
export async function verifyProof(
  input: ProofInput,
  sources: VerificationSources,
): Promise<Verdict | Refusal> {
  const read = await readProof(input);
  if (read instanceof Refusal) return read;
  const { found } = read;
  if (!found) return { outcome: read.check.outcome, checks: [read.check], summary: null };

  const issuer = claimedIssuer(found);
  const ours = issuer !== null && (await sources.isOurs(issuer));
  const judged = await judge(found, ours, sources);
  const { shape, proof, identity, status } = judged;
  const trusted = issuer === null ? null : await sources.trustedIssuer(issuer);
  const holder = await checkHolder(read, judged);
  const signed = proof.outcome === 'VALID' && identity.outcome === 'VALID';
  const page = signed ? await pageAround(read, judged) : null;
  const checks = [
    read.check,
    shape,
    proof,
    identity,
    trusted
      ? check('ISSUER_TRUST', 'VALID', 'ISSUER_KNOWN', { issuer: trusted.name })
      : check('ISSUER_TRUST', 'UNKNOWN', 'ISSUER_NOT_KNOWN'),
    ...(status ? [status] : []),
    judged.dates,
    ...(holder ? [holder] : []),
    ...(page ? [page] : []),
  ];
  return {
    outcome: outcomeOf(checks),
    checks,
    summary: signed && shape.outcome === 'VALID' ? judged.summary(trusted?.name ?? null) : null,
  };
}

/** Who the credential says issued it; nothing is believed of it yet. */
function claimedIssuer(found: Found): string | null {
  if (found.kind === 'CREDENTIAL') return issuerOf(found.credential);
  const { format, payload } = found.token;
  if (format === 'SD_JWT') return typeof payload.iss === 'string' ? payload.iss : null;
  return issuerOf(payload);
}

function judge(found: Found, ours: boolean, sources: StatusSources): Promise<Judgement> {
  if (found.kind === 'CREDENTIAL') return judgeCredential(found.credential, ours, sources);
  const judgeToken = found.token.format === 'SD_JWT' ? judgeSdJwt : judgeJwt;
  return judgeToken(found.token, ours, sources);
}

async function checkHolder({ found, presentation }: ReadProof, judged: Judgement): Promise<Check | null> {
  if (!presentation || !found) return judged.holder;
  const claims = found.kind === 'CREDENTIAL' ? found.credential : found.token.payload;
  const subjects = listed(claims.credentialSubject).map((one) => (isObject(one) ? one.id : undefined));
  const presenter = await checkPresenter(presentation, [...subjects, claims.sub]);
  // What the holder signed by themself says more than what the presentation leaves open.
  return judged.holder?.outcome === 'INVALID' || presenter === null ? judged.holder : presenter;
}

/** Our papers carry the canonical credential: a page around another form of it was not made by its issuer. */
async function pageAround({ found, pdf }: ReadProof, judged: Judgement): Promise<Check | null> {
  if (!pdf || !judged.isOurKind()) return null;
  return found?.kind === 'CREDENTIAL' ? checkPage(found.credential, pdf) : pageDiffers;
}
