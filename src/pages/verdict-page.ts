import { html } from 'hono/html';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import { addressIn, framed, type Markup, type Page } from './frame.ts';
import { proofSays } from './proof-says.ts';
import { checkSign, type Sign, verdictSign } from './sign.ts';
import { type Heading, VERDICT_TEXT } from './verdict.text.ts';
import { VERDICT_QUESTION, type VerdictAnswer, type VerdictCheck } from './verdict-question.ts';
import { VERIFY_PATH } from './verify-page.ts';

type Verdict = VerdictAnswer['verify'];

/** Exactly one of the two, at most 10 MB; what the schema's `verify` takes. */
export type Given = { readonly text: string } | { readonly fileBase64: string };

/**
 * The verdict on a proof for a person: first in words, then what the signed claims say, then every check with its
 * reason. Nothing of it is kept.
 */
export async function verdictPage(api: Api, context: Context, input: Given): Promise<Page> {
  const { language } = context;
  const text = VERDICT_TEXT[language];
  const { verify: verdict } = await api.ask<VerdictAnswer>(context, VERDICT_QUESTION, { input });
  const heading = headingOf(verdict);
  const sign = signOf(verdict, heading);
  const why = heading === 'REVOKED' ? [] : decisive(verdict).map(({ reason }) => reason);
  return framed({
    language,
    title: text.heading[heading],
    path: VERIFY_PATH,
    listed: false,
    main: html`<div class="stack">
<div class="verdict ${sign}">${verdictSign(sign, 72)}<h1>${text.heading[heading]}</h1></div>
${why.map((reason) => html`<p class="lead">${reason}</p>`)}
</div>
${verdict.proof ? proofSays(verdict.proof, verdict.outcome === 'VALID', language) : ''}
<section class="stack" aria-labelledby="checks">
<h2 id="checks">${text.checked}</h2>
<ul class="checks">${verdict.checks.map((check) => checkView(check, context))}</ul>
</section>
<a class="button" href="${addressIn(VERIFY_PATH, language)}">${text.another}</a>
<p class="stone">${text.otherLanguage}</p>`,
  });
}

function checkView({ name, outcome, reason }: VerdictCheck, { language }: Context): Markup {
  const text = VERDICT_TEXT[language];
  return html`<li><span class="${outcome}">${checkSign(outcome)}</span><div>
<p><b>${text.check[name]}</b>: <span class="${outcome}">${text.outcome[outcome]}</span></p>
<p>${reason}</p>
</div></li>
`;
}

const decisive = ({ outcome, checks }: Verdict): readonly VerdictCheck[] =>
  outcome === 'VALID'
    ? []
    : checks.filter((check) => check.outcome === outcome && check.name !== 'ISSUER_TRUST').slice(0, 1);

function headingOf({ outcome, checks }: Verdict): Heading {
  const found = (name: VerdictCheck['name']) => checks.find((check) => check.name === name);
  if (found('READABLE')?.outcome !== 'VALID') return 'UNREAD';
  if (outcome === 'UNKNOWN') return 'UNKNOWN';
  const wrong = checks.filter((check) => check.outcome === 'INVALID');
  if (outcome === 'INVALID')
    return wrong.length === 1 && wrong[0]?.code === 'REVOKED' ? 'REVOKED' : 'INVALID';
  if (found('ISSUER_TRUST')?.outcome !== 'VALID') return 'VALID_ISSUER_NOT_KNOWN';
  return found('STATUS')?.code === 'SUPERSEDED' ? 'VALID_SUPERSEDED' : 'VALID';
}

const signOf = ({ outcome }: Verdict, heading: Heading): Sign =>
  heading === 'VALID_ISSUER_NOT_KNOWN' ? 'NOTICE' : outcome;
