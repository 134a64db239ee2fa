import { z } from 'zod';
import type { LocalizedText } from '../../base/language.ts';
import { Refusal } from '../../base/refusal.ts';
import { itemsOf } from './shape.ts';
import { oneLine } from './wording.ts';

/** Where documents come from. */
export interface DocumentSource {
  /** The service's own address, without a slash at the end. */
  readonly service: string;
  /** What the service asks every caller to name itself by. */
  readonly callerId: string;
  readonly timeoutMs: number;
}

export const EPERUSTEET: DocumentSource = {
  service: 'https://eperusteet.opintopolku.fi/eperusteet-service',
  callerId: 'pateva',
  timeoutMs: 60_000,
};

/** The largest document that is read, in bytes. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

const unreachable = (source: string) => new Refusal('SOURCE_UNREACHABLE', ['source'], { source });

async function readLimited(response: Response): Promise<string | Refusal> {
  const tooLarge = new Refusal('TOO_LARGE', ['source'], { limit: '20 MB' });
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_DOCUMENT) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_DOCUMENT) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function get(path: string, from: DocumentSource): Promise<string | Refusal> {
  const address = `${from.service}${path}`;
  const abandon = new AbortController();
  const late = setTimeout(() => abandon.abort(), from.timeoutMs);
  try {
    const response = await fetch(address, {
      headers: { 'Caller-Id': from.callerId, accept: 'application/json' },
      // A redirect could lead anywhere, our own network included.
      redirect: 'error',
      signal: abandon.signal,
    });
    if (response.status === 204 || response.status === 404) return new Refusal('NOT_FOUND', ['source']);
    if (!response.ok) return unreachable(from.service);
    return await readLimited(response);
  } catch {
    return unreachable(from.service);
  } finally {
    abandon.abort();
    clearTimeout(late);
  }
}

/** The number of a document, from the number itself or from an address under the service's own host. */
export function documentNumber(source: string, from: DocumentSource = EPERUSTEET): number | Refusal {
  const wrong = new Refusal('INVALID_INPUT', ['source'], {
    field: 'source',
    expected: `7614470 | ${new URL(from.service).origin}/…`,
  });
  const text = source.trim();
  if (/^\d{1,12}$/.test(text)) return Number(text);
  if (!URL.canParse(text)) return wrong;
  const address = new URL(text);
  if (address.origin !== new URL(from.service).origin || address.username || address.password) return wrong;
  const number = /\/(\d{3,12})(?:\/|$|\?)/.exec(`${address.pathname}${address.hash}`);
  return number ? Number(number[1]) : wrong;
}

export interface FoundDocument {
  readonly documentId: number;
  readonly name: LocalizedText;
  readonly diaryNumber: string | null;
}

const found = z.object({
  id: z.number(),
  nimi: z.record(z.string(), z.unknown()).nullish(),
  diaarinumero: z.string().nullish(),
});

/** The first documents in force whose name or diary number fits, as the source lists them. */
export async function findDocuments(
  by: { name: string } | { diaryNumber: string },
  from: DocumentSource = EPERUSTEET,
): Promise<FoundDocument[] | Refusal> {
  const query = new URLSearchParams({ sivu: '0', sivukoko: '25' });
  if ('name' in by) query.set('nimi', by.name);
  else query.set('diaarinumero', by.diaryNumber);
  const text = await get(`/api/external/perusteet?${query}`, from);
  if (text instanceof Refusal) return text.code === 'NOT_FOUND' ? [] : text;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return unreachable(from.service);
  }
  return itemsOf(answer).flatMap(({ item }) => {
    const one = found.safeParse(item);
    if (!one.success) return [];
    const languages = Object.entries(one.data.nimi ?? {}).filter(
      (entry): entry is [string, string] => /^[a-z]{2,3}$/.test(entry[0]) && typeof entry[1] === 'string',
    );
    const name = oneLine({ text: Object.fromEntries(languages), key: null });
    return [{ documentId: one.data.id, name, diaryNumber: one.data.diaarinumero ?? null }];
  });
}

/** A diary number, such as OPH-5410-2021 or 39/011/2014; a document's own number has no separators. */
const DIARY_NUMBER = /^\p{L}*-?\d+(?:[-/]\d+)+$/u;

async function numberOf(source: string, from: DocumentSource): Promise<number | Refusal> {
  const diaryNumber = source.trim();
  if (!DIARY_NUMBER.test(diaryNumber)) return documentNumber(source, from);
  const listed = await findDocuments({ diaryNumber }, from);
  if (listed instanceof Refusal) return listed;
  const [one, ...more] = listed.filter((document) => document.diaryNumber === diaryNumber);
  return one && more.length === 0 ? one.documentId : new Refusal('NOT_FOUND', ['source']);
}

/**
 * A document's JSON text by its number, by a diary number that one document alone has, or by an address of its page or
 * of the service, which must be on the service's own host. INVALID_INPUT, NOT_FOUND (also an empty answer), TOO_LARGE,
 * SOURCE_UNREACHABLE.
 */
export async function fetchDocument(
  source: string,
  from: DocumentSource = EPERUSTEET,
): Promise<string | Refusal> {
  const number = await numberOf(source, from);
  return number instanceof Refusal ? number : get(`/api/external/peruste/${number}`, from);
}
