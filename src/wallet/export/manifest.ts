import { z } from 'zod';
import { canonicalJson, sha256Hex } from '../../base/canonical-json.ts';
import { compactJws } from '../../credential/envelope/jws.ts';
import type { Signer } from '../../credential/key-pair.ts';
import { checkToken } from '../../verification/check-token.ts';
import { decoded } from '../../verification/read-token.ts';

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.jws';
export const INDEX_PATH = 'index.html';

/** The largest manifest that is read, in bytes. */
export const LARGEST_MANIFEST = 4_000_000;

const SIGNATURE_TYPE = 'pateva-manifest+jwt';

const listed = z.object({
  path: z.string().min(1).max(200),
  mediaType: z.string().max(100),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** A kind that this version may not know. */
  what: z.string().regex(/^[A-Z_]{1,40}$/),
});

/** What an archive holds, for machines. */
const manifest = z.object({
  /** The version of this form. */
  wallet: z.literal(1),
  software: z.string().max(100),
  /** The DID of the installation that wrote it. */
  server: z.string().min(1).max(500),
  exportedAt: z.iso.datetime(),
  language: z.string().max(20),
  holder: z.object({ givenNames: z.string(), familyName: z.string(), birthDate: z.string() }),
  files: z.array(listed).max(10_000),
});

export type ListedFile = z.infer<typeof listed>;
export type Manifest = z.infer<typeof manifest>;

/** The manifest's own file. */
export const manifestText = (told: Manifest): string => `${JSON.stringify(told, null, 2)}\n`;

/** The manifest in a text, or null where it is none. */
export function readManifest(text: string): Manifest | null {
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Signs a manifest as it stands: a compact JWS over its digest, by the server's own key. */
export const signManifest = (text: string, server: string, signer: Signer, now: Date): Promise<string> =>
  compactJws(
    { typ: SIGNATURE_TYPE },
    { iss: server, iat: Math.floor(now.getTime() / 1000), sha256: sha256Hex(text) },
    signer,
  );

/**
 * Whether the manifest is the server's that it names: VALID, INVALID (changed, or signed by another), or UNKNOWN where
 * that server's key cannot be had, since installations end and what they gave away stays.
 */
export async function checkManifest(
  text: string,
  { server }: Manifest,
  jws: string,
  sources: { didDocument(did: string): Promise<object | null>; readonly now: Date },
): Promise<'VALID' | 'INVALID' | 'UNKNOWN'> {
  const header = decoded(jws, 1);
  const payload = decoded(jws, 2);
  if ('code' in header || 'code' in payload || header.json.typ !== SIGNATURE_TYPE) return 'INVALID';
  const { iss, sha256 } = payload.json;
  if (iss !== server || sha256 !== sha256Hex(text)) return 'INVALID';
  const token = { header: header.json, jws, format: 'RECEIPT' as const };
  const answers = await checkToken(token, server, sources.didDocument, sources.now);
  const outcomes = [answers.proof.outcome, answers.identity.outcome];
  if (outcomes.includes('INVALID')) return 'INVALID';
  return outcomes.includes('UNKNOWN') ? 'UNKNOWN' : 'VALID';
}

/** One text for all that a manifest says, however its JSON is laid out. */
export const manifestDigest = (told: Manifest): string => sha256Hex(canonicalJson(told));
