import { html } from 'hono/html';
import type { SessionLevel } from '../../access/level.ts';
import type { Language } from '../../base/language.ts';
import { type Provider, providerLinks, providersOf } from '../entry/providers.ts';
import { backTo, button, buttonForm, linkButton } from '../form/button.ts';
import { field, type Problem, problemSummary } from '../form/field.ts';
import { doneNotice } from '../form/notice.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import type { Visit } from '../visit/visit.ts';
import { wordsOf } from './checklist-view.ts';
import { type Contact, contactsView } from './contacts-view.ts';
import { DEVICES_TEXT } from './devices.text.ts';
import { IDENTIFY_TEXT } from './identify.text.ts';

export const DEVICES_PATH = '/wallet/devices';

const QUESTION = `query DevicesPage {
  viewer {
    level levelText canIdentifyByWallet
    sessions { id began level current assisted onKnownDevice }
    devices { id known used current }
    passkeys { id name createdAt }
    identities { id provider createdAt }
    contacts { id kind value }
  }
}`;

interface SessionAnswer {
  readonly id: string;
  readonly began: string;
  readonly level: SessionLevel;
  readonly current: boolean;
  readonly assisted: boolean;
  readonly onKnownDevice: boolean;
}

interface Answer {
  readonly viewer: {
    readonly level: SessionLevel;
    readonly levelText: string;
    readonly canIdentifyByWallet: boolean;
    readonly sessions: readonly SessionAnswer[];
    readonly devices: readonly {
      readonly id: string;
      readonly known: string;
      readonly used: string;
      readonly current: boolean;
    }[];
    readonly passkeys: readonly { readonly id: string; readonly name: string; readonly createdAt: string }[];
    readonly contacts: readonly Contact[];
    readonly identities: readonly {
      readonly id: string;
      readonly provider: string;
      readonly createdAt: string;
    }[];
  };
}

