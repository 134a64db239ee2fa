import { sha256Hex } from '../base/canonical-json.ts';

/**
 * A hashed identifier (Open Badges 3.0, B.4 IdentityHash): `sha256$` and the hex of sha256 over identifier and salt.
 * Names and dates can be guessed whatever the salt, so only e-mail is ever hashed, with a fresh salt per credential.
 */
export const identityHash = (identifier: string, salt: string): string =>
  `sha256$${sha256Hex(identifier + salt)}`;
