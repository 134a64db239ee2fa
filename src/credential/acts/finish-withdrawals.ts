import { type House, operatorContext } from '../../access/context.ts';
import { ReadingLog } from '../../record/reading-log.ts';
import { destroyEndedKeys } from '../issuer-key.ts';
import { destroyEndedServerKeys } from '../server-key.ts';
import { keysToResign, signAgain } from './sign-again.ts';

/**
 * Does what withdrawals and rotations of keys have left to do, because a process ended amid it or the signer did not
 * answer: destroys what has ended, and signs again what a compromised key had signed. Several processes may do it at
 * once. Throws SIGNER_UNREACHABLE; ends between two chunks when it is told to.
 */
export async function finishWithdrawals(house: House, signal?: AbortSignal): Promise<void> {
  await destroyEndedKeys(house);
  await destroyEndedServerKeys(house);
  for (const { id } of await keysToResign(house.database.sql)) {
    await signAgain(operatorContext(house, 'en', new ReadingLog()), id, signal ? { signal } : {});
  }
}
