import { html } from 'hono/html';
import { backTo, button } from '../form/button.ts';
import { field, type Problem, problemSummary } from '../form/field.ts';
import { problemOf } from '../form/problem-of.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { SIGN_IN_PATH } from '../visit/door.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { PASSKEY_TEXT } from './passkey.text.ts';
import { passkeyPage } from './passkey-page.ts';
import { signInPage } from './sign-in-page.ts';

export const PASSKEY_SIGN_IN_PATH = '/sign-in/passkey';
const DEVICES_PATH = '/wallet/devices';
export const PASSKEY_PATH = `${DEVICES_PATH}/passkey`;

const ASKED = '... on PasskeyAsked { optionsJson }';
const FINISH_SIGN_IN = mutation(
  'finishPasskeySignIn',
  '... on SignedIn { tokens { accessToken } }',
  'PasskeyResponseInput',
);
const BEGIN = mutation('beginPasskeyRegistration', ASKED);
const FINISH = mutation(
  'finishPasskeyRegistration',
  '... on PasskeyRegistered { passkey { id } }',
  'PasskeyResponseInput',
);

interface Asked {
  readonly optionsJson: string;
}

/** Asks the browser for any passkey of this address, and signs in with what it answers. */
export async function passkeySignIn(visit: Visit): Promise<Page | Response> {
  const responseJson = visit.field('response');
  if (!responseJson) {
    const asked = await visit.actAlone<Asked>('beginPasskeySignIn', ASKED);
    if (isRefused(asked)) return signInPage(visit, [{ message: asked.message }]);
    return passkeyPage(visit, {
      make: false,
      optionsJson: asked.optionsJson,
      answerTo: PASSKEY_SIGN_IN_PATH,
      back: SIGN_IN_PATH,
    });
  }
  const done = await visit.act<{ tokens: { accessToken: string } }>(FINISH_SIGN_IN, { responseJson });
  if (isRefused(done)) return signInPage(visit, [{ message: done.message }]);
  await visit.enter(done.tokens.accessToken);
  return visit.goTo('/wallet');
}

/** The name that a new passkey goes by. */
export function passkeyNamePage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = PASSKEY_TEXT[language];
  return framed({
    language,
    title: text.make,
    path: PASSKEY_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`<div class="stack"><h1>${text.make}</h1><p class="lead">${text.about}</p></div>
${problemSummary(problems, language)}
<form class="fields" method="post" action="${addressIn(PASSKEY_PATH, language)}">
${field({ name: 'name', label: text.name, hint: text.nameHint, value: visit.field('name'), problems, attributes: 'maxlength="60"' })}
${button(text.goOn)}
</form>
${backTo(DEVICES_PATH, language, text.otherwise)}`,
  });
}

/** Asks the authenticator to make a passkey, and keeps what it answers. */
export async function makePasskey(visit: Visit): Promise<Page | Response> {
  const text = PASSKEY_TEXT[visit.language];
  const responseJson = visit.field('response');
  if (responseJson) {
    const done = await visit.act(FINISH, { responseJson });
    return isRefused(done)
      ? passkeyNamePage(visit, [{ message: done.message }])
      : visit.goTo(DEVICES_PATH, 'addPasskey');
  }
  const name = visit.field('name');
  if (!name) return passkeyNamePage(visit, [{ field: 'name', message: text.nameMissing }]);
  const asked = await visit.act<Asked>(BEGIN, { name });
  if (isRefused(asked)) return passkeyNamePage(visit, [problemOf(asked, ['name'])]);
  return passkeyPage(visit, {
    make: true,
    optionsJson: asked.optionsJson,
    answerTo: PASSKEY_PATH,
    back: PASSKEY_PATH,
  });
}
