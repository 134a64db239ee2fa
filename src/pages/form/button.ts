import { html, raw } from 'hono/html';
import type { Language } from '../../base/language.ts';
import { addressIn, type Markup } from '../frame.ts';

/** How much a button's act weighs: the page's main one, one beside it, one that ends something. */
export type Weight = 'main' | 'quiet' | 'ending';

const CLASS: Readonly<Record<Weight, string>> = {
  main: 'button',
  quiet: 'button quiet',
  ending: 'button quiet ending',
};

/** A button that sends its form. `about` tells a screen reader which of several alike it is. */
export const button = (label: string, weight: Weight = 'main', about?: string | Markup): Markup =>
  html`<button class="${CLASS[weight]}">${label}${about ? html`<span class="unseen">: ${about}</span>` : ''}</button>`;

/** A link that looks like the act that it leads to. */
export const linkButton = (
  path: string,
  language: Language,
  label: string,
  weight: Weight = 'main',
): Markup => html`<a class="${CLASS[weight]}" href="${addressIn(path, language)}">${label}</a>`;

/** The way back, above or below a page's content. */
export const backTo = (path: string, language: Language, label: string): Markup =>
  html`<p><a class="back" href="${addressIn(path, language)}">${label}</a></p>`;

/** A form of one button, with what it sends besides. */
export const buttonForm = (
  path: string,
  language: Language,
  fields: Readonly<Record<string, string>>,
  label: string,
  options: { readonly weight?: Weight; readonly about?: string | Markup } = {},
): Markup => html`<form method="post" action="${addressIn(path, language)}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${button(label, options.weight ?? 'quiet', options.about)}
</form>`;

export const attribute = (name: string, on: boolean) => (on ? raw(` ${name}`) : '');