/** Where one is signed in, which devices are known, and the PIN and the recovery card. */
export async function devicesPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page> {
  const { language } = visit;
  const text = DEVICES_TEXT[language];
  const { viewer } = await visit.ask<Answer>(QUESTION);
  return framed({
    language,
    title: text.title,
    path: DEVICES_PATH,
    listed: false,
    signedIn: true,
    status: problems.length > 0 ? 400 : 200,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1>${text.title}</h1><p class="lead">${viewer.levelText}</p></div>
${problemSummary(problems, language)}
${doneNotice(visit.query('done') === 'identified' ? IDENTIFY_TEXT[language].done : text.done[visit.query('done')])}
${sessionsView(viewer, visit)}
${devicesView(viewer, visit)}
${passkeysView(viewer, visit)}
${identitiesView(viewer, await providersOf(visit), visit)}
${viewer.canIdentifyByWallet && viewer.level !== 'STRONG' ? identifyView(language) : ''}
${pinForm(visit, problems)}
<section class="stack" aria-labelledby="recovery">
<h2 id="recovery">${text.recovery}</h2>
<p>${text.recoveryLead}</p>
<div class="acts">${buttonForm('/wallet/devices/recovery-card', language, {}, text.recoveryButton)}</div>
</section>
${contactsView(viewer.contacts, DEVICES_PATH, visit, problems)}`,
  });
}

function sessionsView({ sessions }: Answer['viewer'], { language }: Visit): Markup {
  const text = DEVICES_TEXT[language];
  return html`<section class="stack" aria-labelledby="sessions">
<h2 id="sessions">${text.sessions}</h2>
<ul class="rows">${sessions.map(
    (
      one,
    ) => html`<li class="stack-s"><p>${one.current ? html`<b>${text.here}</b>. ` : ''}${text.began} ${momentView(one.began, language)}</p>
<p class="stone">${text.level[one.level]}${one.assisted ? html`. ${text.assisted}` : ''}</p>
${one.current ? '' : buttonForm(DEVICES_PATH, language, { act: 'endSession', session: one.id }, text.end, { weight: 'ending', about: momentView(one.began, language) })}</li>
`,
  )}</ul>
${sessions.length > 1 ? buttonForm(DEVICES_PATH, language, { act: 'endOthers' }, text.endOthers, { weight: 'ending' }) : ''}
</section>`;
}

function devicesView({ devices, level }: Answer['viewer'], { language }: Visit): Markup {
  const text = DEVICES_TEXT[language];
  return html`<section class="stack" aria-labelledby="devices">
<h2 id="devices">${text.devices}</h2>
<p>${text.devicesLead}</p>
${devices.length === 0 ? html`<p>${text.noDevices}</p>` : ''}
<ul class="rows">${devices.map(
    (
      one,
    ) => html`<li class="stack-s"><p>${one.current ? html`<b>${text.thisDevice}</b>. ` : ''}${text.known} ${momentView(one.known, language)}</p>
<p class="stone">${text.used} ${momentView(one.used, language)}</p>
${buttonForm(DEVICES_PATH, language, { act: 'forgetDevice', device: one.id, ...(one.current ? { current: 'yes' } : {}) }, text.forget, { weight: 'ending', about: momentView(one.known, language) })}</li>
`,
  )}</ul>
${level === 'CARD_AND_PIN' ? '' : html`<p>${text.anotherLead}</p><div class="acts">${buttonForm(`${DEVICES_PATH}/code`, language, {}, text.another)}</div>`}
</section>`;
}

function passkeysView({ passkeys, level }: Answer['viewer'], { language }: Visit): Markup {
  const text = DEVICES_TEXT[language];
  return html`<section class="stack" aria-labelledby="passkeys">
<h2 id="passkeys">${text.passkeys}</h2>
<p>${text.passkeysLead}</p>
<ul class="rows">${passkeys.map(
    (
      one,
    ) => html`<li class="stack-s"><p><b>${one.name}</b></p><p class="stone">${text.known} ${momentView(one.createdAt, language)}</p>
${buttonForm(DEVICES_PATH, language, { act: 'removePasskey', passkey: one.id }, text.removePasskey, { weight: 'ending', about: one.name })}</li>
`,
  )}</ul>
${level === 'CARD_AND_PIN' ? '' : html`<div class="acts">${linkButton(`${DEVICES_PATH}/passkey`, language, text.addPasskey, 'quiet')}</div>`}
</section>`;
}

const identifyView = (language: Language): Markup => {
  const text = IDENTIFY_TEXT[language];
  return html`<section class="stack" aria-labelledby="identify">
<h2 id="identify">${text.title}</h2>
<p>${text.lead}</p>
<div class="acts">${linkButton(`${DEVICES_PATH}/identify`, language, text.title, 'quiet')}</div>
</section>`;
};

function identitiesView(
  { identities }: Answer['viewer'],
  providers: readonly Provider[],
  { language }: Visit,
): Markup | string {
  const text = DEVICES_TEXT[language];
  const strong = providers.filter(({ audience }) => audience === 'PARTICIPANTS');
  if (identities.length + strong.length === 0) return '';
  const nameOf = (id: string) => {
    const provider = providers.find((one) => one.id === id);
    return provider ? wordsOf(provider.name) : id;
  };
  return html`<section class="stack" aria-labelledby="identities">
<h2 id="identities">${text.identities}</h2>
<p>${text.identitiesLead}</p>
<ul class="rows">${identities.map(
    (
      one,
    ) => html`<li class="stack-s"><p><b>${nameOf(one.provider)}</b></p><p class="stone">${text.known} ${momentView(one.createdAt, language)}</p>
${buttonForm(DEVICES_PATH, language, { act: 'unlinkIdentity', identity: one.id }, text.unlink, { weight: 'ending', about: nameOf(one.provider) })}</li>
`,
  )}</ul>
${providerLinks(strong, text.link)}
</section>`;
}

function pinForm({ language }: Visit, problems: readonly Problem[]): Markup {
  const text = DEVICES_TEXT[language];
  const pin = (name: string, label: string, autocomplete: string, hint?: string) =>
    field({
      name,
      label,
      ...(hint ? { hint } : {}),
      type: 'password',
      problems,
      attributes: `inputmode="numeric" autocomplete="${autocomplete}" maxlength="6"`,
    });
  return html`<section class="stack" aria-labelledby="pin">
<h2 id="pin">${text.pin}</h2>
<form class="fields" method="post" action="${addressIn(DEVICES_PATH, language)}">
<input type="hidden" name="act" value="changePin">
${pin('oldPin', text.oldPin, 'current-password')}
${pin('newPin', text.newPin, 'new-password', text.newPinHint)}
${pin('newPinAgain', text.newPinAgain, 'new-password')}
${button(text.pinButton, 'quiet')}
</form>
</section>`;
}
