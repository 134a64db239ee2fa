import { html } from 'hono/html';
import { script } from '../device/bundle.ts';
import { button, linkButton } from '../form/button.ts';
import { field, type Problem, problemSummary, tickBox } from '../form/field.ts';
import { problemOf } from '../form/problem-of.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { verdictSign } from '../sign.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { ACTIVATE_TEXT } from './activate.text.ts';

/** Where an activation card leads; its code stands behind the #, which no server is told. */
export const ACTIVATE_PATH = '/activate';

const ACTIVATE = mutation(
  'activate',
  '... on WalletActivated { tokens { accessToken } walletNumber deviceSecret }',
);

export interface Activated {
  readonly tokens: { readonly accessToken: string };
  readonly walletNumber: string;
  readonly deviceSecret: string | null;
}

/** The form for a card’s code and the PIN that one chooses. What was typed stays, but for the PIN. */
export async function activatePage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = ACTIVATE_TEXT[language];
  const pin = 'inputmode="numeric" autocomplete="new-password" maxlength="6" required';
  return framed({
    language,
    title: problems.length > 0 ? `${text.again} ${text.title}` : text.title,
    path: ACTIVATE_PATH,
    listed: false,
    form: true,
    status: problems.length > 0 ? 400 : 200,
    script: { code: await script('activate'), carries: {} },
    main: html`<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
<form class="fields" method="post" action="${addressIn(ACTIVATE_PATH, language)}" novalidate>
${field({ name: 'code', label: text.code, hint: text.codeHint, value: visit.field('code'), problems, attributes: 'autocomplete="off" autocapitalize="characters" spellcheck="false" required' })}
${field({ name: 'pin', label: text.pin, hint: text.pinHint, type: 'password', problems, attributes: pin })}
${field({ name: 'pinAgain', label: text.pinAgain, type: 'password', problems, attributes: pin })}
<div class="stack-s">
${tickBox('own', text.own, visit.field('own') === 'yes', text.ownHint)}
${tickBox('assisted', text.assisted, visit.field('assisted') === 'yes', text.assistedHint)}
</div>
${button(text.button)}
</form>
<div class="stack-s"><p class="stone">${text.voluntary}</p>
<p><a class="back" href="${addressIn('/privacy', language)}">${text.privacy}</a></p></div>`,
  });
}

/** Uses the card; the wallet’s number is shown once, here. */
export async function activate(visit: Visit): Promise<Page> {
  const text = ACTIVATE_TEXT[visit.language];
  const [code, pin] = [visit.field('code'), visit.field('pin')];
  const missing = [
    ...(code ? [] : [{ field: 'code', message: text.codeMissing }]),
    ...(pin ? [] : [{ field: 'pin', message: text.pinMissing }]),
    ...(pin === visit.field('pinAgain') ? [] : [{ field: 'pinAgain', message: text.pinDiffers }]),
  ];
  if (missing.length > 0) return activatePage(visit, missing);
  const answer = await visit.act<Activated>(ACTIVATE, {
    code,
    pin,
    rememberDevice: visit.field('own') === 'yes',
    assisted: visit.field('assisted') === 'yes',
  });
  if (isRefused(answer)) {
    const problem = problemOf(answer, ['code'], { CODE_INVALID: 'code', WEAK_SECRET: 'pin' });
    return activatePage(visit, [
      answer.code === 'WEAK_SECRET' ? { ...problem, message: text.pinWeak } : problem,
    ]);
  }
  await visit.enter(answer.tokens.accessToken);
  if (answer.deviceSecret) visit.rememberDevice(answer.deviceSecret);
  return activatedPage(visit, answer.walletNumber);
}

/** What one needs from now on, shown once. */
export const activatedPage = ({ language }: Visit, walletNumber: string): Promise<Page> => {
  const text = ACTIVATE_TEXT[language];
  return framed({
    language,
    title: text.done,
    path: '/wallet',
    listed: false,
    signedIn: true,
    main: html`<div class="verdict VALID">${verdictSign('VALID', 72)}<h1>${text.done}</h1></div>
<section class="card stack-s" aria-labelledby="number">
<h2 id="number">${text.number}</h2>
<p class="keep">${walletNumber}</p>
<p>${text.numberHint}</p>
<p class="stone">${text.print}</p>
</section>
<section class="stack" aria-labelledby="next">
<h2 id="next">${text.next}</h2>
<ul class="items">${text.nextPoints.map((point) => html`<li>${point}</li>`)}</ul>
${linkButton('/wallet', language, text.toWallet)}
</section>`,
  });
};
