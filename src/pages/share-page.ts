import { html, raw } from 'hono/html';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import type { Language } from '../base/language.ts';
import { addressIn, framed, type Page } from './frame.ts';
import { openedPage } from './opened-share-page.ts';
import { SHARE_PAGE_TEXT } from './share-page.text.ts';
import { OPEN_SHARE, type OpenShareAnswer } from './share-question.ts';
import { checkSign } from './sign.ts';

export const sharePath = (token: string): string => `/s/${encodeURIComponent(token)}`;

/**
 * Where a link leads first: the same page for every link, with one button. Nothing is looked up, so that the previews
 * of messengers and whoever else follows links count as nobody and learn nothing.
 */
export function sharePage(language: Language, token: string): Promise<Page> {
  const text = SHARE_PAGE_TEXT[language];
  return framed({
    language,
    title: text.title,
    path: sharePath(token),
    listed: false,
    form: true,
    main: html`<div class="stack">
<h1>${text.title}</h1>
<p class="lead">${text.lead}</p>
</div>
<form method="post" action="${addressIn(sharePath(token), language)}">
<button class="button">${text.button}</button>
</form>
<p class="stone">${text.counted}</p>`,
  });
}

/** What the button leads to: the proofs, a question for the code, or that there is nothing to open. */
export async function openSharePage(
  api: Api,
  context: Context,
  token: string,
  code: string | null,
): Promise<Page> {
  const input = { token, ...(code ? { code } : {}) };
  const { openShare: answer } = await api.ask<OpenShareAnswer>(context, OPEN_SHARE, { input });
  if (!('code' in answer)) return openedPage(context.language, token, answer);
  if (answer.code === 'SHARE_CODE_NEEDED') return codePage(context.language, token, null);
  if (answer.code === 'CODE_INVALID') return codePage(context.language, token, answer.message);
  return closedPage(context.language, token, answer.message);
}

function codePage(language: Language, token: string, wrong: string | null): Promise<Page> {
  const text = SHARE_PAGE_TEXT[language];
  const explained = wrong
    ? raw('aria-invalid="true" aria-describedby="notice hint"')
    : raw('aria-describedby="hint"');
  return framed({
    language,
    title: wrong ? `${wrong} ${text.codeTitle}` : text.codeTitle,
    path: sharePath(token),
    status: wrong ? 400 : 200,
    listed: false,
    form: true,
    main: html`<h1>${text.codeTitle}</h1>
${wrong ? html`<div class="notice" role="alert">${checkSign('NOTICE')}<p id="notice">${wrong}</p></div>` : ''}
<form class="stack" method="post" action="${addressIn(sharePath(token), language)}">
<div class="stack-s">
<label for="code">${text.codeLabel}</label>
<p id="hint" class="stone">${text.codeHint}</p>
<input id="code" class="code" type="text" name="code" inputmode="numeric" autocomplete="off" maxlength="20" required ${explained}>
</div>
<button class="button">${text.codeButton}</button>
</form>`,
  });
}

/** Says the same of a link that never was and of one that is closed. */
export function closedPage(language: Language, token: string, message: string): Promise<Page> {
  const text = SHARE_PAGE_TEXT[language];
  return framed({
    language,
    title: text.closedTitle,
    path: sharePath(token),
    status: 404,
    listed: false,
    main: html`<div class="stack"><h1>${text.closedTitle}</h1>
<p class="lead">${message}</p></div>`,
  });
}
