import { Refusal } from '../../src/base/refusal.ts';
import { tokenStatusList } from '../../src/credential/envelope/token-status-list.ts';
import { emptyList, signStatusList, withRevoked } from '../../src/credential/status-list.ts';
import type { ProofInput } from '../../src/verification/read-proof.ts';
import {
  type Verdict,
  type VerificationSources,
  verifyProof,
} from '../../src/verification/verify-credential.ts';
import { ISSUED_AT, ISSUER_DID, issuerDocument, LIST_URL, STATUS_INDEX, signer } from './sample-award.ts';

const listed = async (revoked: boolean): Promise<object> => {
  const list = revoked ? withRevoked(emptyList(), STATUS_INDEX) : emptyList();
  return JSON.parse(
    await signStatusList({ url: LIST_URL, issuer: ISSUER_DID, list, issuedAt: ISSUED_AT }, signer),
  );
};

export const statusList = await listed(false);
export const revokedList = await listed(true);

export const TOKEN_LIST_URL = `${LIST_URL}/token`;

const tokenListed = (bits: Uint8Array) =>
  tokenStatusList({ url: TOKEN_LIST_URL, issuer: ISSUER_DID, bits, issuedAt: ISSUED_AT }, signer);

export const tokenList = await tokenListed(emptyList());
export const revokedTokenList = await tokenListed(withRevoked(emptyList(), STATUS_INDEX));

/** The sample issuer is one of ours and known; nothing is revoked. */
export const sources: VerificationSources = {
  didDocument: async (did) => (did === ISSUER_DID ? issuerDocument() : null),
  statusList: async (url) => (url === LIST_URL ? statusList : null),
  tokenList: async (url) => (url === TOKEN_LIST_URL ? tokenList : null),
  trustedIssuer: (did) => (did === ISSUER_DID ? { name: 'Näytekaupunki, Venevaja', kind: 'WORKSHOP' } : null),
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
