import type { Language } from '../../../base/language.ts';
import { type Heading, VERDICT_TEXT } from '../../verdict.text.ts';
import type { CarriedTrust } from '../site/retired.ts';
import { SITE_TEXT } from '../site/site.text.ts';
import { type HereVerdict, verifyHere } from '../site/verify-here.ts';
import { byId, carried, element, sign } from './dom.ts';
import { writeIn } from './retired-language.ts';
import { saysView } from './says-view.ts';

/** Checks a file or a text in the browser, against what the page carries. */
const { trust, endedOn } = carried<CarriedTrust>();
const language = writeIn(endedOn);
document.title = `${SITE_TEXT[language].title} · Pätevä`;

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});

async function check(): Promise<void> {
  const file = (byId('file') as HTMLInputElement).files?.[0];
  const text = (byId('text') as HTMLTextAreaElement).value.trim();
  if (!file === !text) return show(file ? SITE_TEXT[language].several : SITE_TEXT[language].nothing);
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
  show(await verifyHere(bytes, new Date(), trust));
}

function show(found: HereVerdict | string): void {
  const result = byId('result');
  if (typeof found === 'string') {
    result.replaceChildren(
      element('div', { class: 'notice', role: 'alert' }, sign('NOTICE'), element('p', {}, found)),
    );
  } else {
    const heading = headingOf(found);
    const words = VERDICT_TEXT[language].heading[heading];
    document.title = `${words} · Pätevä`;
    const verdict = element(
      'div',
      { class: `verdict ${found.outcome}` },
      sign(found.outcome),
      element('h2', {}, words),
    );
    const page = found.checks.filter(({ name }) => name === 'VISIBLE_TEXT');
    result.replaceChildren(
      verdict,
      ...page.map(({ reason }) => element('p', { class: 'lead' }, reason[language])),
      ...(found.says ? [saysView(found.says, language)] : []),
      checksView(found, language),
    );
  }
  result.focus();
}

function headingOf({ outcome, checks }: HereVerdict): Heading {
  if (checks.length === 1) return 'UNREAD';
  if (outcome !== 'INVALID') return outcome;
  const wrong = checks.filter((one) => one.outcome === 'INVALID');
  return wrong.length === 1 && wrong[0]?.code === 'REVOKED' ? 'REVOKED' : 'INVALID';
}

function checksView({ checks }: HereVerdict, language: Language): HTMLElement {
  const text = VERDICT_TEXT[language];
  return element(
    'section',
    { class: 'stack', 'aria-labelledby': 'checks' },
    element('h2', { id: 'checks' }, text.checked),
    element(
      'ul',
      { class: 'checks' },
      ...checks.map(({ name, outcome, reason }) =>
        element(
          'li',
          { 'data-check': name },
          element('span', { class: outcome }, sign(outcome)),
          element(
            'div',
            {},
            element(
              'p',
              {},
              element('b', {}, text.check[name]),
              ': ',
              element('span', { class: outcome }, text.outcome[outcome]),
            ),
            element('p', {}, reason[language]),
          ),
        ),
      ),
    ),
  );
}
