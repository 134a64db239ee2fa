import { html } from 'hono/html';
import { backTo, linkButton } from '../form/button.ts';
import { addressIn, framed, type Page } from '../frame.ts';
import { proofSays } from '../proof-says.ts';
import { checkSign } from '../sign.ts';
import { PROOF_PARTS, type VerdictProof } from '../verdict-question.ts';
import type { Visit } from '../visit/visit.ts';
import { PROOF_FORMS, PROOF_TEXT } from './proof.text.ts';
import { aboutOf, PROOF_CARD, type ProofCard } from './proof-card.ts';

const CARD = `query WalletProofPage($id: ID!) { credential(id: $id) { ...ProofCard verifyUrl resignedAt participant { id } } }
${PROOF_CARD}`;

const SAYS = `query WalletProofSays($input: ProofInput!) { verify(input: $input) { proof { ...Proof } } }
${PROOF_PARTS}`;

export interface OwnProof extends ProofCard {
  readonly verifyUrl: string;
  readonly resignedAt: string | null;
  readonly participant: { readonly id: string };
}

/** A proof of the visitor’s own; null where there is none with this id, or it is somebody else’s. */
export async function ownProof(visit: Visit, id: string): Promise<OwnProof | null> {
  const { credential } = await visit.ask<{ credential: OwnProof | null }>(CARD, { id });
  return credential?.participant.id === visit.context.actor?.participant ? credential : null;
}

/** What a proof of the wallet says, how it stands, and what can be done with it. Null: not theirs. */
export async function walletProofPage(visit: Visit): Promise<Page | null> {
  const { language } = visit;
  const text = PROOF_TEXT[language];
  const proof = await ownProof(visit, visit.part('id'));
  if (!proof) return null;
  const { verify } = await visit.ask<{ verify: { proof: VerdictProof | null } }>(SAYS, {
    input: { text: proof.json },
  });
  const stands = proof.state === 'VALID' || proof.state === 'SUPERSEDED';
  const here = `/wallet/proofs/${proof.id}`;
  return framed({
    language,
    title: aboutOf(proof) || text.title,
    path: here,
    listed: false,
    signedIn: true,
    main: html`${backTo('/wallet', language, text.back)}
<div class="stack"><h1 lang="${proof.language}">${aboutOf(proof) || text.title}</h1></div>
<div class="notice ${stands ? 'VALID' : 'INVALID'}">${checkSign(stands ? 'VALID' : 'INVALID')}<div class="stack-s">
<p><b>${text.state[proof.state]}</b></p><p>${text.means[proof.state]}</p></div></div>
${verify.proof ? proofSays(verify.proof, false, language) : ''}
<section class="stack" aria-labelledby="take">
<h2 id="take">${text.take}</h2>
<p>${text.takeLead}</p>
<ul class="ways">${PROOF_FORMS.map(
      (
        form,
      ) => html`<li><a href="${addressIn(`${here}/${form}`, language)}" download>${text.forms[form]}</a></li>
`,
    )}</ul>
</section>
<section class="stack" aria-labelledby="show">
<h2 id="show">${text.show}</h2>
<p>${text.showLead}</p>
<div class="acts">${linkButton('/wallet/share', language, text.share)}
${linkButton(`${here}/claim`, language, text.claim, 'quiet')}</div>
</section>`,
  });
}
