import { expect } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { perform } from '../../src/access/context.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { issueCredential } from '../../src/credential/acts/issue-credential.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import { issuingWorkshop } from '../credential/issuing-workshop.ts';
import { tokenOf } from '../helpers/http.ts';
import { certificateAward } from '../helpers/sample-award.ts';
import type { LoopbackHouse } from './loopback.ts';
import { newWalletKey, OpenWallet } from './openid4vc-wallet.ts';

const OFFER = `mutation Offer($input: OfferCredentialInput!) {
  offerCredential(input: $input) {
    __typename
    ... on CredentialOffered { link qrSvg transactionCode offer { id state withCode takenForms credential { id } } }
    ... on Refusal { code }
  }
}`;

const OFFERS = `query Offers { viewer { offers { id state takenForms claimedAt } } }`;

export interface OfferAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly link: string;
  readonly qrSvg: string;
  readonly transactionCode: string | null;
  readonly offer: { readonly id: string; readonly state: string };
}

/** A workshop whose holder offers what it issued to wallets elsewhere. */
export async function claimingWorkshop(at: LoopbackHouse) {
  const workshop = await issuingWorkshop(at.house);
  const { house, sql, holder } = workshop;
  const ask = async (query: string, variables: object, actor: Actor = holder) => {
    const { data, codes } = await at.served.ask(
      query,
      { ...variables },
      { token: await tokenOf(house, actor) },
    );
    expect(codes).toEqual([]);
    return data!;
  };
  const offer = async (input: object, actor?: Actor) =>
    (await ask(OFFER, { input }, actor)).offerCredential as unknown as OfferAnswer;
  const issueTo = (to: Actor, name: object = {}) => {
    const award = {
      ...certificateAward,
      issuer: workshop.issuer,
      holder: { ...certificateAward.holder, ...name, participant: to.participant! },
    };
    return perform(house.context(workshop.coordinator), (act) => issueCredential(act, award, 'COORDINATOR'));
  };
  const issueToNamed = () => issueTo(holder, { givenNames: 'Aino Đặng', familyName: 'Näkkäläjärvi' });
  return {
    ...workshop,
    ask,
    tokenOf: (actor: Actor) => tokenOf(house, actor),
    issueTo,
    /** A credential in the very name that stands in the wallet. */
    issueToNamed,
    offer,
    /** How an offer stands, as its holder sees it. */
    offerNow: async (id: string) => {
      const { offers } = (await ask(OFFERS, {})).viewer as {
        offers: { id: string; state: string; takenForms: string[] }[];
      };
      return offers.find((one) => one.id === id);
    },
    wallet: async (alg?: 'EdDSA' | 'ES256') => new OpenWallet(await newWalletKey(alg), house.clock),
    verdict: async (given: string | object) => {
      const text = typeof given === 'string' ? given : JSON.stringify(given);
      const verdict = await verifyProof({ text }, ownSources(house));
      if (verdict instanceof Refusal) throw new Error(verdict.code);
      return verdict;
    },
    /** What the record says of an offer, in order. */
    acts: async (offerId: string) =>
      (await sql.select().from(recordEntry).orderBy(recordEntry.sequence))
        .map((row) => JSON.parse(row.body) as { act: string; detail: { offer?: string; why?: string } })
        .filter(({ detail }) => detail.offer === offerId)
        .map(({ act, detail }) => (detail.why ? `${act} ${detail.why}` : act)),
    post: async (path: string, body: object | URLSearchParams, token?: string) => {
      const form = body instanceof URLSearchParams;
      const answer = await fetch(`${at.baseUrl}${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/json',
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
        },
        body: form ? body : JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}

export type ClaimingWorkshop = Awaited<ReturnType<typeof claimingWorkshop>>;
