import { html } from 'hono/html';
import { readCode } from '../../access/one-time-code.ts';
import { Refusal } from '../../base/refusal.ts';
import { button, buttonForm, linkButton } from '../form/button.ts';
import { field, type Problem, problemSummary, tickBox } from '../form/field.ts';
import { problemOf } from '../form/problem-of.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { SIGN_IN_PATH } from '../visit/door.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { providerLinks, providersOf } from './providers.ts';
import { SIGN_IN_TEXT } from './sign-in.text.ts';

const SIGN_IN = mutation('signInParticipant', '... on SignedIn { tokens { accessToken } deviceSecret }');
const SIGN_OUT = 'signOut';

interface SignedIn {
  readonly tokens: { readonly accessToken: string };
  readonly deviceSecret: string | null;
}

/** The page of ours that was asked for before signing in; the wallet where it is none of ours. */
export const nextPage = (wished: string): string =>
  /^\/wallet(\/[\w-]+)*$/.test(wished) ? wished : '/wallet';

/** The form for the wallet’s number and the PIN. */
export async function signInPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = SIGN_IN_TEXT[language];
  const next = visit.field('next') || visit.query('next');
  const providers = await providersOf(visit);
  const staff = providers.filter(({ audience }) => audience === 'STAFF');
  const strong = providers.filter(({ audience }) => audience === 'PARTICIPANTS');
  return framed({
    language,
    title: problems.length > 0 ? `${text.again} ${text.title}` : text.title,
    path: SIGN_IN_PATH,
    listed: false,
    form: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`<div class="stack"><h1>${text.title}</h1><p class="lead">${next ? text.first : text.lead}</p></div>
${problemSummary(problems, language)}
<form class="fields" method="post" action="${addressIn(SIGN_IN_PATH, language)}" novalidate>
${next ? html`<input type="hidden" name="next" value="${nextPage(next)}">` : ''}
${field({ name: 'walletNumber', label: text.number, hint: text.numberHint, value: visit.field('walletNumber'), problems, attributes: 'autocomplete="username" autocapitalize="characters" spellcheck="false" required' })}
${field({ name: 'pin', label: text.pin, hint: text.pinHint, type: 'password', problems, attributes: 'inputmode="numeric" autocomplete="current-password" maxlength="6" required' })}
${tickBox('assisted', text.assisted, visit.field('assisted') === 'yes', text.assistedHint)}
<details${problems.some((one) => one.field === 'deviceCode') ? html` open` : ''}><summary>${text.newDevice}</summary>
${field({ name: 'deviceCode', label: text.deviceCode, hint: text.deviceCodeHint, value: visit.field('deviceCode'), problems, attributes: 'autocomplete="off" autocapitalize="characters" spellcheck="false"' })}</details>
${button(text.button)}
</form>
<section class="stack" aria-labelledby="passkey">
<h2 id="passkey">${text.passkey}</h2>
${buttonForm('/sign-in/passkey', language, {}, text.passkeyButton)}
</section>
${
  strong.length === 0
    ? ''
    : html`<section class="stack" aria-labelledby="identified">
<h2 id="identified">${text.identified}</h2>
<p>${text.identifiedLead}</p>
${providerLinks(strong, text.identify)}
</section>`
}
<section class="stack" aria-labelledby="without">
<h2 id="without">${text.without}</h2>
<p>${text.withoutLead}</p>
<div class="acts">${linkButton('/activate', language, text.activate, 'quiet')}
${linkButton('/recover', language, text.recover, 'quiet')}</div>
</section>
${
  staff.length === 0
    ? ''
    : html`<section class="stack" aria-labelledby="staff">
<h2 id="staff">${text.staff}</h2>
${providerLinks(staff, text.identify)}
</section>`
}`,
  });
}

/** Signs in; a device that is known to the wallet says so. */
export async function signIn(visit: Visit): Promise<Page | Response> {
  const text = SIGN_IN_TEXT[visit.language];
  const [walletNumber, pin] = [visit.field('walletNumber'), visit.field('pin')];
  const missing = [
    ...(walletNumber ? [] : [{ field: 'walletNumber', message: text.numberMissing }]),
    ...(pin ? [] : [{ field: 'pin', message: text.pinMissing }]),
  ];
  if (missing.length > 0) return signInPage(visit, missing);
  const { deviceSecret } = visit;
  const deviceCode = visit.field('deviceCode');
  const answer = await visit.act<SignedIn>(SIGN_IN, {
    walletNumber,
    pin,
    assisted: visit.field('assisted') === 'yes',
    ...(deviceSecret ? { deviceSecret } : {}),
    ...(deviceCode ? { deviceCode, rememberDevice: true } : {}),
  });
  if (isRefused(answer)) {
    const mistyped = readCode(walletNumber) instanceof Refusal ? 'walletNumber' : 'deviceCode';
    const codes = { CODE_MISTYPED: mistyped, CODE_INVALID: 'deviceCode', SIGN_IN_FAILED: 'pin' };
    return signInPage(visit, [problemOf(answer, [], codes)]);
  }
  if (answer.deviceSecret) visit.rememberDevice(answer.deviceSecret);
  await visit.enter(answer.tokens.accessToken);
  return visit.goTo(nextPage(visit.field('next')));
}

/** Ends the session; the device stays known until its holder forgets it. */
export async function signOut(visit: Visit): Promise<Response> {
  if (visit.context.actor) await visit.actAlone(SIGN_OUT, '... on SignedOut { session }');
  visit.leave();
  return visit.goTo('/', 'out');
}
