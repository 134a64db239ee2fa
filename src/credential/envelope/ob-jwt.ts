import type { Signer } from '../key-pair.ts';
import type { OpenBadge } from '../shape.ts';
import { compactJws, numericDate } from './jws.ts';

/** What the token's own claims repeat of the credential (Open Badges 3.0, 8.2.4: iss, jti, nbf, sub). */
export interface RepeatedClaims {
  readonly iss: string;
  readonly jti: string;
  readonly nbf: number;
  readonly sub: string;
}

export type ObJwtClaims = Omit<OpenBadge, 'proof'> & RepeatedClaims;

/** The payload of the Open Badges 3.0 JWT: the credential's properties as they are, and what the token repeats. */
export function obJwtClaims({ proof: _, ...badge }: OpenBadge): ObJwtClaims {
  return {
    ...badge,
    iss: badge.issuer.id,
    jti: badge.id,
    nbf: numericDate(badge.validFrom),
    sub: badge.credentialSubject.id,
  };
}

/** The credential in the payload; the reverse of `obJwtClaims`. */
export function badgeOfObJwt({ iss: _, jti: _j, nbf: _n, sub: _s, ...badge }: ObJwtClaims): OpenBadge {
  return badge;
}

/**
 * Open Badges 3.0 in its own JWT proof format (8.2). It names RS256 as what every verifier reads and permits others
 * at the price of reach; ours is EdDSA, since the issuer's one key signs every form of a credential. The key is named
 * by `kid`, never carried along, and the header has no parameter but the permitted ones.
 */
export const obJwt = (badge: OpenBadge, signer: Signer): Promise<string> =>
  compactJws({ typ: 'JWT' }, obJwtClaims(badge), signer);
