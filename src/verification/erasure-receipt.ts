import { z } from 'zod';
import type { OwnText } from '../base/language.ts';
import { dayText } from '../credential/wording.ts';
import { type Check, check } from './check.ts';
import { checkToken } from './check-token.ts';
import { checkTrust } from './check-trust.ts';
import type { Token } from './read-token.ts';
import { momentText, type ReceiptSources } from './receipt.ts';

/** The media type of the receipt of an erasure, without `application/`; its `typ` (RFC 7515, 4.1.9). */
export const ERASURE_RECEIPT_TYPE = 'pateva-erasure-receipt+jwt';

/** What it says: days and a random id. It holds no name, and nothing that tells whose wallet it was. */
const contents = z.object({
  iss: z.string().min(1).max(500),
  /** When it was signed (RFC 7519, 4.1.6). */
  iat: z.number().int().nonnegative(),
  jti: z.string().regex(/^ers_[\w-]{22}$/),
  /** The version of this form. */
  erasure_receipt: z.literal(1),
  /** What erased. */
  software: z.string().max(100),
  asked_on: z.iso.date(),
  erased_on: z.iso.date(),
  /** The day on which no backup holds the wallet any more. */
  backups_gone_on: z.iso.date(),
});
export type ErasureReceiptContents = z.infer<typeof contents>;

/** What a genuine receipt of an erasure says. */
export interface Erased {
  readonly signedAt: Date;
  readonly askedOn: string;
  readonly erasedOn: string;
  readonly backupsGoneOn: string;
}

/** A receipt of an erasure, checked. */
export interface ErasureReceiptVerdict {
  /** SHAPE, PROOF, ISSUER_IDENTITY, ISSUER_TRUST and DATES of the receipt itself, and RECEIPT: what it says. */
  readonly checks: readonly Check[];
  /** Who signed it; null where nobody can be told. */
  readonly server: string | null;
  /** Null unless the receipt is genuine. */
  readonly erased: Erased | null;
}

/**
 * Checks the receipt of an erasure as `verifyReceipt` checks that of a verdict: signed by a key that its server's DID
 * document lists. What it says is told only where that holds.
 */
export async function verifyErasureReceipt(
  token: Token,
  sources: ReceiptSources,
): Promise<ErasureReceiptVerdict> {
  const { iss } = token.payload;
  const server = typeof iss === 'string' ? iss : null;
  const { proof, identity } = await checkToken(token, server, (did) => sources.didDocument(did), sources.now);
  const parsed = contents.safeParse(token.payload);
  const shape = parsed.success
    ? check('SHAPE', 'VALID', 'SHAPE_FITS')
    : check('SHAPE', 'INVALID', 'SHAPE_WRONG', { at: parsed.error.issues[0]?.path.join('.') || '/' });
  const known = checkTrust(server === null ? null : await sources.trustedIssuer(server));
  const checks = [shape, proof, identity, known];
  const genuine = [shape, proof, identity].every(({ outcome }) => outcome === 'VALID');
  if (!parsed.success || !genuine) return { checks, server, erased: null };
  const { iat, asked_on: askedOn, erased_on: erasedOn, backups_gone_on: backupsGoneOn } = parsed.data;
  const signedAt = new Date(iat * 1000);
  // A minute, since two clocks seldom agree.
  if (!(signedAt.getTime() <= sources.now.getTime() + 60_000)) {
    const from = Number.isNaN(signedAt.getTime()) ? '?' : signedAt.toISOString().slice(0, 10);
    return { checks: [...checks, check('DATES', 'INVALID', 'NOT_YET', { from })], server, erased: null };
  }
  const said = check('RECEIPT', 'VALID', 'ERASURE_SAID', {
    on: momentText(signedAt),
    server: parsed.data.iss,
    asked: ownDay(askedOn),
    erased: ownDay(erasedOn),
    gone: ownDay(backupsGoneOn),
  });
  return { checks: [...checks, said], server, erased: { signedAt, askedOn, erasedOn, backupsGoneOn } };
}

const ownDay = (day: string): OwnText => ({
  fi: dayText(day, 'fi'),
  sv: dayText(day, 'sv'),
  en: dayText(day, 'en'),
});
