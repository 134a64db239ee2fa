import { html } from 'hono/html';
import { Refusal } from '../../base/refusal.ts';
import { button, linkButton } from '../form/button.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { checkSign } from '../sign.ts';
import { SIGN_IN_PATH } from '../visit/door.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { IDENTIFIED_TEXT } from './identified.text.ts';

export const IDENTIFIED_PATH = '/sign-in/identified';

const FINISH = mutation('finishOidcSignIn', '... on SignedIn { tokens { accessToken } }');
const LINK = mutation('linkIdentity', '... on IdentityLinked { identity { id } }');

/** What the way to a provider and back can end with. */
const REFUSED = [
  'IDENTITY_PROVIDER_REFUSED',
  'IDENTITY_PROVIDER_UNREACHABLE',
  'IDENTITY_NOT_CONFIRMED',
  'TOO_MANY_ATTEMPTS',
] as const;

/**
 * Where a provider's way ends. Whoever is in their wallet is asked whether to link; somebody else is signed in; a
 * provider of staff gives a code to the program that staff works with, since these pages are the wallets' own.
 */
export async function identifiedPage(visit: Visit): Promise<Page | Response> {
  const [code, refused] = [visit.query('code'), visit.query('refused')];
  if (!code) {
    const why = new Refusal(REFUSED.find((one) => one === refused) ?? 'IDENTITY_CODE_GONE');
    return refusedPage(visit, why.message(visit.language));
  }
  if (visit.query('audience') === 'STAFF') return staffPage(visit, code);
  if (visit.context.actor?.participant) return linkPage(visit, code);
  const done = await visit.act<{ tokens: { accessToken: string } }>(FINISH, { code });
  if (isRefused(done)) return refusedPage(visit, done.message);
  await visit.enter(done.tokens.accessToken);
  return visit.goTo('/wallet');
}

/** Links whom the provider identified to the wallet that is open. */
export async function linkIdentified(visit: Visit): Promise<Page | Response> {
  const done = await visit.act(LINK, { code: visit.field('code') });
  return isRefused(done) ? refusedPage(visit, done.message) : visit.goTo('/wallet/devices', 'linked');
}

function refusedPage({ language, context }: Visit, message: string): Promise<Page> {
  const text = IDENTIFIED_TEXT[language];
  const signedIn = Boolean(context.actor?.participant);
  return framed({
    language,
    title: text.refused,
    path: IDENTIFIED_PATH,
    listed: false,
    signedIn,
    status: 400,
    main: html`<h1>${text.refused}</h1>
<div class="notice" role="alert">${checkSign('NOTICE')}<p>${message}</p></div>
<div class="acts">${
      signedIn
        ? linkButton('/wallet/devices', language, text.back, 'quiet')
        : linkButton(SIGN_IN_PATH, language, text.toSignIn)
    }</div>`,
  });
}

function linkPage({ language }: Visit, code: string): Promise<Page> {
  const text = IDENTIFIED_TEXT[language];
  return framed({
    language,
    title: text.link,
    path: '/wallet/devices',
    listed: false,
    signedIn: true,
    main: html`<div class="stack"><h1>${text.link}</h1><p class="lead">${text.linkLead}</p></div>
<div class="acts"><form method="post" action="${addressIn(IDENTIFIED_PATH, language)}"><input type="hidden" name="code" value="${code}">${button(text.linkButton)}</form>
${linkButton('/wallet/devices', language, text.notNow, 'quiet')}</div>`,
  });
}

function staffPage({ language }: Visit, code: string): Promise<Page> {
  const text = IDENTIFIED_TEXT[language];
  return framed({
    language,
    title: text.staff,
    path: SIGN_IN_PATH,
    listed: false,
    main: html`<div class="stack"><h1>${text.staff}</h1><p class="lead">${text.staffLead}</p></div>
<p class="card keep">${code}</p>
<p>${text.staffHint}</p>`,
  });
}
