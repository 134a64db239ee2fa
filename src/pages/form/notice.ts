import { html } from 'hono/html';
import type { Language } from '../../base/language.ts';
import { addressIn, type Markup } from '../frame.ts';
import { checkSign } from '../sign.ts';
import { FORM_TEXT } from './form.text.ts';

/** What was done, after the page that did it. */
export const doneNotice = (said: string | undefined): Markup | string =>
  said ? html`<div class="notice VALID" role="status">${checkSign('VALID')}<p>${said}</p></div>` : '';

/** That the session’s level is not enough for what the page does, and what one can do. */
export const levelNotice = (language: Language): Markup => {
  const text = FORM_TEXT[language];
  return html`<div class="notice"><span aria-hidden="true">${checkSign('NOTICE')}</span><div class="stack-s">
<p><b>${text.levelTooLow}</b></p>
<p>${text.levelWhy}</p>
<ul class="items"><li>${text.levelOwnDevice}</li><li>${text.levelPasskey}</li><li>${text.levelHelp}</li></ul>
<p><a class="back" href="${addressIn('/wallet/devices', language)}">${text.levelDevices}</a></p>
</div></div>`;
};
