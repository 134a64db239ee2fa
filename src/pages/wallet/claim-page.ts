import { html, raw } from 'hono/html';
import { backTo, button, linkButton } from '../form/button.ts';
import { type Problem, problemSummary, tickBox } from '../form/field.ts';
import { levelNotice } from '../form/notice.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { CLAIM_TEXT } from './claim.text.ts';
import { aboutOf } from './proof-card.ts';
import { ownProof } from './proof-page.ts';

const OFFER = mutation('offerCredential', '... on CredentialOffered { link qrSvg transactionCode }');

interface Offered {
  readonly link: string;
  readonly qrSvg: string;
  readonly transactionCode: string | null;
}

/** Taking a proof into another wallet: what happens, then the offer. Null: no such proof. */
export async function claimPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page | null> {
  const { language } = visit;
  const text = CLAIM_TEXT[language];
  const proof = await ownProof(visit, visit.part('id'));
  if (!proof) return null;
  const here = `/wallet/proofs/${proof.id}/claim`;
  const enough = visit.context.actor?.level !== 'CARD_AND_PIN';
  return framed({
    language,
    title: text.title,
    path: here,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo(`/wallet/proofs/${proof.id}`, language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead" lang="${proof.language}">${aboutOf(proof)}</p><p>${text.lead}</p></div>
${problemSummary(problems, language)}
${enough ? html`<form class="fields" method="post" action="${addressIn(here, language)}">${tickBox('withCode', text.withCode, true, text.withCodeHint)}${button(text.button)}</form>` : levelNotice(language)}`,
  });
}

/** Makes the offer; its link lives for minutes and works once. Null: no such proof. */
export async function claim(visit: Visit): Promise<Page | null> {
  const { language } = visit;
  const text = CLAIM_TEXT[language];
  const proof = await ownProof(visit, visit.part('id'));
  if (!proof) return null;
  const made = await visit.act<Offered>(OFFER, {
    credential: proof.id,
    withCode: visit.field('withCode') === 'yes',
  });
  if (isRefused(made)) return claimPage(visit, [{ message: made.message }]);
  const here = `/wallet/proofs/${proof.id}`;
  return framed({
    language,
    title: text.ready,
    path: `${here}/claim`,
    listed: false,
    signedIn: true,
    main: html`${backTo(here, language, text.back)}
<div class="stack"><h1>${text.ready}</h1><p class="lead">${text.readyLead}</p></div>
${
  made.transactionCode
    ? html`<section class="card stack-s" aria-labelledby="code"><h2 id="code">${text.code}</h2>
<p class="keep">${made.transactionCode}</p><p>${text.codeHint}</p></section>`
    : ''
}
<div class="qr" role="img" aria-label="${text.qr}">${raw(made.qrSvg)}</div>
<p><a class="back" href="${made.link}">${text.sameDevice}</a></p>
<div class="acts">${linkButton(`${here}/claim`, language, text.again, 'quiet')}</div>`,
  });
}
