import { holdsIdentityCode } from '../access/free-text.ts';
import { Refusal } from '../base/refusal.ts';
import { isObject } from '../verification/json-value.ts';
import { pageText } from '../verification/page-text.ts';
import { PdfReading } from '../verification/pdf-reading.ts';
import { type ProofInput, readProof } from '../verification/read-proof.ts';
import type { Token } from '../verification/read-token.ts';

/** A text of a brought file, and where it stands there, outermost first. */
export interface PlacedText {
  readonly at: readonly string[];
  readonly text: string;
}

/** What can be read of a brought file: the claims of each credential in it, and what a PDF's pages say. */
export interface FileText {
  /** JSON, without signatures. */
  readonly claims: readonly unknown[];
  /** Null for what has no pages, and where they cannot be read. */
  readonly pages: string | null;
  /** The file itself as text, where it is one. */
  readonly raw: string;
}

/** Reads the text of a file that `verifyProof` could read. What only a picture shows is not read. */
export async function fileText(input: ProofInput): Promise<FileText> {
  const read = await readProof(input);
  const found = read instanceof Refusal ? [] : read.found;
  return {
    claims: found.map((one) =>
      one.kind === 'CREDENTIAL' ? unsigned(one.credential) : tokenClaims(one.token),
    ),
    pages: input.bytes ? pagesOf(input.bytes) : null,
    raw: input.text ?? Buffer.from(input.bytes ?? []).toString('latin1'),
  };
}

/** Where personal identity codes stand in it; none where it holds none. */
export function identityCodePlaces({ claims, pages, raw }: FileText): string[][] {
  const texts: PlacedText[] = claims.flatMap((one, at) =>
    textsIn(one, claims.length > 1 ? [`${at + 1}`] : []),
  );
  if (pages) texts.push({ at: ['PDF'], text: pages });
  const places = texts.filter(({ text }) => holdsIdentityCode(text)).map(({ at }) => [...at]);
  // Beside the claims: comments of a drawing, a document's information.
  return places.length === 0 && holdsIdentityCode(raw) ? [['file']] : places;
}

/** Every text in a JSON value with its path, names of members included. */
export function textsIn(value: unknown, at: readonly string[] = []): PlacedText[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => textsIn(one, [...at, `${index}`]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    { at: [...at, name], text: name },
    ...textsIn(inner, [...at, name]),
  ]);
}

/** A JSON value with every text in it changed. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: unknown) => withTexts(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [change(name), withTexts(inner, change)]),
  );
}

function unsigned(credential: object): unknown {
  const { proof: _, ...claims } = credential as Record<string, unknown>;
  return claims;
}

/** The signed claims, and beside them what an SD-JWT discloses, name by name. */
function tokenClaims({ payload, disclosures }: Token): unknown {
  const disclosed = disclosures.flatMap((one) => {
    try {
      const parts = JSON.parse(Buffer.from(one, 'base64url').toString('utf8')) as unknown[];
      return [parts.length === 3 ? { [String(parts[1])]: parts[2] } : parts[1]];
    } catch {
      return [];
    }
  });
  return disclosed.length === 0 ? payload : { ...payload, disclosed };
}

function pagesOf(bytes: Uint8Array): string | null {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return null;
  try {
    return pageText(new PdfReading(bytes));
  } catch {
    // Fonts or packing that is not known here: there is no text to look into.
    return null;
  }
}
