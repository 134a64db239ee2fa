import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import type { Award } from '../credential/award.ts';
import { PROOF_PAGE_TEXT } from './proof-page.text.ts';

const STYLE = `:root{color-scheme:light dark;--paper:#FBF8F2;--ink:#17211C;--spruce:#1C5A45;--lingon:#A3132F;--cloudberry:#A8480A;--stone:#5B655F;--line:#757F78}
@media(prefers-color-scheme:dark){:root{--paper:#111A16;--ink:#EDEFEA;--spruce:#7FD1AE;--lingon:#FF9DA8;--cloudberry:#F2B06B;--stone:#AEB8B1}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:32px 16px}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 24px}
.VALID h1{color:var(--spruce)}.REVOKED h1{color:var(--lingon)}.UNKNOWN h1{color:var(--cloudberry)}
dl{border:1px solid var(--line);border-radius:8px;padding:8px 16px;margin:0 0 24px}
dt{color:var(--stone);margin-top:8px}dd{margin:0 0 8px}`;

/** What the page's policy lets through: this style and nothing else. */
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const QUESTION = `query ProofPage($uuid: String!) {
  publicProof(uuid: $uuid) { state kind issuedAt revokedAt target { text } issuer { text } }
}`;

interface Answer {
  readonly publicProof: {
    readonly state: 'VALID' | 'SUPERSEDED' | 'REVOKED';
    readonly kind: Award['kind'];
    readonly issuedAt: string;
    readonly revokedAt: string | null;
    readonly target: { readonly text: string };
    readonly issuer: { readonly text: string };
  } | null;
}

export interface Page {
  readonly html: string;
  readonly status: 200 | 404;
  readonly styleHash: string;
}

/**
 * What a QR code on paper leads to: how the credential stands, its kind, unit, issuer and date. Never a name:
 * whoever holds the paper can compare it with what stands here.
 */
export async function proofPage(api: Api, context: Context, uuid: string): Promise<Page> {
  const { language } = context;
  const text = PROOF_PAGE_TEXT[language];
  const { publicProof: proof } = await api.ask<Answer>(context, QUESTION, { uuid });
  const state = proof?.state ?? 'UNKNOWN';
  const day = (instant: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Helsinki' }).format(
      new Date(instant),
    );
  const facts = proof
    ? [
        [text.kind, text.kinds[proof.kind]],
        [text.target, proof.target.text],
        [text.issuer, proof.issuer.text],
        [text.issuedOn, day(proof.issuedAt)],
        ...(proof.revokedAt ? [[text.revokedOn, day(proof.revokedAt)]] : []),
      ]
    : [];
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text.verdict[state]} · Pätevä</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main class="${state === 'SUPERSEDED' ? 'VALID' : state}">
<h1>${text.verdict[state]}</h1>
${facts.length > 0 ? html`<dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>` : ''}
<p>${proof ? text.compare : text.unknown}</p>
</main>
</body>
</html>`;
  return { html: String(await page), status: proof ? 200 : 404, styleHash: STYLE_HASH };
}
