import { isPublicKeyMultibase } from './key-pair.ts';

/** A public key of an issuer, and where it stands in its life. */
export interface IssuerKey {
  /** The part after # in its DID URL; see `keyFragment`. */
  readonly fragment: string;
  readonly publicKeyMultibase: string;
  /** RETIRED keys still verify what they signed; a COMPROMISED one verifies nothing from then on. */
  readonly state: 'ACTIVE' | 'RETIRED' | 'COMPROMISED';
}

export interface DidDocument {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly {
    readonly id: string;
    readonly type: 'Multikey';
    readonly controller: string;
    readonly publicKeyMultibase: string;
  }[];
  readonly assertionMethod: readonly string[];
}

const DID_CONTEXTS = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];

/**
 * The did:web id of an issuer under the server's base URL (did:web method, 3.2), or of the server itself without slug:
 * `did:web:example.org:orgs:workshop`, a port as %3A.
 */
export function didWeb(baseUrl: string, slug?: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.split('/').filter(Boolean);
  const parts = slug === undefined ? path : [...path, 'orgs', slug];
  return ['did:web', url.host.replace(':', '%3A'), ...parts.map(encodeURIComponent)].join(':');
}

/** Where a did:web's document is: `/.well-known/did.json`, or `/<path>/did.json`. Null for what is no did:web. */
export function didWebUrl(did: string, protocol: 'https' | 'http' = 'https'): string | null {
  const [scheme, method, host, ...path] = did.split(':');
  if (scheme !== 'did' || method !== 'web' || !host) return null;
  if (!/^[a-z0-9.-]+(%3A[0-9]{1,5})?$/i.test(host) || !path.every((part) => /^[\w.~%-]+$/.test(part)))
    return null;
  if (path.some((part) => part === '.' || part === '..' || /%(2e|2f|5c)/i.test(part))) return null;
  const folder = path.length === 0 ? '.well-known' : path.join('/');
  return `${protocol}://${host.replace(/%3a/i, ':')}/${folder}/did.json`;
}

/** A fresh fragment for a key made on a day (YYYY-MM-DD): `key-2026-03-02`, then `key-2026-03-02-2` ... */
export function keyFragment(day: string, taken: readonly string[]): string {
  const dated = `key-${day}`;
  for (let n = 1; ; n++) {
    const fragment = n === 1 ? dated : `${dated}-${n}`;
    if (!taken.includes(fragment)) return fragment;
  }
}

/** The DID document over an issuer's keys, oldest first. A compromised key is left out. */
export function didDocument(did: string, keys: readonly IssuerKey[]): DidDocument {
  const trusted = keys.filter((key) => key.state !== 'COMPROMISED');
  return {
    '@context': DID_CONTEXTS,
    id: did,
    verificationMethod: trusted.map(({ fragment, publicKeyMultibase }) => ({
      id: `${did}#${fragment}`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase,
    })),
    assertionMethod: trusted.map(({ fragment }) => `${did}#${fragment}`),
  };
}

/** The did:key of an Ed25519 public key, and the DID URL of that key (did:key method, 3.1). */
export function didKey(publicKeyMultibase: string): { did: string; verificationMethod: string } {
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}` };
}

/** The DID document that a did:key stands for; null where it is no did:key of an Ed25519 key. */
export async function didKeyDocument(did: string): Promise<DidDocument | null> {
  if (!did.startsWith('did:key:')) return null;
  const multibase = did.slice('did:key:'.length);
  if (!(await isPublicKeyMultibase(multibase))) return null;
  return didDocument(did, [{ fragment: multibase, publicKeyMultibase: multibase, state: 'ACTIVE' }]);
}
