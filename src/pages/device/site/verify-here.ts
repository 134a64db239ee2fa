import { Refusal } from '../../../base/refusal.ts';
import type { CertificateView } from '../../../credential/certificate-view.ts';
import { certificateViewOf } from '../../../credential/certificate-view-of.ts';
import { OPEN_BADGES_V3 } from '../../../credential/document-loader.ts';
import { badgeOfSdJwt } from '../../../credential/envelope/sd-jwt-claims.ts';
import { checkShownClaims, mayBeWhole, type ShownClaims } from '../../../credential/envelope/sd-jwt-shape.ts';
import { checkOpenBadge, type OpenBadge } from '../../../credential/shape.ts';
import { statusEntry } from '../../../credential/status-list.ts';
import { type Check, check, type Outcome, outcomeOf } from '../../../verification/check.ts';
import { checkDates } from '../../../verification/check-dates.ts';
import { disclosedClaims } from '../../../verification/disclosed-claims.ts';
import { isModest, repeatedName } from '../../../verification/json-text.ts';
import { isObject, type Json, listed } from '../../../verification/json-value.ts';
import { looksLikeToken, readToken, type Token } from '../../../verification/read-token.ts';
import { checkKey } from './check-key.ts';
import { checkDocument, checkJws, type SignatureChecks } from './check-signature.ts';
import { checkEntries, checkTokenEntry } from './check-standing.ts';
import { readFile } from './read-file.ts';
import { own, type Trust } from './trust.ts';

/** What a proof says, once its signature holds. */
export type Says =
  | { readonly kind: 'WHOLE'; readonly view: CertificateView }
  /** An SD-JWT of which its holder left something out. */
  | { readonly kind: 'PART'; readonly claims: ShownClaims };

export interface HereVerdict {
  readonly outcome: Outcome;
  readonly checks: readonly Check[];
  readonly says: Says | null;
}

/**
 * The verdict on a proof of one of the issuers that came with the page, made on this device alone. Every check has the
 * meaning that it has on a server, except: the page of a PDF is not compared, so that a PDF is never VALID here, a
 * presenter's own signature is not looked at, and a proof of anybody else is UNKNOWN.
 */
export async function verifyHere(bytes: Uint8Array, now: Date, trust: Trust): Promise<HereVerdict> {
  const file = await readFile(bytes);
  if ('unread' in file) return unreadable(file.unread);
  const found = foundIn(file.text.trim());
  if ('name' in found) return unreadable(found);
  const judged =
    'jws' in found
      ? await judgeToken(found, now, trust)
      : await judgeCredential(found.credential, now, trust);
  const { proof, identity } = judged.signed;
  const known = typeof judged.issuer === 'string' ? own(trust.issuers, judged.issuer) : undefined;
  const signed = proof.outcome === 'VALID' && identity.outcome === 'VALID';
  const checks = [
    check('READABLE', 'VALID', 'READ'),
    judged.shape,
    proof,
    identity,
    known
      ? check('ISSUER_TRUST', 'VALID', 'ISSUER_KNOWN', { issuer: known.name })
      : check('ISSUER_TRUST', 'UNKNOWN', 'ISSUER_NOT_KNOWN'),
    ...(judged.status ? [judged.status] : []),
    judged.dates,
    ...(file.inPdf && signed ? [check('VISIBLE_TEXT', 'UNKNOWN', 'PAGE_NOT_LOOKED_AT')] : []),
  ];
  return {
    outcome: outcomeOf(checks),
    checks,
    says: signed && judged.shape.outcome === 'VALID' ? judged.says() : null,
  };
}

const unreadable = (read: Check): HereVerdict => ({ outcome: read.outcome, checks: [read], says: null });

/** The one proof in a text: a token, or a JSON credential. */
function foundIn(text: string): Token | { readonly credential: Json } | Check {
  const wrong = (code: Check['code'], outcome: 'INVALID' | 'UNKNOWN' = 'INVALID', at = '') =>
    check('READABLE', outcome, code, { at });
  if (looksLikeToken(text)) {
    const token = readToken(text);
    if ('code' in token) return wrong(token.code, token.outcome, token.at);
    return token.format === 'JWT' || token.format === 'SD_JWT' ? token : wrong('OTHER_FORMAT', 'UNKNOWN');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong('NOT_JSON');
  }
  if (!isObject(value)) return wrong('NOT_JSON');
  if (!isModest(value)) return wrong('TOO_COMPLEX', 'UNKNOWN');
  const repeated = repeatedName(text);
  if (repeated !== null) return wrong('REPEATED_NAME', 'INVALID', repeated);
  return { credential: value };
}

interface Judged {
  readonly issuer: unknown;
  readonly shape: Check;
  readonly signed: SignatureChecks;
  readonly status: Check | null;
  readonly dates: Check;
  says(): Says | null;
}

const holds = ({ proof, identity }: SignatureChecks): boolean =>
  proof.outcome === 'VALID' && identity.outcome === 'VALID';

