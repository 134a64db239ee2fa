import { Refusal } from '../../src/base/refusal.ts';
import { tokenStatusList } from '../../src/credential/envelope/token-status-list.ts';
import {
  listOf,
  type StatusPurpose,
  signStatusList,
  suspensionListUrl,
} from '../../src/credential/status-list.ts';
import type { ProofInput } from '../../src/verification/read-proof.ts';
import {
  type Verdict,
  type VerificationSources,
  verifyProof,
} from '../../src/verification/verify-credential.ts';
import { ISSUED_AT, ISSUER_DID, issuerDocument, LIST_URL, STATUS_INDEX, signer } from './sample-award.ts';

const listed = async (set: boolean, purpose: StatusPurpose = 'revocation'): Promise<object> => {
  const list = listOf(set ? [STATUS_INDEX] : []);
  const url = purpose === 'revocation' ? LIST_URL : suspensionListUrl(LIST_URL);
  return JSON.parse(
    await signStatusList({ url, issuer: ISSUER_DID, list, purpose, issuedAt: ISSUED_AT }, signer),
  );
};

export const statusList = await listed(false);
export const revokedList = await listed(true);
export const suspensionList = await listed(false, 'suspension');
export const suspendedList = await listed(true, 'suspension');

export const TOKEN_LIST_URL = `${LIST_URL}/token`;

const tokenListed = (revoked: readonly number[], suspended: readonly number[] = []) =>
  tokenStatusList(
    { url: TOKEN_LIST_URL, issuer: ISSUER_DID, revoked, suspended, issuedAt: ISSUED_AT },
    signer,
  );

export const tokenList = await tokenListed([]);
export const revokedTokenList = await tokenListed([STATUS_INDEX]);
export const suspendedTokenList = await tokenListed([], [STATUS_INDEX]);

const lists: Readonly<Record<string, object>> = {
  [LIST_URL]: statusList,
  [suspensionListUrl(LIST_URL)]: suspensionList,
};

/** The sample issuer is one of ours and known; nothing is revoked. */
export const sources: VerificationSources = {
  didDocument: async (did) => (did === ISSUER_DID ? issuerDocument() : null),
  statusList: async (url) => lists[url] ?? null,
  tokenList: async (url) => (url === TOKEN_LIST_URL ? tokenList : null),
  trustedIssuer: (did) => (did === ISSUER_DID ? { name: 'Näytekaupunki, Venevaja', register: 'OWN' } : null),
  isOurs: (did) => did === ISSUER_DID,
  now: ISSUED_AT,
};

export async function judge(input: ProofInput, other: Partial<VerificationSources> = {}): Promise<Verdict> {
  const verdict = await verifyProof(input, { ...sources, ...other });
  if (verdict instanceof Refusal) throw new Error(verdict.code);
  return verdict;
}

export const answers = (verdict: Verdict) =>
  Object.fromEntries(verdict.checks.map(({ name, outcome, code }) => [name, `${outcome} ${code}`]));
