import type { Act } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demand } from '../../base/refusal.ts';
import type { Award } from '../award.ts';
import { type Issuance, issueCredentials } from './issue-credentials.ts';

/**
 * Issues a credential inside the act that causes it: shape checked, signed, stored byte for byte under the holder's
 * and the issuing unit's keys, and on the record. Throws CREDENTIAL_SHAPE, BIRTH_DATE_NEEDED; nothing is then written.
 */
export async function issueCredential(
  act: Act,
  award: Award,
  role: Issuance['role'],
): Promise<{ id: Id<'credential'> }> {
  const [issued] = await issueCredentials(act, [{ award, role }]);
  return { id: demand(issued!) };
}
