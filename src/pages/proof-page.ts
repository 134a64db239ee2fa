import { html } from 'hono/html';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import { dayOf } from '../base/day.ts';
import type { Award } from '../credential/award.ts';
import { dayText } from '../credential/wording.ts';
import { dayView } from './day-view.ts';
import { script } from './device/bundle.ts';
import type { CarriedProof } from './device/carried.ts';
import type { Standing } from './device/check-code.ts';
import { CODE_TEXT } from './device/code.text.ts';
import { codeSection } from './device/code-section.ts';
import { addressIn, framed, type Page } from './frame.ts';
import { PROOF_PAGE_TEXT } from './proof-page.text.ts';
import { type Sign, verdictSign } from './sign.ts';
import { VERIFY_PATH } from './verify-page.ts';

const QUESTION = `query ProofPage($uuid: String!) {
  publicProof(uuid: $uuid) { state kind issuedAt revokedAt suspendedAt target { text all { language text } } issuer { text }
    issuerId issuerKeys { fragment publicKeyMultibase state } }
}`;

interface Answer {
  readonly publicProof: {
    readonly state: 'VALID' | 'SUPERSEDED' | 'SUSPENDED' | 'REVOKED';
    readonly kind: Award['kind'];
    readonly issuedAt: string;
    readonly revokedAt: string | null;
    readonly suspendedAt: string | null;
    readonly target: {
      readonly text: string | null;
      readonly all: readonly { readonly language: string; readonly text: string }[];
    };
    readonly issuer: { readonly text: string | null };
    readonly issuerId: string;
    readonly issuerKeys: readonly {
      readonly fragment: string;
      readonly publicKeyMultibase: string;
      readonly state: string;
    }[];
  } | null;
}

const SIGN = {
  VALID: 'VALID',
  SUPERSEDED: 'VALID',
  SUSPENDED: 'INVALID',
  REVOKED: 'INVALID',
  UNKNOWN: 'UNKNOWN',
} as const satisfies {
  [state: string]: Sign;
};

/**
 * What a QR code on paper leads to: how the credential stands, its kind, unit, issuer and date. Never a name:
 * whoever holds the paper can compare it with what stands here, and a script checks on their own device what stands
 * behind the # of the address.
 */
export async function proofPage(api: Api, context: Context, uuid: string): Promise<Page> {
  const { language } = context;
  const text = PROOF_PAGE_TEXT[language];
  const { publicProof: proof } = await api.ask<Answer>(context, QUESTION, { uuid });
  const state = proof?.state ?? 'UNKNOWN';
  const day = (instant: string) => dayView(dayOf(new Date(instant)), language);
  const target = proof?.target.text;
  const carries: CarriedProof = {
    language,
    standing: proof && standingOf(uuid, proof),
    asOf: dayText(dayOf(context.now), language),
    text: CODE_TEXT[language],
  };
  const written = proof?.target.all.find((one) => one.text === target)?.language ?? language;
  return framed({
    language,
    title: text.verdict[state],
    path: `/v/${encodeURIComponent(uuid)}`,
    status: proof ? 200 : 404,
    listed: false,
    ...(proof ? { script: { code: await script('proof-page'), carries } } : {}),
    main: html`<div id="verdict" class="verdict ${SIGN[state]}">${verdictSign(SIGN[state], 72)}<h1>${text.verdict[state]}</h1></div>
${
  proof
    ? html`<dl class="facts card">
<div><dt>${text.kind}</dt><dd>${text.kinds[proof.kind]}</dd></div>
<div><dt>${text.target}</dt><dd lang="${written}">${target ?? ''}</dd></div>
<div><dt>${text.issuer}</dt><dd>${proof.issuer.text ?? ''}</dd></div>
<div><dt>${text.issuedOn}</dt><dd>${day(proof.issuedAt)}</dd></div>
${proof.suspendedAt ? html`<div><dt>${text.suspendedOn}</dt><dd>${day(proof.suspendedAt)}</dd></div>` : ''}
${proof.revokedAt ? html`<div><dt>${text.revokedOn}</dt><dd>${day(proof.revokedAt)}</dd></div>` : ''}
</dl>`
    : ''
}
${proof ? codeSection(language) : ''}
<div class="stack">
<p id="compare">${proof ? text.compare : text.unknown}</p>
<a class="button quiet" href="${addressIn(VERIFY_PATH, language)}">${text.file}</a>
</div>`,
  });
}

const ACHIEVEMENT_TYPE: Readonly<Record<Award['kind'], string>> = {
  COMPETENCE_CERTIFICATE: 'Certificate',
  RECOGNISED_COMPETENCE: 'Competency',
  STATEMENT: 'Assessment',
};

const standingOf = (uuid: string, proof: NonNullable<Answer['publicProof']>): Standing => ({
  issuer: proof.issuerId,
  keys: proof.issuerKeys.map(({ fragment, publicKeyMultibase, state }) => ({
    fragment,
    publicKeyMultibase,
    compromised: state === 'COMPROMISED',
  })),
  credential: `urn:uuid:${uuid}`,
  kind: ACHIEVEMENT_TYPE[proof.kind],
  targets: proof.target.all.map((one) => one.text),
  issuedAt: Math.floor(Date.parse(proof.issuedAt) / 1000),
});
