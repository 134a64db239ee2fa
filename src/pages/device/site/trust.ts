import type { OwnText } from '../../../base/language.ts';
import type { DidDocument } from '../../../credential/did.ts';
import type { Json } from '../../../verification/json-value.ts';

/** An issuer as the server knew it when it ended. */
export interface KnownIssuer {
  readonly document: DidDocument;
  readonly name: OwnText;
}

/** All that proofs are checked against without asking anybody. */
export interface Trust {
  /** By DID. */
  readonly issuers: Readonly<Record<string, KnownIssuer>>;
  /** Bitstring status lists by their address. */
  readonly lists: Readonly<Record<string, Json>>;
  /** Token Status Lists by theirs. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** A value of an object's own, never one that every object has. */
export const own = <Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;
