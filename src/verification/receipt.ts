import { z } from 'zod';
import packageFile from '../../package.json' with { type: 'json' };
import { sha256Hex } from '../base/canonical-json.ts';
import type { OwnText } from '../base/language.ts';
import { compactJws } from '../credential/envelope/jws.ts';
import type { Signer } from '../credential/key-pair.ts';
import { CHECK_NAMES, type Check, type CheckName, check, OUTCOMES, type Outcome } from './check.ts';
import type { StatusSources } from './check-status.ts';
import { checkToken } from './check-token.ts';
import { checkTrust } from './check-trust.ts';
import type { Examined } from './examined.ts';
import type { RegisteredIssuer } from './issuer-registers.ts';
import type { ProofSummary } from './proof-summary.ts';
import type { Token } from './read-token.ts';

/** The media type of a receipt, without `application/`; its `typ` (RFC 7515, 4.1.9). */
export const RECEIPT_TYPE = 'pateva-receipt+jwt';

/** One check as a receipt keeps it: what it is and how it came out, without words. */
const finding = z.object({
  name: z.enum(Object.keys(CHECK_NAMES) as [CheckName, ...CheckName[]]),
  outcome: z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]),
  code: z.string().regex(/^[A-Z_]{1,60}$/),
});

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

/** What a receipt says. It holds digests and codes: no name, no claim, nothing that tells whose proof it was. */
const contents = z.object({
  iss: z.string().min(1),
  /** When it was checked (RFC 7519, 4.1.6). */
  iat: z.number().int().nonnegative(),
  /** The version of this form. */
  receipt: z.literal(1),
  /** What checked. */
  software: z.string().max(100),
  outcome: finding.shape.outcome,
  checks: z.array(finding).max(20),
  file: z.object({ sha256: digest, text_sha256: digest }),
  credentials: z
    .array(
      z.object({
        outcome: finding.shape.outcome,
        /** The issuer's DID, and the SHA-256 of the credential's id, where its signature held. */
        issuer: z.string().max(500).nullable(),
        id_sha256: digest,
      }),
    )
    .max(20),
});

interface Checked {
  readonly outcome: Outcome;
  readonly checks: readonly Check[];
  readonly examined: Examined;
  readonly credentials: readonly { readonly outcome: Outcome; readonly summary: ProofSummary | null }[];
}

/** The receipt of a verdict: a compact JWS by the server's own key, which can itself be verified later. */
export function signReceipt(
  { outcome, checks, examined, credentials }: Checked,
  server: string,
  signer: Signer,
  now: Date,
): Promise<string> {
  const payload: z.infer<typeof contents> = {
    iss: server,
    iat: Math.floor(now.getTime() / 1000),
    receipt: 1,
    software: `${packageFile.name}/${packageFile.version}`,
    outcome,
    checks: checks.map(({ name, outcome, code }) => ({ name, outcome, code })),
    file: { sha256: examined.fileSha256, text_sha256: examined.textSha256 },
    credentials: credentials.map(({ outcome, summary }) => ({
      outcome,
      issuer: summary?.issuer.id.slice(0, 500) ?? null,
      id_sha256: summary?.credentialId ? sha256Hex(summary.credentialId) : null,
    })),
  };
  return compactJws({ typ: RECEIPT_TYPE }, payload, signer);
}

/** What a receipt says was found. */
export interface Found {
  readonly outcome: Outcome;
  readonly at: Date;
  readonly checks: readonly z.infer<typeof finding>[];
  readonly issuers: readonly string[];
  readonly examined: Examined;
}

/** A receipt, checked. */
export interface EarlierVerdict {
  /** SHAPE, PROOF, ISSUER_IDENTITY and ISSUER_TRUST of the receipt itself, DATES, and RECEIPT: what it says. */
  readonly checks: readonly Check[];
  /** Who signed it; null where nobody can be told. */
  readonly server: string | null;
  /** Null unless the receipt is genuine. */
  readonly found: Found | null;
}

/** Where a check of a receipt looks. */
export type ReceiptSources = Pick<StatusSources, 'didDocument' | 'now'> & {
  trustedIssuer(did: string): RegisteredIssuer | null | Promise<RegisteredIssuer | null>;
};

/**
 * Checks a receipt: signed by a key that its server's DID document lists, now or since before a rotation. What it says
 * is told only where that holds.
 */
export async function verifyReceipt(token: Token, sources: ReceiptSources): Promise<EarlierVerdict> {
  const { iss } = token.payload;
  const server = typeof iss === 'string' ? iss : null;
  const { proof, identity } = await checkToken(token, server, (did) => sources.didDocument(did), sources.now);
  const parsed = contents.safeParse(token.payload);
  const shape = parsed.success
    ? check('SHAPE', 'VALID', 'SHAPE_FITS')
    : check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: parsed.error.issues[0]?.path.join('.') || '/' });
  const checks = [
    shape,
    proof,
    identity,
    checkTrust(server === null ? null : await sources.trustedIssuer(server)),
  ];
  const genuine = [shape, proof, identity].every(({ outcome }) => outcome === 'VALID');
  if (!parsed.success || !genuine) return { checks, server, found: null };
  const { iat, outcome, checks: findings, file, credentials } = parsed.data;
  const at = new Date(iat * 1000);
  // A minute, since two clocks seldom agree.
  if (!(at.getTime() <= sources.now.getTime() + 60_000)) {
    const from = Number.isNaN(at.getTime()) ? '?' : at.toISOString().slice(0, 10);
    return { checks: [...checks, check('DATES', 'INVALID', 'NOT_YET', { from })], server, found: null };
  }
  const said = check('RECEIPT', outcome, `RECEIPT_SAID_${outcome}`, { on: momentText(at) });
  return {
    checks: [...checks, said],
    server,
    found: {
      outcome,
      at,
      checks: findings,
      issuers: [...new Set(credentials.flatMap(({ issuer }) => issuer ?? []))],
      examined: { fileSha256: file.sha256, textSha256: file.text_sha256 },
    },
  };
}

/** A day and a time in Finland, as people write it. */
export function momentText(at: Date): OwnText {
  const words = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Helsinki',
    }).format(at);
  return { fi: words('fi-FI'), sv: words('sv-FI'), en: words('en-GB') };
}
