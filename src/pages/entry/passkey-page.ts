import { html } from 'hono/html';
import { script } from '../device/bundle.ts';
import { backTo } from '../form/button.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { checkSign } from '../sign.ts';
import type { Visit } from '../visit/visit.ts';
import { PASSKEY_TEXT } from './passkey.text.ts';

/**
 * Where an authenticator is asked: the page carries what it is asked, its script brings the answer into a form. `make`
 * tells whether a passkey is made or used.
 */
export async function passkeyPage(
  { language }: Visit,
  asked: {
    readonly make: boolean;
    readonly optionsJson: string;
    readonly answerTo: string;
    readonly back: string;
  },
): Promise<Page> {
  const text = PASSKEY_TEXT[language];
  const title = asked.make ? text.make : text.use;
  return framed({
    language,
    title,
    path: asked.back,
    listed: false,
    form: true,
    signedIn: asked.make,
    script: {
      code: await script('passkey'),
      carries: { make: asked.make, options: JSON.parse(asked.optionsJson) },
    },
    main: html`<div class="stack"><h1>${title}</h1><p class="lead">${text.lead}</p></div>
<div class="notice" id="no-script">${checkSign('NOTICE')}<p>${text.noScript}</p></div>
<div class="notice" id="failed" role="alert" hidden>${checkSign('NOTICE')}<p>${text.failed}</p></div>
<form id="answer" method="post" action="${addressIn(asked.answerTo, language)}"><input type="hidden" id="response" name="response"></form>
<button class="button" type="button" id="use" hidden>${title}</button>
${backTo(asked.back, language, text.otherwise)}`,
  });
}
