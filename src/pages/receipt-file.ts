import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import { dayOf } from '../base/day.ts';
import { VERDICT_TEXT } from './verdict.text.ts';
import { RECEIPT_QUESTION, type ReceiptAnswer } from './verdict-question.ts';

/** No receipt is longer, in characters. */
export const LONGEST_RECEIPT = 32_768;

/**
 * The name under which a browser saves a receipt, `receipt-2026-03-02.jwt`. Null for a text that this server did not
 * sign as one: it hands back as a file only what it said itself.
 */
export async function receiptFileName(api: Api, context: Context, receipt: string): Promise<string | null> {
  if (receipt.length > LONGEST_RECEIPT || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(receipt)) return null;
  const { verify } = await api.ask<ReceiptAnswer>(context, RECEIPT_QUESTION, { input: { text: receipt } });
  const { earlier } = verify;
  if (!earlier?.isThisServer || !earlier.found) return null;
  return `${VERDICT_TEXT[context.language].receiptFile}-${dayOf(new Date(earlier.found.at))}.jwt`;
}
