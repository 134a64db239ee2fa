import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { type Context, perform } from '../context.ts';
import { endSessions } from '../own-sessions.ts';
import { knownDevice } from '../participant.table.ts';
import { ownFacts } from '../policy.ts';
import { makeWalletCode } from '../wallet-code.ts';

/**
 * A one-time code, good for ten minutes, with which another device of the holder's own becomes known; made in a session
 * that is trusted itself. Throws NOT_FOUND, LEVEL_TOO_LOW.
 */
export const createDeviceCode = (context: Context) =>
  perform(context, async (act) => {
    act.may('device.makeKnown', ownFacts(act.actor));
    const { code, expiresAt } = await makeWalletCode(act, 'DEVICE');
    act.record(context.provider, 'DEVICE_CODE_MADE', 'PARTICIPANT', {});
    return { deviceCode: code, expiresAt };
  });

/**
 * Forgets a device: what it keeps is worthless from now on, and its sessions end. A lost device can be forgotten from
 * any other, with card and PIN. Throws NOT_FOUND.
 */
export const forgetDevice = (context: Context, input: { device: Id<'knownDevice'> }) =>
  perform(context, async (act) => {
    act.may('device.forget', ownFacts(act.actor));
    const forgotten = await act.tx
      .update(knownDevice)
      .set({ forgottenAt: act.now })
      .where(
        and(
          eq(knownDevice.id, input.device),
          eq(knownDevice.account, act.actor.account),
          isNull(knownDevice.forgottenAt),
        ),
      );
    demandThat(touched(forgotten) === 1, 'NOT_FOUND', ['device']);
    const on = { on: input.device };
    const sessions = await endSessions(act.tx, act.actor.account, act.now, 'DEVICE_FORGOTTEN', on);
    act.record(context.provider, 'DEVICE_FORGOTTEN', 'PARTICIPANT', { device: input.device });
    return { device: input.device, sessions };
  });
