import { Refusal } from '../base/refusal.ts';
import { CHECK_NAMES, type Check, type CheckName, type Outcome, outcomeOf } from './check.ts';
import { checkHeldBy, type Presenter, presenterOf } from './check-holder.ts';
import { checkPage, pageDiffers } from './check-page.ts';
import { issuerOf } from './check-proof.ts';
import type { StatusSources } from './check-status.ts';
import { checkTrust } from './check-trust.ts';
import { type ErasureReceiptVerdict, verifyErasureReceipt } from './erasure-receipt.ts';
import { type Examined, examined } from './examined.ts';
import type { IssuerRegister, RegisteredIssuer } from './issuer-registers.ts';
import { isObject, listed } from './json-value.ts';
import { judgeCredential, judgeJwt } from './judge-credential.ts';
import { judgeSdJwt } from './judge-sd-jwt.ts';
import type { Judgement } from './judgement.ts';
import type { ProofSummary } from './proof-summary.ts';
import { type Found, type ProofInput, type ReadProof, readProof } from './read-proof.ts';
import { type EarlierVerdict, verifyReceipt } from './receipt.ts';
import { explainKey, type WithdrawnKeys } from './withdrawn-key.ts';

/** Where a verifier looks. Null says that it could not be had; a thrown error is taken for the same. */
export interface VerificationSources extends StatusSources {
  /** Who an issuer is, from a register, never from the credential itself. */
  trustedIssuer(did: string): RegisteredIssuer | null | Promise<RegisteredIssuer | null>;
  /** Whether the DID is one of this server's own issuers: stricter about shape, since we know what we issue. */
  isOurs(did: string): boolean | Promise<boolean>;
  /** What this server knows of keys that its own issuers have withdrawn. */
  readonly withdrawn?: WithdrawnKeys;
}

/** The verdict on one credential. */
export interface CredentialVerdict {
  readonly outcome: Outcome;
  readonly checks: readonly Check[];
  /** What the proof says, once its signature holds; null before. */
  readonly summary: ProofSummary | null;
  /** Which register knows the issuer, of a credential whose signature holds. */
  readonly register: IssuerRegister | null;
}

export interface Verdict extends CredentialVerdict {
  /** Each credential by itself, in the order of the presentation that holds them. */
  readonly credentials: readonly CredentialVerdict[];
  readonly examined: Examined;
  /** What a receipt says that was given in a proof's place. */
  readonly earlier: EarlierVerdict | null;
  /** What the receipt of an erasure says that was given in a proof's place. */
  readonly erasure: ErasureReceiptVerdict | null;
}

/**
 * The verdict on a credential in JSON, a token, a PDF or an image, or presented by its holder: check by check, each with
 * its reason in fi, sv and en. Of several credentials in one presentation each is judged, and each check is as its
 * worst. Fails closed: what cannot be told is never called valid. Refuses with TOO_LARGE (over 10 MB) or INVALID_INPUT.
 */
export async function verifyProof(
  input: ProofInput,
  sources: VerificationSources,
): Promise<Verdict | Refusal> {
  const read = await readProof(input);
  if (read instanceof Refusal) return read;
  const around = { examined: examined(input), earlier: null, erasure: null };
  if (read.receipt) {
    const earlier = await verifyReceipt(read.receipt, sources);
    const checks = [read.check, ...earlier.checks];
    return { outcome: outcomeOf(checks), checks, ...NOTHING, ...around, earlier };
  }
  if (read.erasureReceipt) {
    const erasure = await verifyErasureReceipt(read.erasureReceipt, sources);
    const checks = [read.check, ...erasure.checks];
    return { outcome: outcomeOf(checks), checks, ...NOTHING, ...around, erasure };
  }
  if (read.found.length === 0)
    return { outcome: read.check.outcome, checks: [read.check], ...NOTHING, ...around };

  const presenter = read.presentation ? await presenterOf(read.presentation) : null;
  const asked = read.stapled?.length ? { ...sources, stapled: read.stapled } : sources;
  const credentials: CredentialVerdict[] = [];
  // One after the other: several hostile ones at once would have the time of all.
  for (const found of read.found) credentials.push(await verdictOn(found, read, presenter, asked));
  const [only, ...more] = credentials;
  if (only && more.length === 0) return { ...only, credentials, ...around };
  const checks = worstOf(credentials);
  return { outcome: outcomeOf(checks), checks, summary: null, register: null, credentials, ...around };
}

const NOTHING = { summary: null, register: null, credentials: [] } as const;

async function verdictOn(
  found: Found,
  read: ReadProof,
  presenter: Presenter | null,
  sources: VerificationSources,
): Promise<CredentialVerdict> {
  const issuer = claimedIssuer(found);
  const ours = issuer !== null && (await sources.isOurs(issuer));
  const judged = await judge(found, ours, sources);
  const { shape, proof, status } = judged;
  const identity = await explainKey(found, issuer, judged.identity, sources.withdrawn);
  const known = issuer === null ? null : await sources.trustedIssuer(issuer);
  const trusted = known?.until === undefined ? known : null;
  const holder = holderOf(found, presenter, judged);
  const signed = proof.outcome === 'VALID' && identity.outcome === 'VALID';
  const page = signed ? await pageAround(found, read, judged) : null;
  const checks = [
    read.check,
    shape,
    proof,
    identity,
    checkTrust(known),
    ...(status ? [status] : []),
    judged.dates,
    ...(holder ? [holder] : []),
    ...(page ? [page] : []),
  ];
  const told = signed && shape.outcome === 'VALID';
  return {
    outcome: outcomeOf(checks),
    checks,
    summary: told ? judged.summary(trusted?.name ?? null) : null,
    register: told ? (trusted?.register ?? null) : null,
  };
}

/** Each check at its worst, in their own order. */
function worstOf(credentials: readonly CredentialVerdict[]): Check[] {
  const all = credentials.flatMap(({ checks }) => checks);
  return (Object.keys(CHECK_NAMES) as CheckName[]).flatMap((name) => {
    const of = all.filter((one) => one.name === name);
    const worst =
      of.find(({ outcome }) => outcome === 'INVALID') ?? of.find(({ outcome }) => outcome === 'UNKNOWN');
    return (worst ?? of[0]) ? [(worst ?? of[0])!] : [];
  });
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

function holderOf(found: Found, presenter: Presenter | null, judged: Judgement): Check | null {
  // What the holder signed by themself says more than what the presentation leaves open.
  if (!presenter || judged.holder?.outcome === 'INVALID') return judged.holder;
  const claims = found.kind === 'CREDENTIAL' ? found.credential : found.token.payload;
  const subjects = listed(claims.credentialSubject).map((one) => (isObject(one) ? one.id : undefined));
  return checkHeldBy(presenter, [...subjects, claims.sub]);
}

/** Our papers carry the canonical credential: a page around another form of it was not made by its issuer. */
async function pageAround(found: Found, { pdf }: ReadProof, judged: Judgement): Promise<Check | null> {
  if (!pdf || !judged.isOurKind()) return null;
  return found.kind === 'CREDENTIAL' ? checkPage(found.credential, pdf) : pageDiffers;
}
