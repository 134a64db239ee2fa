import { html } from 'hono/html';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import type { Language } from '../base/language.ts';
import { addressIn, framed, type Markup, type Page } from './frame.ts';
import { proofSays } from './proof-says.ts';
import { earlierSays, keepReceipt } from './receipt-view.ts';
import { checkSign, type Sign, verdictSign } from './sign.ts';
import { type Heading, VERDICT_TEXT } from './verdict.text.ts';
import {
  type CredentialAnswer,
  VERDICT_QUESTION,
  type VerdictAnswer,
  type VerdictCheck,
} from './verdict-question.ts';
import { VERIFY_PATH } from './verify-page.ts';

type Verdict = VerdictAnswer['verify'];

/** Exactly one of the two, at most 10 MB, and a receipt beside it; what the schema's `verify` takes. */
export type Given = ({ readonly text: string } | { readonly fileBase64: string }) & {
  readonly receipt?: string;
};

/**
 * The verdict on a proof for a person: first in words, then what the signed claims say, then every check with its
 * reason, and the receipt to keep. Nothing of it is kept here.
 */
export async function verdictPage(api: Api, context: Context, input: Given): Promise<Page> {
  const { language } = context;
  const text = VERDICT_TEXT[language];
  const { verify: verdict } = await api.ask<VerdictAnswer>(context, VERDICT_QUESTION, { input });
  const { credentials, earlier, receipt } = verdict;
  const heading = headingOf(verdict);
  const sign = signOf(verdict, heading);
  const isReceipt = earlier !== null && credentials.length === 0;
  return framed({
    language,
    title: text.heading[heading],
    path: VERIFY_PATH,
    listed: false,
    form: receipt !== null,
    main: html`<div class="stack">
<div class="verdict ${sign}">${verdictSign(sign, 72)}<h1>${text.heading[heading]}</h1></div>
${whyOf(verdict, heading).map((reason) => html`<p class="lead">${reason}</p>`)}
${isReceipt ? html`<p>${text.receiptTells}</p>` : ''}
</div>
${verdict.proof ? proofSays(verdict.proof, verdict.outcome === 'VALID', language) : ''}
${credentials.length > 1 ? credentials.map((one, at) => partView(one, at + 1, language)) : ''}
${earlier && !isReceipt ? earlierSays(earlier, language) : ''}
<section class="stack" aria-labelledby="checks">
<h2 id="checks">${text.checked}</h2>
<ul class="checks">${verdict.checks.map((check) => checkView(check, language))}</ul>
</section>
${receipt === null ? '' : keepReceipt(receipt, language)}
<a class="button" href="${addressIn(VERIFY_PATH, language)}">${text.another}</a>
<p class="stone">${text.otherLanguage}</p>`,
  });
}

/** One of several: how it came out, and what it says where its signature holds. */
function partView(part: CredentialAnswer, number: number, language: Language): Markup {
  const text = VERDICT_TEXT[language];
  const heading = singleHeading(part);
  const sign = heading === 'VALID_ISSUER_NOT_KNOWN' ? 'NOTICE' : part.outcome;
  const why = html`<div class="notice ${sign}">${checkSign(sign)}<div class="stack-s"><p>${text.heading[heading]}</p>
${whyOf(part, heading).map((reason) => html`<p>${reason}</p>`)}</div></div>`;
  if (part.proof) return proofSays(part.proof, part.outcome === 'VALID', language, { number, why });
  return html`<section class="stack" aria-labelledby="says-${number}">
<h2 id="says-${number}">${text.part.replace('{number}', String(number))}</h2>
${why}
</section>`;
}

/** One check with its answer and its reason. */
export function checkView({ name, outcome, reason }: VerdictCheck, language: Language): Markup {
  const text = VERDICT_TEXT[language];
  return html`<li><span class="${outcome}">${checkSign(outcome)}</span><div>
<p><b>${text.check[name]}</b>: <span class="${outcome}">${text.outcome[outcome]}</span></p>
<p>${reason}</p>
</div></li>
`;
}

/** The reason that decides, where the heading does not say it. */
export function whyOf({ outcome, checks }: CredentialAnswer, heading: Heading): string[] {
  const said = checks.find(({ name }) => name === 'RECEIPT');
  if (said) return [said.reason];
  // Of a status that came along, what it says is only as of then.
  if (outcome === 'VALID')
    return checks.filter(({ code }) => code === 'IN_FORCE_THEN').map(({ reason }) => reason);
  if (heading === 'REVOKED' || heading === 'SUSPENDED') return [];
  const decisive = checks.find((check) => check.outcome === outcome && check.name !== 'ISSUER_TRUST');
  return decisive ? [decisive.reason] : [];
}

function headingOf(verdict: Verdict): Heading {
  const { outcome, credentials, earlier, erasure } = verdict;
  if (erasure) {
    if (erasure.genuine !== 'VALID') return `ERASURE_${erasure.genuine}`;
    return erasure.isThisServer ? 'ERASURE' : 'ERASURE_OF_OTHER';
  }
  if (credentials.length > 1) return `SEVERAL_${outcome}`;
  if (!earlier || credentials.length > 0) return singleHeading(verdict);
  if (earlier.genuine !== 'VALID') return `RECEIPT_${earlier.genuine}`;
  return earlier.isThisServer ? 'RECEIPT' : 'RECEIPT_OF_OTHER';
}

const ENDED: Readonly<Record<string, Heading>> = { REVOKED: 'REVOKED', SUSPENDED: 'SUSPENDED' };

/** The verdict on one proof in words. */
export function singleHeading({ outcome, checks }: CredentialAnswer): Heading {
  const found = (name: VerdictCheck['name']) => checks.find((check) => check.name === name);
  if (found('READABLE')?.outcome !== 'VALID') return 'UNREAD';
  if (outcome === 'UNKNOWN') return 'UNKNOWN';
  const wrong = checks.filter((check) => check.outcome === 'INVALID');
  if (outcome === 'INVALID')
    return wrong.length === 1 ? (ENDED[wrong[0]?.code ?? ''] ?? 'INVALID') : 'INVALID';
  if (found('ISSUER_TRUST')?.outcome !== 'VALID') return 'VALID_ISSUER_NOT_KNOWN';
  return found('STATUS')?.code === 'SUPERSEDED' ? 'VALID_SUPERSEDED' : 'VALID';
}

function signOf({ outcome, checks, credentials, earlier }: Verdict, heading: Heading): Sign {
  if (heading === 'RECEIPT') return earlier?.found?.outcome === 'VALID' ? 'VALID' : 'NOTICE';
  const unknown = checks.some((check) => check.name === 'ISSUER_TRUST' && check.outcome !== 'VALID');
  const guarded =
    heading === 'RECEIPT_OF_OTHER' || heading === 'ERASURE_OF_OTHER' || heading === 'VALID_ISSUER_NOT_KNOWN';
  if (guarded || (credentials.length > 1 && outcome === 'VALID' && unknown)) return 'NOTICE';
  return heading === 'RECEIPT_INVALID' ? 'INVALID' : outcome;
}
