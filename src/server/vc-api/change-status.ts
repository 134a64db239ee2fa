import { z } from 'zod';
import type { House } from '../../access/context.ts';
import { setServiceStatus } from '../../credential/service-credential.ts';
import { ProblemFound } from './problem.ts';

const change = z.looseObject({
  type: z.literal('BitstringStatusListEntry').optional(),
  statusPurpose: z.enum(['revocation', 'suspension']),
  /** In some callers' form the value stands here, "1" for set. */
  status: z.union([z.boolean(), z.enum(['0', '1'])]).optional(),
});

/** What `POST /credentials/status` takes; a status that is not told is set. */
export const statusBody = z.looseObject({
  credentialId: z.string().min(1).max(2_000),
  credentialStatus: z.union([change, z.array(change).min(1).max(2)]),
  status: z.boolean().optional(),
});

/** Sets or clears revocation and suspension of what this service has issued under an id. Throws ProblemFound. */
export async function changeServiceStatus(
  house: House,
  { credentialId, credentialStatus, status }: z.infer<typeof statusBody>,
): Promise<void> {
  for (const one of Array.isArray(credentialStatus) ? credentialStatus : [credentialStatus]) {
    const value = one.status === undefined ? (status ?? true) : one.status === true || one.status === '1';
    const changed = await setServiceStatus(house, credentialId, one.statusPurpose, value);
    if (changed === 'NOT_FOUND') throw new ProblemFound('NO_CREDENTIAL');
    if (changed === 'NEVER_UNDONE') throw new ProblemFound('NEVER_UNDONE');
  }
}
