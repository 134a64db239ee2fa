import { html } from 'hono/html';
import { dayOf } from '../../base/day.ts';
import type { Language } from '../../base/language.ts';
import type { Award } from '../../credential/award.ts';
import { WORDING } from '../../credential/wording.ts';
import { dayView } from '../day-view.ts';
import { addressIn, type Markup } from '../frame.ts';
import { ringView } from '../ring-view.ts';
import { TEXT_FIELDS, type Text, wordsOf } from './checklist-view.ts';
import { PROOF_TEXT, type ProofState } from './proof.text.ts';

/** What a card shows of a proof of the wallet. */
export interface ProofCard {
  readonly id: string;
  readonly kind: Award['kind'];
  readonly state: ProofState;
  readonly issuedAt: string;
  readonly language: Language;
  readonly issuer: { readonly name: Text };
  readonly json: string;
}

export const PROOF_CARD = `fragment ProofCard on Credential {
  id kind state issuedAt language json
  issuer { name { ${TEXT_FIELDS} } }
}`;

interface SignedClaims {
  readonly credentialSubject?: { readonly achievement?: { readonly name?: string } };
}

/** What the proof is about, as its signed claims have it. */
export function aboutOf({ json }: Pick<ProofCard, 'json'>): string {
  const { credentialSubject } = JSON.parse(json) as SignedClaims;
  return credentialSubject?.achievement?.name ?? '';
}

/** The proof as a card that leads to it: its ring with a tick while it stands. */
export const proofCard = (proof: ProofCard, language: Language): Markup => {
  const text = PROOF_TEXT[language];
  const stands = proof.state === 'VALID' || proof.state === 'SUPERSEDED';
  return html`<li class="card tile">
${ringView({ groups: [], centre: stands ? { tick: true } : { text: '–' }, alternative: text.state[proof.state] }, 88)}
<div>
<h3><a href="${addressIn(`/wallet/proofs/${proof.id}`, language)}"><span lang="${proof.language}">${aboutOf(proof)}</span></a></h3>
<p>${WORDING[language].title[proof.kind]}. ${text.state[proof.state]}</p>
<p class="stone">${wordsOf(proof.issuer.name)}, ${dayView(dayOf(new Date(proof.issuedAt)), language)}</p>
</div>
</li>
`;
};
