import { html } from 'hono/html';
import { backTo, button } from '../form/button.ts';
import { field, type Problem, problemSummary, tickBox } from '../form/field.ts';
import { problemOf } from '../form/problem-of.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { SIGN_IN_PATH } from '../visit/door.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { ACTIVATE_TEXT } from './activate.text.ts';
import { type Activated, activatedPage } from './activate-page.ts';
import { RECOVER_TEXT } from './recover.text.ts';

export const RECOVER_PATH = '/recover';

const RECOVER = mutation(
  'recoverWallet',
  '... on WalletRecovered { tokens { accessToken } walletNumber deviceSecret }',
);

/** Taking a wallet back with its recovery card: the code and a new PIN. */
export function recoverPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = RECOVER_TEXT[language];
  const pin = 'inputmode="numeric" autocomplete="new-password" maxlength="6" required';
  const shared = ACTIVATE_TEXT[language];
  return framed({
    language,
    title: text.title,
    path: RECOVER_PATH,
    listed: false,
    form: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, language)}
<form class="fields" method="post" action="${addressIn(RECOVER_PATH, language)}" novalidate>
${field({ name: 'code', label: text.code, value: visit.field('code'), problems, attributes: 'autocomplete="off" autocapitalize="characters" spellcheck="false" required' })}
${field({ name: 'pin', label: shared.pin, hint: shared.pinHint, type: 'password', problems, attributes: pin })}
${field({ name: 'pinAgain', label: shared.pinAgain, type: 'password', problems, attributes: pin })}
${tickBox('own', shared.own, visit.field('own') === 'yes', shared.ownHint)}
${button(text.button)}
</form>
<p>${text.noCard}</p>
${backTo(SIGN_IN_PATH, language, text.back)}`,
  });
}

/** Uses the recovery card; everything else that was signed in is out. */
export async function recover(visit: Visit): Promise<Page> {
  const shared = ACTIVATE_TEXT[visit.language];
  const [code, pin] = [visit.field('code'), visit.field('pin')];
  const missing = [
    ...(code ? [] : [{ field: 'code', message: shared.codeMissing }]),
    ...(pin ? [] : [{ field: 'pin', message: shared.pinMissing }]),
    ...(pin === visit.field('pinAgain') ? [] : [{ field: 'pinAgain', message: shared.pinDiffers }]),
  ];
  if (missing.length > 0) return recoverPage(visit, missing);
  const done = await visit.act<Activated>(RECOVER, {
    code,
    pin,
    rememberDevice: visit.field('own') === 'yes',
  });
  if (isRefused(done)) {
    const problem = problemOf(done, ['code'], { CODE_INVALID: 'code', WEAK_SECRET: 'pin' });
    return recoverPage(visit, [
      done.code === 'WEAK_SECRET' ? { ...problem, message: shared.pinWeak } : problem,
    ]);
  }
  await visit.enter(done.tokens.accessToken);
  if (done.deviceSecret) visit.rememberDevice(done.deviceSecret);
  return activatedPage(visit, done.walletNumber);
}
