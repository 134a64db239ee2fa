import { html, raw } from 'hono/html';
import type { Language } from '../base/language.ts';
import { dayView } from './day-view.ts';
import type { Markup } from './frame.ts';
import { ringView } from './ring-view.ts';
import { VERDICT_TEXT } from './verdict.text.ts';
import type { VerdictDocument, VerdictProof } from './verdict-question.ts';

type Row = readonly [label: string, value: Markup | string | null];

/**
 * What a proof says, from its signed claims. The issuer's name is the register's; what the proof calls its issuer
 * stands beside it where it differs, as the proof's own word. `part`: it is one of several, and how that one came out.
 */
export function proofSays(
  proof: VerdictProof,
  valid: boolean,
  language: Language,
  part?: { readonly number: number; readonly why: Markup },
): Markup {
  const text = VERDICT_TEXT[language];
  const id = part ? `says-${part.number}` : 'says';
  const heading = part ? text.part.replace('{number}', String(part.number)) : text.says;
  const { document } = proof;
  const own = document ? raw(` lang="${document.language}"`) : '';
  const signed = (value: string | null) => value && html`<span${own}>${value}</span>`;
  return html`<section class="stack" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${part?.why ?? ''}
<div class="card paper">
${document ? ringView({ groups: document.ring.groups, centre: document.ring.centre === null ? { tick: true } : { text: document.ring.centre }, alternative: document.ring.alternative }, 144) : ''}
<div class="whose stack-s">
${document ? html`<p class="stone"${own}>${document.title}</p>` : ''}
${proof.holderName ? html`<p class="big">${proof.holderName}</p>` : ''}
${document?.holderBirthDate ? html`<p>${text.birthDate} ${document.holderBirthDate}</p>` : ''}
${document ? html`<p class="stone"${own}>${document.identityAssurance}</p>` : ''}
</div>
${rows([
  [text.about, signed(codeAfter(proof.achievementName, document?.targetCode))],
  [text.unit, signed(document?.unitName ?? null)],
  [text.qualification, signed(codeAfter(document?.qualificationName || null, document?.diaryNumber))],
  ...issuerRows(proof, language),
  [text.issuedOn, proof.issuedOn && dayView(proof.issuedOn, language)],
])}
${document ? documentView(document) : ''}
</div>
<p>${text.saysHint}</p>
${valid ? html`<p>${text.compare}</p>` : ''}
</section>`;
}

function issuerRows(proof: VerdictProof, language: Language): Row[] {
  const text = VERDICT_TEXT[language];
  const { issuerName, issuerStatedName, issuerId } = proof;
  const known = issuerName !== null;
  const differs = issuerStatedName !== issuerName;
  return [
    [text.issuer, issuerName],
    [
      text.statedIssuer,
      differs && issuerStatedName
        ? html`${issuerStatedName}${known ? '' : html`<br><span class="small">${text.issuerOnly}</span>`}`
        : null,
    ],
    [text.issuerId, html`<span class="small">${issuerId}</span>`],
  ];
}

/** Everything on a document of a kind that we issue, in the language that it was signed in. */
const documentView = (
  document: VerdictDocument,
): Markup => html`<div class="stack" lang="${document.language}">
${rows(document.facts.map(({ label, value }) => [label, value]))}
${document.sections.map(
  ({ heading, groups }) => html`<details>
<summary>${heading} (${groups.flatMap(({ items }) => items).length})</summary>
<div class="stack">${groups.map(
    ({ name, items }) => html`<div class="stack-s">${name ? html`<h3>${name}</h3>` : ''}
<ul class="items">${items.map(
      ({
        text,
        language,
        level,
        note,
      }) => html`<li><p${language ? raw(` lang="${language}"`) : ''}>${text}</p>
${level || note ? html`<p class="small">${[level, note].filter(Boolean).join(', ')}</p>` : ''}</li>
`,
    )}</ul></div>`,
  )}</div>
</details>`,
)}
<div class="stack-s small">${document.foot.map((line) => html`<p>${line}</p>`)}</div>
</div>`;

const rows = (all: readonly Row[]): Markup =>
  html`<dl class="facts">${all.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : ''))}</dl>`;

const codeAfter = (name: string | null, code: string | null | undefined): string | null =>
  name && code ? `${name} (${code})` : name;
