import { deflateSync, inflateSync } from 'node:zlib';
import type { Context } from '../access/context.ts';
import { participantKey, unitKey } from '../access/vault.ts';
import { Refusal } from '../base/refusal.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { certificateViewOf } from './certificate-view-of.ts';
import type { credential } from './credential.table.ts';

export type CredentialRow = typeof credential.$inferSelect;

/** What was signed: the canonical credential's exact text, and the compact proof for the QR code. */
export interface SignedCredential {
  readonly signed: string;
  readonly compact: string;
}

/** One text to seal: deflated, since a credential repeats itself so much that a tenth is left of it. */
export const packed = ({ signed, compact }: SignedCredential): string =>
  deflateSync(`${signed}\n${compact}`, { level: 1 }).toString('base64url');

/** What was packed, character for character; also what was sealed as a JSON array, before anything was deflated. */
export function unpacked(box: string): SignedCredential {
  if (box.startsWith('[')) {
    const [signed = '', compact = ''] = JSON.parse(box) as string[];
    return { signed, compact };
  }
  const text = inflateSync(Buffer.from(box, 'base64url')).toString('utf8');
  // Neither JSON written in one line nor a compact JWS holds one.
  const between = text.lastIndexOf('\n');
  return { signed: text.slice(0, between), compact: text.slice(between + 1) };
}

/** Opens what was signed: the holder's copy under the participant's key, else the issuing unit's. */
export async function readSigned(context: Context, row: CredentialRow): Promise<SignedCredential> {
  const mine = context.actor?.participant === row.participant;
  const owner = mine ? participantKey(row.participant) : unitKey(row.unit);
  const keys = await context.vault.open(context.database.sql, [owner]);
  if (!mine) return unpacked(keys.open(owner, 'credential.issuer_copy', row.issuerCopy));
  if (!row.holderCopy) throw new Refusal('NOT_FOUND');
  return unpacked(keys.open(owner, 'credential.holder_copy', row.holderCopy));
}

/** Where anyone checks a credential. */
export const verifyUrl = (baseUrl: string, uuid: string): string => `${baseUrl}/v/${uuid}`;

/** What the canonical credential's file is called. */
export const FILE_NAME = {
  COMPETENCE_CERTIFICATE: 'osaamistodistus.json',
  RECOGNISED_COMPETENCE: 'tunnustettu-osaaminen.json',
  STATEMENT: 'lausunto.json',
} as const;

/** The PDF of a credential: drawn from the signed claims alone, with the signed bytes inside. */
export async function credentialPdf(
  row: CredentialRow,
  stored: SignedCredential,
  baseUrl: string,
  colour: string | null,
): Promise<Uint8Array> {
  const view = certificateViewOf(JSON.parse(stored.signed));
  if (view instanceof Refusal) throw new Error('a stored credential cannot be shown');
  const url = verifyUrl(baseUrl, row.uuid);
  return certificatePdf({
    view,
    signed: Buffer.from(stored.signed),
    fileName: FILE_NAME[row.kind],
    verifyUrl: url,
    qrPayload: `${url}#${stored.compact}`,
    issuedAt: row.issuedAt,
    ...(colour ? { colour } : {}),
  });
}
