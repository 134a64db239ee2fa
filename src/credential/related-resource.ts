import { type PublishedEdition, publishedEditions } from './document-loader.ts';

const ALGORITHMS = ['sha256', 'sha384', 'sha512'] as const;
type Algorithm = (typeof ALGORITHMS)[number];

interface Digest {
  readonly algorithm: Algorithm;
  /** In hexadecimal. */
  readonly value: string;
}

const BYTES: Readonly<Record<Algorithm, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/** The bytes in front of a digest that say what it is (Multihash): code, then length. */
const MULTIHASH: Readonly<Record<string, Algorithm>> = {
  '1220': 'sha256',
  '2030': 'sha384',
  '1340': 'sha512',
};

const digestOf = (bytes: Buffer, algorithm: Algorithm | undefined): Digest | null =>
  algorithm && bytes.length === BYTES[algorithm] ? { algorithm, value: bytes.toString('hex') } : null;

/** The digests of a `digestSRI` (Subresource Integrity, 3.5), or null where one is malformed. */
export function sriDigests(text: string): readonly Digest[] | null {
  const digests = text.split(/[ \t]+/).map((one) => {
    const [, algorithm, base64 = ''] = /^(sha(?:256|384|512))-([A-Za-z0-9+/]+={0,2})$/.exec(one) ?? [];
    return digestOf(
      Buffer.from(base64, 'base64'),
      ALGORITHMS.find((it) => it === algorithm),
    );
  });
  return digests.every((one) => one !== null) ? digests : null;
}

/**
 * The digest of a `digestMultibase` (Data Integrity, 2.6), in base64url or base58btc, or null where it is malformed.
 * A Multihash by the standard; the bare digest too, which its own examples have.
 */
export function multibaseDigest(text: string): Digest | null {
  const bytes = multibaseBytes(text);
  if (!bytes) return null;
  const told = MULTIHASH[bytes.subarray(0, 2).toString('hex')];
  return (
    digestOf(bytes.subarray(2), told) ??
    digestOf(
      bytes,
      ALGORITHMS.find((one) => BYTES[one] === bytes.length),
    )
  );
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function multibaseBytes(text: string): Buffer | null {
  if (text.length > 120) return null;
  if (/^u[A-Za-z0-9_-]+$/.test(text)) return Buffer.from(text.slice(1), 'base64url');
  if (!text.startsWith('z') || ![...text.slice(1)].every((letter) => BASE58.includes(letter))) return null;
  let number = 0n;
  for (const letter of text.slice(1)) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const hex = number.toString(16);
  const zeros = '00'.repeat(/^1*/.exec(text.slice(1))?.[0].length ?? 0);
  return Buffer.from(zeros + (number === 0n ? '' : hex.padStart(hex.length + (hex.length % 2), '0')), 'hex');
}

/** How what a credential says of a resource compares with what is used here: UNKNOWN where its bytes are not known. */
export type ResourceAnswer = 'SAME' | 'DIFFERENT' | 'UNKNOWN';

interface RelatedResource {
  readonly id?: unknown;
  readonly digestSRI?: unknown;
  readonly digestMultibase?: unknown;
}

const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/**
 * The contexts that a credential both uses and names by their digest (VC Data Model 2.0, 5.3), each compared with what
 * was published under its URL. An earlier edition counts as the same as long as the credential uses none of the names
 * that it gave another meaning. Other related resources are not used here, and so not asked for.
 */
export function usedResources(
  credential: Readonly<Record<string, unknown>>,
): readonly { readonly id: string; readonly answer: ResourceAnswer }[] {
  const contexts = listed(credential['@context']);
  const resources = listed(credential.relatedResource).filter(
    (one) => typeof one === 'object' && one !== null,
  );
  if (resources.length === 0) return [];
  const names = namesIn(credential);
  return resources.flatMap((one: RelatedResource) =>
    typeof one.id === 'string' && contexts.includes(one.id)
      ? [{ id: one.id, answer: compared(one.id, one, names) }]
      : [],
  );
}

function compared(url: string, resource: RelatedResource, names: ReadonlySet<string>): ResourceAnswer {
  const editions = publishedEditions(url);
  if (editions.length === 0) return 'UNKNOWN';
  const digests = [
    ...listed(resource.digestSRI).flatMap((one) => sriDigests(String(one)) ?? []),
    ...listed(resource.digestMultibase).flatMap((one) => multibaseDigest(String(one)) ?? []),
  ];
  const fits = (edition: PublishedEdition) =>
    digests.every(({ algorithm, value }) => edition[algorithm] === value) &&
    !(edition.unless ?? []).some((name) => names.has(name));
  return digests.length > 0 && editions.some(fits) ? 'SAME' : 'DIFFERENT';
}

function namesIn(value: unknown, names = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return names;
  for (const [name, inner] of Object.entries(value)) {
    names.add(name);
    namesIn(inner, names);
  }
  return names;
}
