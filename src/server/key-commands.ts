import { type House, operatorContext } from '../access/context.ts';
import { Refusal } from '../base/refusal.ts';
import { reportKeyCompromised } from '../credential/acts/report-key-compromised.ts';
import { rotateIssuerKey } from '../credential/acts/rotate-key.ts';
import { type Resigning, resigningOf } from '../credential/acts/sign-again.ts';
import { issuerWithKeys } from '../credential/issuer-key.ts';
import { type KeyHistory, keyHistoryOf, type PublishedKey } from '../credential/key-history.ts';
import { ReadingLog } from '../record/reading-log.ts';

/** What the operator does with an issuer's keys; without an act, they are only shown. */
export interface KeyCommand {
  /** The last part of the issuer's did:web. */
  readonly slug: string;
  readonly act?: 'ROTATE' | 'COMPROMISED';
  /** The compromised key: the part after # in its DID URL. */
  readonly fragment?: string;
}

/** An issuer's keys as they are afterwards, and how far signing again has come where a key was compromised. */
export interface KeysNow extends KeyHistory {
  readonly keys: readonly (PublishedKey & { readonly resigning: Resigning | null })[];
}

/** Shows an issuer's keys, after rotating the active one or withdrawing a compromised one. Throws NOT_FOUND. */
export async function keyCommand(house: House, { slug, act, fragment = '' }: KeyCommand): Promise<KeysNow> {
  const { sql } = house.database;
  const found = await issuerWithKeys(sql, slug);
  if (!found) throw new Refusal('NOT_FOUND', [slug]);
  const context = operatorContext(house, 'en', new ReadingLog());
  const { id } = found.issuer;
  if (act === 'ROTATE') await rotateIssuerKey(context, { issuer: id });
  if (act === 'COMPROMISED') await reportKeyCompromised(context, { issuer: id, fragment, reissue: true });
  const [history, rows] = [await keyHistoryOf(house, slug), await issuerWithKeys(sql, slug)];
  const keys: KeysNow['keys'][number][] = [];
  for (const key of history?.keys ?? []) {
    const row = rows?.keys.find((one) => one.fragment === key.fragment);
    keys.push({ ...key, resigning: row ? await resigningOf(sql, row.id) : null });
  }
  return { id: history?.id ?? '', keys };
}
