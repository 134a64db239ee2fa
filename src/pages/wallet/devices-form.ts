import { html } from 'hono/html';
import { backTo } from '../form/button.ts';
import type { Problem } from '../form/field.ts';
import { problemOf } from '../form/problem-of.ts';
import { framed, type Page } from '../frame.ts';
import { isRefused, mutation, type Refused, type Visit } from '../visit/visit.ts';
import { CONTACTS_TEXT } from './contacts.text.ts';
import { DEVICES_TEXT } from './devices.text.ts';
import { DEVICES_PATH, devicesPage } from './devices-page.ts';

const ENDED = '... on SessionsEnded { sessions }';
const ACTS = {
  endSession: mutation('endSession', ENDED),
  forgetDevice: mutation('forgetDevice', '... on DeviceForgotten { device }'),
  removePasskey: mutation('removePasskey', '... on PasskeyRemoved { passkey }'),
  addContact: mutation('addContact', '... on ContactAdded { contact { id } }'),
  removeContact: mutation('removeContact', '... on ContactRemoved { contact }'),
  unlinkIdentity: mutation('unlinkIdentity', '... on IdentityUnlinked { identity }'),
  changePin: mutation('changePin', '... on PinChanged { sessions }'),
} as const;
const RECOVERY_CARD = mutation('createRecoveryCard', '... on RecoveryCardCreated { pdfBase64 }');

const PIN_FIELDS = ['oldPin', 'newPin'] as const;

type Done = object | Refused;

/** Each act of the page, by what its form calls it. */
const DOES: Readonly<Record<string, (visit: Visit) => Promise<Done>>> = {
  endOthers: (visit) => visit.actAlone('endOtherSessions', ENDED),
  endSession: (visit) => visit.act(ACTS.endSession, { session: visit.field('session') }),
  forgetDevice: (visit) => visit.act(ACTS.forgetDevice, { device: visit.field('device') }),
  removePasskey: (visit) => visit.act(ACTS.removePasskey, { passkey: visit.field('passkey') }),
  addContact: (visit) =>
    visit.act(ACTS.addContact, {
      kind: visit.field('kind') === 'PHONE' ? 'PHONE' : 'EMAIL',
      value: visit.field('value'),
    }),
  removeContact: (visit) => visit.act(ACTS.removeContact, { contact: visit.field('contact') }),
  unlinkIdentity: (visit) => visit.act(ACTS.unlinkIdentity, { identity: visit.field('identity') }),
  changePin: (visit) =>
    visit.act(ACTS.changePin, { oldPin: visit.field('oldPin'), newPin: visit.field('newPin') }),
};

/** Ends sessions, forgets devices and passkeys, changes the PIN. */
export async function changeDevices(visit: Visit): Promise<Page | Response> {
  const act = visit.field('act');
  const missing = act === 'changePin' ? missingIn(visit) : act === 'addContact' ? noContact(visit) : [];
  const does = DOES[act];
  if (missing.length > 0 || !does) return devicesPage(visit, missing);
  const done = await does(visit);
  if (isRefused(done)) {
    if (act === 'addContact') return devicesPage(visit, [{ field: 'value', message: done.message }]);
    const codes = { SIGN_IN_FAILED: 'oldPin', WEAK_SECRET: 'newPin' };
    return devicesPage(visit, [problemOf(done, PIN_FIELDS, act === 'changePin' ? codes : {})]);
  }
  if (act === 'forgetDevice' && visit.field('current') === 'yes') visit.forgetDevice();
  return visit.goTo(DEVICES_PATH, act);
}

const noContact = (visit: Visit): Problem[] =>
  visit.field('value') ? [] : [{ field: 'value', message: CONTACTS_TEXT[visit.language].valueMissing }];

function missingIn(visit: Visit): Problem[] {
  const text = DEVICES_TEXT[visit.language];
  const [oldPin, newPin] = [visit.field('oldPin'), visit.field('newPin')];
  return [
    ...(oldPin ? [] : [{ field: 'oldPin', message: text.oldPinMissing }]),
    ...(newPin ? [] : [{ field: 'newPin', message: text.newPinMissing }]),
    ...(newPin === visit.field('newPinAgain') ? [] : [{ field: 'newPinAgain', message: text.pinDiffers }]),
  ];
}

/** A code with which another device of one’s own becomes known; shown once. */
export async function deviceCodePage(visit: Visit): Promise<Page> {
  const { language } = visit;
  const text = DEVICES_TEXT[language];
  const made = await visit.actAlone<{ readonly deviceCode: string }>(
    'createDeviceCode',
    '... on DeviceCodeCreated { deviceCode }',
  );
  if (isRefused(made)) return devicesPage(visit, [{ message: made.message }]);
  return framed({
    language,
    title: text.another,
    path: DEVICES_PATH,
    listed: false,
    signedIn: true,
    main: html`<div class="stack"><h1>${text.another}</h1><p class="lead">${text.codeLead}</p></div>
<p class="card keep">${made.deviceCode}</p>
<p>${text.codeHint}</p>
${backTo(DEVICES_PATH, language, text.title)}`,
  });
}

/** The recovery card as a PDF to print; the one before is void. */
export async function recoveryCard(visit: Visit): Promise<Page | Response> {
  const made = await visit.act<{ readonly pdfBase64: string }>(RECOVERY_CARD, {
    language: visit.language,
  });
  if (isRefused(made)) return devicesPage(visit, [{ message: made.message }]);
  return visit.http.body(Buffer.from(made.pdfBase64, 'base64'), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="recovery-card.pdf"',
    'Cache-Control': 'no-store',
  });
}
