import { html, raw } from 'hono/html';
import type { IdentificationState } from '../../wallet/identification/identification.ts';
import { backTo, button, buttonForm } from '../form/button.ts';
import { type Problem, problemSummary } from '../form/field.ts';
import { addressIn, framed, type Markup, type Page } from '../frame.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { DEVICES_PATH } from './devices-page.ts';
import { IDENTIFY_TEXT } from './identify.text.ts';

export const IDENTIFY_PATH = `${DEVICES_PATH}/identify`;

const FINISH = mutation('finishIdentification', '... on SignedIn { tokens { accessToken } }');
const QUESTION = 'query IdentifyPage { viewer { canIdentifyByWallet identification { id state } } }';

interface Answer {
  readonly viewer: {
    readonly canIdentifyByWallet: boolean;
    readonly identification: { readonly id: string; readonly state: IdentificationState } | null;
  };
}

interface Begun {
  readonly identification: { readonly id: string };
  readonly link: string;
  readonly qrSvg: string;
}

const pageOf = (visit: Visit, title: string, main: Markup, status: Page['status'] = 200): Promise<Page> =>
  framed({
    language: visit.language,
    title,
    path: IDENTIFY_PATH,
    listed: false,
    signedIn: true,
    status,
    main: html`${backTo(DEVICES_PATH, visit.language, IDENTIFY_TEXT[visit.language].back)}
${main}`,
  });

/** Showing who one is by another wallet: what happens, and its beginning. Null where this server takes none. */
export async function identifyPage(visit: Visit, problems: readonly Problem[] = []): Promise<Page | null> {
  const text = IDENTIFY_TEXT[visit.language];
  if (!(await visit.ask<Answer>(QUESTION)).viewer.canIdentifyByWallet) return null;
  return pageOf(
    visit,
    text.title,
    html`<div class="stack"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
${problemSummary(problems, visit.language)}
<div class="acts">${buttonForm(IDENTIFY_PATH, visit.language, { act: 'begin' }, text.button, { weight: 'main' })}</div>`,
    problems.length > 0 ? 400 : 200,
  );
}

/** Begins it and shows the code, or goes on once the wallet has answered. */
export async function identify(visit: Visit): Promise<Page | Response | null> {
  return visit.field('act') === 'goOn' ? goOn(visit) : begin(visit);
}

async function begin(visit: Visit): Promise<Page | null> {
  const { language } = visit;
  const text = IDENTIFY_TEXT[language];
  const begun = await visit.actAlone<Begun>(
    'requestIdentification',
    '... on IdentificationRequested { identification { id } link qrSvg }',
  );
  if (isRefused(begun))
    return begun.code === 'NOT_FOUND' ? null : identifyPage(visit, [{ message: begun.message }]);
  return pageOf(
    visit,
    text.ready,
    html`<div class="stack"><h1>${text.ready}</h1><p class="lead">${text.readyLead}</p></div>
<div class="qr" role="img" aria-label="${text.qr}">${raw(begun.qrSvg)}</div>
<p><a class="back" href="${begun.link}">${text.sameDevice}</a></p>
<p>${text.comeBack}</p>
${goOnForm(visit)}`,
  );
}

const goOnForm = ({ language }: Visit): Markup =>
  html`<form class="fields" method="post" action="${addressIn(IDENTIFY_PATH, language)}"><input type="hidden" name="act" value="goOn">${button(IDENTIFY_TEXT[language].goOn)}</form>`;

/** The session goes on as a stronger one; while the wallet has not answered, the same button again. */
async function goOn(visit: Visit): Promise<Page | Response | null> {
  const { language } = visit;
  const text = IDENTIFY_TEXT[language];
  const { identification } = (await visit.ask<Answer>(QUESTION)).viewer;
  if (!identification) return identifyPage(visit);
  if (identification.state === 'WAITING')
    return pageOf(
      visit,
      text.ready,
      html`<h1>${text.ready}</h1>
${problemSummary([{ message: text.waiting }], language)}
${goOnForm(visit)}
<div class="acts">${buttonForm(IDENTIFY_PATH, language, { act: 'begin' }, text.again)}</div>`,
      400,
    );
  const done = await visit.act<{ readonly tokens: { readonly accessToken: string } }>(FINISH, {
    identification: identification.id,
  });
  if (isRefused(done)) return identifyPage(visit, [{ message: done.message }]);
  await visit.enter(done.tokens.accessToken);
  return visit.goTo(DEVICES_PATH, 'identified');
}