const shapeOf = (read: object | Refusal): Check =>
  read instanceof Refusal
    ? check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: read.detail.at ?? '/' })
    : check('SHAPE', 'VALID', 'SHAPE_FITS');

async function judgeCredential(credential: Json, now: Date, trust: Trust): Promise<Judged> {
  const badge = checkOpenBadge(credential);
  if (!(badge instanceof Refusal))
    return judged(credential, badge, await checkDocument(credential, trust), now, trust);
  // What is none of ours could use names of any meaning: its signature is not looked at.
  const { issuer, proof } = credential;
  const method = isObject(proof) ? proof.verificationMethod : undefined;
  const { identity } = checkKey(isObject(issuer) ? issuer.id : issuer, method, trust);
  return judged(
    credential,
    badge,
    { proof: check('PROOF', 'UNKNOWN', 'OTHER_CONTEXT'), identity },
    now,
    trust,
  );
}

async function judged(
  credential: Json,
  badge: OpenBadge | Refusal,
  signed: SignatureChecks,
  now: Date,
  trust: Trust,
): Promise<Judged> {
  const issuer = isObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  const known = typeof issuer === 'string' && Object.hasOwn(trust.issuers, issuer);
  const ours = known && listed(credential['@context']).includes(OPEN_BADGES_V3);
  return {
    issuer,
    // Somebody else's may follow another standard, and so may what an integrator had signed here.
    shape:
      ours || !(badge instanceof Refusal) ? shapeOf(badge) : check('SHAPE', 'UNKNOWN', 'OTHER_DATA_MODEL'),
    signed,
    status: holds(signed) ? await checkEntries(credential, now, trust) : null,
    dates: checkDates(credential, now),
    says: () => whole(badge),
  };
}

function whole(badge: unknown): Says | null {
  const view = certificateViewOf(badge);
  return view instanceof Refusal ? null : { kind: 'WHOLE', view };
}

function judgeToken(token: Token, now: Date, trust: Trust): Promise<Judged> {
  return token.format === 'SD_JWT' ? judgeSdJwt(token, now, trust) : judgeJwt(token, now, trust);
}

/** A credential in a JWT of ours repeats nothing that it does not say itself. */
async function judgeJwt(token: Token, now: Date, trust: Trust): Promise<Judged> {
  const { iss, sub, jti, nbf, ...credential } = token.payload;
  const read = checkOpenBadge(withOneStatus(credential));
  const agrees =
    !(read instanceof Refusal) &&
    [
      [iss, read.issuer.id],
      [sub, read.credentialSubject.id],
      [jti, read.id],
      [nbf, Math.floor(Date.parse(read.validFrom) / 1000)],
    ].every(([stated, meant]) => stated === undefined || stated === meant);
  const badge = agrees || read instanceof Refusal ? read : new Refusal('CREDENTIAL_SHAPE', [], { at: 'iss' });
  const issuer = isObject(credential.issuer) ? credential.issuer.id : undefined;
  return judged(credential, badge, await checkJws(token, issuer, trust), now, trust);
}

/** A vc+jwt names revocation and suspension, at one place of two lists; Open Badges' own shape has the first alone. */
function withOneStatus(credential: Json): Json {
  const set = credential.credentialStatus;
  if (!Array.isArray(set) || !isObject(set[0])) return credential;
  const { statusListCredential, statusListIndex } = set[0];
  const place = { listUrl: String(statusListCredential), index: Number(statusListIndex) };
  const ours = JSON.stringify([statusEntry(place), statusEntry(place, 'suspension')]);
  return JSON.stringify(set) === ours ? { ...credential, credentialStatus: set[0] } : credential;
}

async function judgeSdJwt(token: Token, now: Date, trust: Trust): Promise<Judged> {
  const signed = await checkJws(token, token.payload.iss, trust);
  const claims = disclosedClaims(token, await Promise.all(token.disclosures.map(digest)));
  const shown = checkShownClaims(claims);
  const proof =
    claims === null && signed.proof.outcome === 'VALID'
      ? check('PROOF', 'INVALID', 'NOT_COVERED')
      : signed.proof;
  const answered = { proof, identity: signed.identity };
  const from = claims?.nbf;
  return {
    issuer: token.payload.iss,
    shape: shapeOf(shown),
    signed: answered,
    status: claims && holds(answered) ? await checkTokenEntry(claims, now, trust) : null,
    dates: checkDates(
      typeof from === 'number' ? { validFrom: new Date(from * 1000).toISOString() } : {},
      now,
    ),
    says: () => {
      if (shown instanceof Refusal) return null;
      return (mayBeWhole(shown) ? whole(badgeOfSdJwt(shown)) : null) ?? { kind: 'PART', claims: shown };
    },
  };
}

/** SHA-256 of a disclosure in base64url (RFC 9901, 4.1.1). */
async function digest(disclosure: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(disclosure)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
