import { html, raw } from 'hono/html';
import type { Language } from '../base/language.ts';
import { addressIn, framed, type Page } from './frame.ts';
import { checkSign } from './sign.ts';
import { type Notice, VERIFY_PAGE_TEXT } from './verify-page.text.ts';

export const VERIFY_PATH = '/verify';

/**
 * Where anyone gives a proof to be checked: a file, dropped on its field or chosen, or a text. A plain form; browsers
 * take a dropped file by themselves. With a notice: why nothing was checked (400, or 413 where it was too large).
 */
export function verifyPage(language: Language, notice?: Notice): Promise<Page> {
  const text = VERIFY_PAGE_TEXT[language];
  const explained = notice
    ? raw('aria-invalid="true" aria-describedby="notice hint"')
    : raw('aria-describedby="hint"');
  return framed({
    language,
    title: notice ? `${text.notice[notice]} ${text.title}` : text.title,
    path: VERIFY_PATH,
    status: notice === 'TOO_LARGE' ? 413 : notice ? 400 : 200,
    listed: notice === undefined,
    form: true,
    main: html`<div class="stack">
<h1>${text.title}</h1>
<p class="lead">${text.lead}</p>
</div>
${notice ? html`<div class="notice" role="alert">${checkSign('NOTICE')}<p id="notice">${text.notice[notice]}</p></div>` : ''}
<form class="stack" method="post" enctype="multipart/form-data" action="${addressIn(VERIFY_PATH, language)}">
<div class="drop stack-s">
<label for="file">${text.file}</label>
<p id="hint" class="stone">${text.fileHint}</p>
<input id="file" type="file" name="file" ${explained}>
</div>
<details>
<summary>${text.paste}</summary>
<div class="stack-s">
<label for="text">${text.pasteLabel}</label>
<textarea id="text" name="text" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea>
</div>
</details>
<details${notice === 'NO_RECEIPT' ? raw(' open') : ''}>
<summary>${text.receipt}</summary>
<div class="stack-s">
<label for="receipt">${text.receiptLabel}</label>
<p id="receipt-hint" class="stone">${text.receiptHint}</p>
<input id="receipt" type="file" name="receipt" aria-describedby="receipt-hint">
</div>
</details>
<button class="button">${text.button}</button>
</form>
<p class="stone">${text.forgotten}</p>`,
  });
}
