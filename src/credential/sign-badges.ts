import { compactClaims, compactProof } from './compact-proof.ts';
import { signCompiled } from './compiled/sign-compiled.ts';
import type { Signer } from './key-pair.ts';
import type { OpenBadge } from './shape.ts';
import type { SignedCredential } from './stored-credential.ts';

/** A credential to sign, without its proof; the grade that its QR code says, where there is one. */
export interface UnsignedBadge {
  readonly badge: OpenBadge;
  readonly grade?: string;
}

/**
 * Signs credentials with one key, in the order given: each one's exact text and its compact proof. All are handed to
 * the signer at once, so that one that lives elsewhere can take them in one request.
 */
export const signBadges = (
  badges: readonly UnsignedBadge[],
  signer: Signer,
  now: Date,
): Promise<SignedCredential[]> =>
  Promise.all(
    badges.map(async ({ badge, grade }) => {
      const [signed, compact] = await Promise.all([
        signCompiled(badge, signer, now),
        compactProof(compactClaims(badge, grade), signer),
      ]);
      return { signed, compact };
    }),
  );
