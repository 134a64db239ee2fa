import { html } from 'hono/html';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import { dayOf } from '../base/day.ts';
import type { Award } from '../credential/award.ts';
import { dayView } from './day-view.ts';
import { addressIn, framed, type Page } from './frame.ts';
import { PROOF_PAGE_TEXT } from './proof-page.text.ts';
import { type Sign, verdictSign } from './sign.ts';
import { VERIFY_PATH } from './verify-page.ts';

const QUESTION = `query ProofPage($uuid: String!) {
  publicProof(uuid: $uuid) { state kind issuedAt revokedAt target { text all { language text } } issuer { text } }
}`;

interface Answer {
  readonly publicProof: {
    readonly state: 'VALID' | 'SUPERSEDED' | 'REVOKED';
    readonly kind: Award['kind'];
    readonly issuedAt: string;
    readonly revokedAt: string | null;
    readonly target: {
      readonly text: string | null;
      readonly all: readonly { readonly language: string; readonly text: string }[];
    };
    readonly issuer: { readonly text: string | null };
  } | null;
}

const SIGN = {
  VALID: 'VALID',
  SUPERSEDED: 'VALID',
  REVOKED: 'INVALID',
  UNKNOWN: 'UNKNOWN',
} as const satisfies {
  [state: string]: Sign;
};

/**
 * What a QR code on paper leads to: how the credential stands, its kind, unit, issuer and date. Never a name:
 * whoever holds the paper can compare it with what stands here.
 */
export async function proofPage(api: Api, context: Context, uuid: string): Promise<Page> {
  const { language } = context;
  const text = PROOF_PAGE_TEXT[language];
  const { publicProof: proof } = await api.ask<Answer>(context, QUESTION, { uuid });
  const state = proof?.state ?? 'UNKNOWN';
  const day = (instant: string) => dayView(dayOf(new Date(instant)), language);
  const target = proof?.target.text;
  const written = proof?.target.all.find((one) => one.text === target)?.language ?? language;
  return framed({
    language,
    title: text.verdict[state],
    path: `/v/${encodeURIComponent(uuid)}`,
    status: proof ? 200 : 404,
    listed: false,
    main: html`<div class="verdict ${SIGN[state]}">${verdictSign(SIGN[state], 72)}<h1>${text.verdict[state]}</h1></div>
${
  proof
    ? html`<dl class="facts card">
<div><dt>${text.kind}</dt><dd>${text.kinds[proof.kind]}</dd></div>
<div><dt>${text.target}</dt><dd lang="${written}">${target ?? ''}</dd></div>
<div><dt>${text.issuer}</dt><dd>${proof.issuer.text ?? ''}</dd></div>
<div><dt>${text.issuedOn}</dt><dd>${day(proof.issuedAt)}</dd></div>
${proof.revokedAt ? html`<div><dt>${text.revokedOn}</dt><dd>${day(proof.revokedAt)}</dd></div>` : ''}
</dl>`
    : ''
}
<div class="stack">
<p>${proof ? text.compare : text.unknown}</p>
<a class="button quiet" href="${addressIn(VERIFY_PATH, language)}">${text.file}</a>
</div>`,
  });
}
