import { html } from 'hono/html';
import type { Language } from '../../base/language.ts';
import type { Markup } from '../frame.ts';
import { checkSign, type Sign } from '../sign.ts';
import { CODE_TEXT } from './code.text.ts';

const SIGNS: readonly Sign[] = ['VALID', 'INVALID', 'UNKNOWN', 'NOTICE'];

/** The signs that a page's script shows later, ready to be copied. */
export const signTemplates = (): Markup =>
  html`${SIGNS.map((one) => html`<template id="sign-${one}">${checkSign(one)}</template>`)}`;

/** Where the script says what the code on the paper holds; it stays hidden where no script runs. */
export function codeSection(language: Language): Markup {
  const text = CODE_TEXT[language];
  return html`<section id="code" class="stack" aria-labelledby="code-heading" hidden>
<h2 id="code-heading">${text.heading}</h2>
<div id="code-reading" class="stack"></div>
<details>
<summary>${text.paste}</summary>
<form id="code-form" class="stack-s">
<label for="code-text">${text.paste}</label>
<p id="code-hint" class="stone">${text.pasteHint}</p>
<textarea id="code-text" aria-describedby="code-hint" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea>
<button class="button quiet">${text.button}</button>
</form>
</details>
${signTemplates()}
</section>`;
}
