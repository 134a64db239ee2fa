import { Refusal } from '../base/refusal.ts';
import type { Award } from './award.ts';
import { signCompiled } from './compiled/sign-compiled.ts';
import type { Signer } from './key-pair.ts';
import { type OpenBadgeOptions, openBadge } from './open-badge.ts';

/**
 * Builds, checks and signs the credential of an award: the exact text to store and to hand out (UTF-8 JSON).
 * The proof's date is the credential's. Refuses as `openBadge` does, before anything is signed.
 */
export async function issueOpenBadge(
  award: Award,
  options: OpenBadgeOptions,
  signer: Signer,
): Promise<string | Refusal> {
  const badge = openBadge(award, options);
  if (badge instanceof Refusal) return badge;
  return signCompiled(badge, signer, options.issuedAt);
}
