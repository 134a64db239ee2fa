import { html, raw } from 'hono/html';
import { backTo, buttonForm } from '../form/button.ts';
import { problemOf } from '../form/problem-of.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { momentView } from '../moment-view.ts';
import { isRefused, mutation, type Visit } from '../visit/visit.ts';
import { SHARE_DAYS, SHARE_TEXT, SHARED_CLAIMS } from './share.text.ts';
import { SHARE_PATH, sharePage } from './share-page.ts';

const LINK = 'id link qrSvg expiresAt withCode';
const CREATE = mutation('createShare', `... on ShareCreated { spoken: shareCode share { ${LINK} } }`);
const WITHDRAW = mutation('withdrawShare', '... on ShareChanged { share { id } }', 'ShareInput');
const SHOW = `query ShareLinkPage { viewer { shares { ${LINK} } } }`;

interface Link {
  readonly id: string;
  readonly link: string | null;
  readonly qrSvg: string | null;
  readonly expiresAt: string;
  readonly withCode: boolean;
}

/** Makes a link, or withdraws one at once. */
export async function shareOrWithdraw(visit: Visit): Promise<Page | Response> {
  return visit.field('act') === 'withdraw' ? withdraw(visit) : share(visit);
}

async function share(visit: Visit): Promise<Page> {
  const { context, language } = visit;
  const text = SHARE_TEXT[language];
  const holdings = visit.fields('holding');
  if (holdings.length === 0) return sharePage(visit, [{ field: 'holding', message: text.whatFirst }]);
  const days = SHARE_DAYS.find((one) => String(one) === visit.field('days')) ?? 30;
  const part = visit.field('how') === 'part';
  const claims = SHARED_CLAIMS.filter((claim) => visit.fields('claim').includes(claim));
  const introduction = visit.field('introduction');
  const made = await visit.act<{ readonly spoken: string | null; readonly share: Link }>(CREATE, {
    items: holdings.map((holding) => ({ holding, whole: !part, ...(part ? { claims } : {}) })),
    expiresAt: new Date(context.now.getTime() + days * 86_400_000).toISOString(),
    withCode: visit.field('withCode') === 'yes',
    language,
    ...(introduction ? { introduction } : {}),
  });
  if (isRefused(made)) return sharePage(visit, [problemOf(made, ['introduction'])]);
  return linkPage(visit, made.share, made.spoken);
}

async function withdraw(visit: Visit): Promise<Page | Response> {
  const done = await visit.act(WITHDRAW, { share: visit.field('share') });
  return isRefused(done)
    ? sharePage(visit, [{ message: done.message }])
    : visit.goTo(SHARE_PATH, 'withdrawn');
}

/** The link of a share that is open, to be shown again. Null: there is none with this id. */
export async function shareLinkPage(visit: Visit): Promise<Page | null> {
  const { viewer } = await visit.ask<{ viewer: { shares: readonly Link[] } }>(SHOW);
  const found = viewer.shares.find(({ id }) => id === visit.part('id'));
  return found?.link ? linkPage(visit, found, null) : null;
}

function linkPage({ language }: Visit, share: Link, code: string | null): Promise<Page> {
  const text = SHARE_TEXT[language];
  const here = `${SHARE_PATH}/${share.id}`;
  return framed({
    language,
    title: text.ready,
    path: here,
    listed: false,
    signedIn: true,
    main: html`${backTo(SHARE_PATH, language, text.title)}
<div class="stack"><h1>${text.ready}</h1><p class="lead">${text.readyLead}</p></div>
${
  code
    ? html`<section class="card stack-s" aria-labelledby="code"><h2 id="code">${text.code}</h2>
<p class="keep">${code}</p><p>${text.codeHint}</p></section>`
    : share.withCode
      ? html`<p>${text.codeTold}</p>`
      : ''
}
<section class="card stack" aria-labelledby="link">
<h2 id="link">${text.link}</h2>
<p><a class="back" href="${share.link ?? ''}">${share.link}</a></p>
${share.qrSvg ? html`<div class="qr" role="img" aria-label="${text.qr}">${raw(share.qrSvg)}</div>` : ''}
<p>${text.expires} ${momentView(share.expiresAt, language)}.</p>
<p><a class="back" href="${addressIn(`${here}/pdf`, language)}" download>${text.paper}</a></p>
</section>
${buttonForm(SHARE_PATH, language, { act: 'withdraw', share: share.id }, text.withdraw, { weight: 'ending' })}`,
  });
}

/** The link’s paper: one page to hand over. Null: there is none with this id. */
export async function sharePaper(visit: Visit): Promise<Response | null> {
  const { viewer } = await visit.ask<{
    viewer: { shares: readonly { readonly id: string; readonly pdf: string | null }[] };
  }>('query SharePaper { viewer { shares { id pdf } } }');
  const pdf = viewer.shares.find(({ id }) => id === visit.part('id'))?.pdf;
  if (!pdf) return null;
  return visit.http.body(Buffer.from(pdf, 'base64'), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="share-link.pdf"',
    'Cache-Control': 'no-store',
  });
}
