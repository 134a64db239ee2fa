import type { House } from '../../access/context.ts';
import { Refusal } from '../../base/refusal.ts';
import { isObject, listed } from '../../verification/json-value.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { decoded, readToken } from '../../verification/read-token.ts';
import { verifyProof } from '../../verification/verify-credential.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { dcqlQuery, type RequestRow } from './request-object.ts';
import { clientId, requestNonce } from './wallet-question.ts';

const FRESH_SECONDS = 900;
const refused = (description: string) => new OauthRefusal('invalid_request', description);

/**
 * The text of the one presentation that answers a request: of a kind that was asked for, made by its holder for us and
 * for this request. What it is worth is for the verdict; here only whether it is an answer. Throws `OauthRefusal`.
 */
export async function boundPresentation(
  house: House,
  row: RequestRow,
  link: string,
  presentations: Readonly<Record<string, unknown>>,
): Promise<string> {
  const [[id, given] = ['', []], ...more] = Object.entries(presentations);
  const [one, ...others] = listed(given);
  const asked = dcqlQuery(house.baseUrl, row.what).credentials.find((query) => query.id === id);
  if (!asked || more.length > 0 || others.length > 0 || one === undefined)
    throw refused('exactly one presentation of what was asked for is needed');
  const text = typeof one === 'string' ? one : JSON.stringify(one);
  const fits =
    asked.format === 'ldp_vc'
      ? isBoundPresentation(one, clientId(house), requestNonce(house, link))
      : isBoundSdJwt(text, asked.meta, clientId(house), requestNonce(house, link), house.clock());
  if (!fits) throw refused('the presentation was not made for this request');
  const verdict = await verifyProof({ text }, ownSources(house));
  if (verdict instanceof Refusal) throw refused('the presentation cannot be read');
  const holder = verdict.checks.find(({ name }) => name === 'HOLDER');
  if (holder?.outcome !== 'VALID') throw refused('the presentation is not its holder’s');
  return text;
}

/** Whether an SD-JWT of a type that was asked for was shown just now, to this asker and for this request. */
export function isBoundSdJwt(
  text: string,
  meta: object,
  audience: string,
  nonce: string,
  now: Date,
): boolean {
  const token = readToken(text);
  if ('code' in token || token.format !== 'SD_JWT' || token.keyBinding === null) return false;
  const binding = decoded(token.keyBinding, 2);
  if ('code' in binding) return false;
  const age = now.getTime() / 1000 - Number(binding.json.iat);
  const types = (meta as { vct_values?: readonly unknown[] }).vct_values ?? [];
  return (
    types.includes(token.payload.vct) &&
    binding.json.aud === audience &&
    binding.json.nonce === nonce &&
    age > -60 &&
    age < FRESH_SECONDS
  );
}

function isBoundPresentation(presentation: unknown, domain: string, challenge: string): boolean {
  if (!isObject(presentation)) return false;
  const [proof, ...more] = listed(presentation.proof);
  const credentials = listed(presentation.verifiableCredential);
  return (
    isObject(proof) &&
    more.length === 0 &&
    proof.challenge === challenge &&
    proof.domain === domain &&
    credentials.length === 1 &&
    credentials.every((one) => isObject(one) && listed(one.type).includes('OpenBadgeCredential'))
  );
}
