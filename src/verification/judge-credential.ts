import { Refusal } from '../base/refusal.ts';
import { certificateViewOf } from '../credential/certificate-view-of.ts';
import { badgeOfVcJwt } from '../credential/envelope/vc-jwt.ts';
import { dataModelOf, foreignShape, isOpenBadge } from '../credential/foreign-shape.ts';
import { usedResources } from '../credential/related-resource.ts';
import { checkOpenBadge } from '../credential/shape.ts';
import { type Check, check } from './check.ts';
import { checkDates } from './check-dates.ts';
import { checkProof, issuerOf, type ProofChecks } from './check-proof.ts';
import { checkStatus, type StatusSources } from './check-status.ts';
import { checkToken } from './check-token.ts';
import { isObject, type Json, listed } from './json-value.ts';
import type { Judgement } from './judgement.ts';
import type { Terms } from './known-terms.ts';
import { proofSummary } from './proof-summary.ts';
import type { Token } from './read-token.ts';

/** Judges a credential with Data Integrity proofs; `terms` says which names are taken. */
export async function judgeCredential(
  credential: Json,
  ours: boolean,
  sources: StatusSources,
  terms: Terms = 'KNOWN',
): Promise<Judgement> {
  const signed = await checkProof(credential, (did) => sources.didDocument(did), sources.now, terms);
  return judged(credential, checkShape(credential, ours), signed, sources);
}

/** Judges a credential in a JWT: `vc+jwt` (VC-JOSE-COSE), or Open Badges' own (3.0, 8.2). */
export async function judgeJwt(token: Token, ours: boolean, sources: StatusSources): Promise<Judgement> {
  const { credential, contradiction } = credentialIn(token.payload);
  const didDocument = (did: string) => sources.didDocument(did);
  const outer = await checkToken(token, issuerOf(credential), didDocument, sources.now);
  // Open Badges (3.0, 8.2.3) allows a proof inside as well; then both must hold.
  const inner = 'proof' in credential ? await checkProof(credential, didDocument, sources.now) : outer;
  const signed = {
    proof: outer.proof.outcome === 'VALID' ? inner.proof : outer.proof,
    identity: outer.identity.outcome === 'VALID' ? inner.identity : outer.identity,
  };
  // The set of statuses that a vc+jwt of ours carries is more than Open Badges allows.
  const badge = token.header.typ === 'vc+jwt' ? badgeOfVcJwt(credential) : credential;
  const shape = contradiction
    ? check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: contradiction })
    : checkShape(badge, ours);
  const { exp } = token.payload;
  const until = typeof exp === 'number' && credential.validUntil === undefined ? instant(exp) : null;
  return judged(
    credential,
    shape,
    signed,
    sources,
    until ? { ...credential, validUntil: until } : credential,
    badge,
  );
}

async function judged(
  credential: Json,
  shape: Check,
  { proof, identity }: ProofChecks,
  sources: StatusSources,
  dated: Json = credential,
  badge: Json = credential,
): Promise<Judgement> {
  // A broken signature leaves nobody whose status list could be asked.
  const signed = proof.outcome === 'VALID' && identity.outcome === 'VALID';
  return {
    issuer: issuerOf(credential),
    shape,
    proof,
    identity,
    status: signed ? await checkStatus(credential, sources) : null,
    dates: checkDates(dated, sources.now),
    holder: null,
    isOurKind: () => !(certificateViewOf(badge) instanceof Refusal),
    summary: (name) => proofSummary(badge, name),
  };
}

const instant = (seconds: number): string => {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? 'never' : date.toISOString();
};

/** The credential in a payload, and the first of the token's own claims that says something else than it. */
export function credentialIn(payload: Json): {
  readonly credential: Json;
  readonly contradiction: string | null;
} {
  const { iss, sub, jti, nbf, exp, iat: _, ...credential } = payload;
  const subject = listed(credential.credentialSubject)[0];
  const seconds = (value: unknown) => Math.floor(Date.parse(String(value)) / 1000);
  const repeated: readonly (readonly [string, unknown, unknown])[] = [
    ['iss', iss, issuerOf(credential)],
    ['sub', sub, isObject(subject) ? subject.id : undefined],
    ['jti', jti, credential.id],
    ['nbf', nbf, seconds(credential.validFrom)],
    ['exp', exp, credential.validUntil === undefined ? exp : seconds(credential.validUntil)],
    ['exp', typeof exp, exp === undefined ? 'undefined' : 'number'],
  ];
  const wrong = repeated.find(([, stated, meant]) => stated !== undefined && stated !== meant);
  return { credential, contradiction: wrong?.[0] ?? null };
}

function checkShape(credential: Json, ours: boolean): Check {
  // Our status lists are credentials too, and so is what integrators have signed under our issuers; neither is a badge.
  const badge = ours && isOpenBadge(credential);
  const refused = badge ? checkOpenBadge(credential) : foreignShape(credential);
  if (!(refused instanceof Refusal)) {
    const list = listed(credential.type).includes('BitstringStatusListCredential');
    if (ours && !list && credential.credentialStatus === undefined)
      return check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: 'credentialStatus' });
    return checkResources(credential);
  }
  const contexts: unknown = credential['@context'];
  const first: unknown = Array.isArray(contexts) ? contexts[0] : contexts;
  // Another data model is no fault of the credential, as long as it says so itself.
  if (!ours && typeof first === 'string' && dataModelOf(credential) === null)
    return check('SHAPE', 'UNKNOWN', 'OTHER_DATA_MODEL');
  return check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: refused.detail.at ?? '/' });
}

const RESOURCES = {
  DIFFERENT: ['INVALID', 'RESOURCE_DIFFERS'],
  UNKNOWN: ['UNKNOWN', 'RESOURCE_NOT_COMPARED'],
} as const;

function checkResources(credential: Json): Check {
  const found = usedResources(credential);
  const first =
    found.find(({ answer }) => answer === 'DIFFERENT') ?? found.find(({ answer }) => answer === 'UNKNOWN');
  if (!first || first.answer === 'SAME') return check('SHAPE', 'VALID', 'SHAPE_FITS');
  const [outcome, code] = RESOURCES[first.answer];
  return check('SHAPE', outcome, code, { at: first.id });
}
