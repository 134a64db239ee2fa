import { html } from 'hono/html';
import { backTo, button, buttonForm } from '../form/button.ts';
import { choices, field, fileField, type Problem, problemSummary, tickBox } from '../form/field.ts';
import { doneNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import type { Visit } from '../visit/visit.ts';
import { BRING_TEXT } from './bring.text.ts';

export const BRING_PATH = '/wallet/bring';

const QUESTION = `query BringPage {
  viewer {
    holdings { id name outcome broughtAt covered }
    importedWallets { id origin originConfirmed exportedAt }
  }
}`;

interface Brought {
  readonly id: string;
  readonly name: string;
  readonly outcome: 'VALID' | 'INVALID' | 'UNKNOWN';
  readonly broughtAt: string | null;
  readonly covered: boolean;
}

interface Answer {
  readonly viewer: {
    readonly holdings: readonly Brought[];
    readonly importedWallets: readonly {
      readonly id: string;
      readonly origin: string;
      readonly originConfirmed: boolean;
      readonly exportedAt: string;
    }[];
  };
}

/** What comes from elsewhere: one proof, or a whole wallet; and what was brought before. */
export async function bringPage(
  visit: Visit,
  problems: readonly Problem[] = [],
  notKept = false,
): Promise<Page> {
  const { language } = visit;
  const text = BRING_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  return framed({
    language,
    title: text.title,
    path: BRING_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
${notKept ? html`<p><a class="back" href="${addressIn('/verify', language)}">${text.why}</a></p>` : ''}
${doneNotice(text.done[visit.query('done')])}
${proofForm(visit, problems)}
${broughtView(viewer, visit)}
${walletForm(visit, problems)}
${walletsView(viewer, visit)}`,
  });
}

function proofForm(visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = BRING_TEXT[language];
  return html`<section class="stack" aria-labelledby="one">
<h2 id="one">${text.proof}</h2>
<p>${text.proofLead}</p>
<form class="fields" method="post" enctype="multipart/form-data" action="${addressIn(BRING_PATH, language)}">
<input type="hidden" name="act" value="proof">
${fileField({ name: 'file', label: text.file, hint: text.fileHint, problems })}
<details${visit.field('text') ? html` open` : ''}><summary>${text.paste}</summary>
${field({ name: 'text', label: text.text, lines: 6, value: visit.field('text'), problems, attributes: 'spellcheck="false"' })}</details>
${field({ name: 'name', label: text.name, hint: text.nameHint, value: visit.field('name'), free: language, problems, attributes: 'maxlength="100"' })}
${choices({
  name: 'code',
  legend: text.code,
  problems,
  chosen: [visit.field('code') || 'leave'],
  choices: [
    { value: 'leave', label: text.codeLeave },
    { value: 'cover', label: text.codeCover, hint: text.codeCoverHint },
  ],
})}
${button(text.proofButton)}
</form>
</section>`;
}

function broughtView({ holdings }: Answer['viewer'], { language }: Visit): Markup {
  const text = BRING_TEXT[language];
  const brought = holdings.filter(({ broughtAt }) => broughtAt !== null);
  return html`<section class="stack" aria-labelledby="mine">
<h2 id="mine">${text.mine}</h2>
${brought.length === 0 ? html`<p>${text.none}</p>` : ''}
<ul class="rows">${brought.map(
    ({
      id,
      name,
      outcome,
      broughtAt,
      covered,
    }) => html`<li class="stack-s"><p><b>${name}</b></p><p>${text.outcome[outcome]}.${covered ? ` ${text.covered}` : ''}</p>
<p class="stone">${text.brought} ${momentView(broughtAt ?? '', language)}</p>
${buttonForm(BRING_PATH, language, { act: 'remove', holding: id }, text.remove, { weight: 'ending', about: name })}</li>
`,
  )}</ul>
</section>`;
}

function walletForm(visit: Visit, problems: readonly Problem[]): Markup {
  const { language } = visit;
  const text = BRING_TEXT[language];
  return html`<section class="stack" aria-labelledby="wallet">
<h2 id="wallet">${text.wallet}</h2>
<p>${text.walletLead}</p>
<form class="fields" method="post" enctype="multipart/form-data" action="${addressIn(BRING_PATH, language)}">
<input type="hidden" name="act" value="wallet">
${fileField({ name: 'zip', label: text.zip, hint: text.zipHint, problems })}
${tickBox('leaveOut', text.leaveOut, visit.field('leaveOut') === 'yes', text.leaveOutHint)}
${button(text.walletButton)}
</form>
</section>`;
}

function walletsView({ importedWallets }: Answer['viewer'], { language }: Visit): Markup | string {
  const text = BRING_TEXT[language];
  if (importedWallets.length === 0) return '';
  return html`<section class="stack" aria-labelledby="wallets">
<h2 id="wallets">${text.wallets}</h2>
<ul class="rows">${importedWallets.map(
    ({
      origin,
      originConfirmed,
      exportedAt,
    }) => html`<li class="stack-s"><p><b>${origin}</b></p><p>${originConfirmed ? text.confirmed : text.unconfirmed}</p>
<p class="stone">${text.taken} ${momentView(exportedAt, language)}</p></li>
`,
  )}</ul>
</section>`;
}
