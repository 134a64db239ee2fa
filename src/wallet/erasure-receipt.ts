import { and, eq, isNull } from 'drizzle-orm';
import packageFile from '../../package.json' with { type: 'json' };
import type { House } from '../access/context.ts';
import { LEAVING } from '../access/leaving.ts';
import { readCode } from '../access/one-time-code.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { compactJws } from '../credential/envelope/jws.ts';
import { serverSigner } from '../credential/server-key.ts';
import { ERASURE_RECEIPT_TYPE, type ErasureReceiptContents } from '../verification/erasure-receipt.ts';
import { erasure } from './erasure.table.ts';
import { backupsGoneOn, type ErasureRow } from './erasure.ts';

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The days that the receipt names. Before it is done: what they are if it is done on the day set. */
export function receiptDays(house: Pick<House, 'leaving'>, row: Pick<ErasureRow, 'finishedAt' | 'dueAt'>) {
  const erasedAt = row.finishedAt ?? row.dueAt;
  const { backupDays } = house.leaving ?? LEAVING;
  return { erasedOn: dayOf(erasedAt), backupsGoneOn: backupsGoneOn(erasedAt, backupDays) };
}

/**
 * The receipt of an erasure that is done: a compact JWS by the server's own key over days and a random id. It holds no
 * name, and nothing that tells whose wallet it was. Throws SIGNER_UNREACHABLE.
 */
export async function signErasureReceipt(house: House, row: ErasureRow, now: Date): Promise<string> {
  const { did, signer } = await serverSigner(house);
  const days = receiptDays(house, row);
  const payload: ErasureReceiptContents = {
    iss: did,
    iat: Math.floor(now.getTime() / 1000),
    jti: row.id,
    erasure_receipt: 1,
    software: `${packageFile.name}/${packageFile.version}`,
    asked_on: dayOf(row.askedAt),
    erased_on: days.erasedOn,
    backups_gone_on: days.backupsGoneOn,
  };
  return compactJws({ typ: ERASURE_RECEIPT_TYPE }, payload, signer);
}

/** The erasure whose receipt this code fetches, done or not. Throws CODE_MISTYPED, CODE_INVALID. */
export async function erasureOfCode(house: House, code: string): Promise<ErasureRow> {
  const hash = house.vault.lookup('erasure-receipt', demand(readCode(code)));
  const [row] = await house.database.sql
    .select()
    .from(erasure)
    .where(and(eq(erasure.receiptCodeHash, hash), isNull(erasure.cancelledAt)));
  if (!row) throw new Refusal('CODE_INVALID', ['code']);
  return row;
}
