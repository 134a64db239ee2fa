import { html } from 'hono/html';
import type { Language } from '../base/language.ts';
import { addressIn, type Markup } from './frame.ts';
import { checkSign, type Sign } from './sign.ts';
import { VERDICT_TEXT } from './verdict.text.ts';
import type { EarlierAnswer } from './verdict-question.ts';

export const RECEIPT_PATH = '/verify/receipt';

/** What a receipt given beside a proof adds: whether it is genuine, whether it is of this proof, what it says. */
export function earlierSays(earlier: EarlierAnswer, language: Language): Markup {
  const text = VERDICT_TEXT[language];
  const { genuine, isThisServer, isOfThisProof, found, checks } = earlier;
  const heading = genuine !== 'VALID' ? `RECEIPT_${genuine}` : isThisServer ? 'RECEIPT' : 'RECEIPT_OF_OTHER';
  const said = checks.find(({ name }) => name === 'RECEIPT')?.reason;
  const good = genuine === 'VALID' && isThisServer && isOfThisProof && found?.outcome === 'VALID';
  const sign: Sign = genuine === 'INVALID' ? 'INVALID' : good ? 'VALID' : 'NOTICE';
  const lines = [
    text.heading[heading as keyof typeof text.heading],
    ...(isOfThisProof === null ? [] : [isOfThisProof ? text.ofThisProof : text.ofAnotherProof]),
    ...(said ? [said] : []),
  ];
  return html`<section class="stack" aria-labelledby="earlier">
<h2 id="earlier">${text.earlier}</h2>
<div class="notice ${sign}">${checkSign(sign)}<div class="stack-s">${lines.map(
    (line) => html`<p>${line}</p>
`,
  )}</div></div>
</section>`;
}

/** The receipt to keep, as a file that the browser saves; a plain form, so that no script is needed. */
export const keepReceipt = (receipt: string, language: Language): Markup => {
  const text = VERDICT_TEXT[language];
  return html`<section class="stack" aria-labelledby="receipt">
<h2 id="receipt">${text.receipt}</h2>
<p>${text.receiptHint}</p>
<form method="post" action="${addressIn(RECEIPT_PATH, language)}">
<input type="hidden" name="receipt" value="${receipt}">
<button class="button quiet">${text.keepReceipt}</button>
</form>
</section>`;
};
