import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/base/id.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { credentialOffer } from '../../src/wallet/offer/credential-offer.table.ts';
import { makeParticipant } from '../helpers/people.ts';
import { type ClaimingWorkshop, claimingWorkshop } from './claiming-workshop.ts';
import { houseOnLoopback, type LoopbackHouse } from './loopback.ts';
import type { OpenWallet } from './openid4vc-wallet.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const START = new Date('2026-03-02T10:00:00.000Z');

let at: LoopbackHouse;
let workshop: ClaimingWorkshop;

beforeAll(async () => {
  at = await houseOnLoopback();
  workshop = await claimingWorkshop(at);
});
afterAll(() => at.stop());

const later = (minutes: number) => at.house.clock.set(new Date(START.getTime() + minutes * 60_000));
const issuedSoFar = async () => (await workshop.sql.select().from(credential)).length;

async function offered(withCode = false) {
  later(0);
  const { id } = await workshop.issue();
  const answer = await workshop.offer({ credential: id, withCode });
  const wallet = await workshop.wallet();
  const before = await issuedSoFar();
  return { ...answer, wallet, before };
}

async function codeIn(link: string, wallet: OpenWallet): Promise<string> {
  const { grants } = await wallet.client.resolveCredentialOffer(link);
  return grants![GRANT]!['pre-authorized_code'];
}

const redeem = async (code: string, transactionCode?: string) => {
  const form = new URLSearchParams({ grant_type: GRANT, 'pre-authorized_code': code });
  if (transactionCode !== undefined) form.set('tx_code', transactionCode);
  const { status, body } = await workshop.post('/openid4vci/token', form);
  return `${status} ${String(body.error ?? 'token')}`;
};

const ask = async (token: string, proof: string | undefined, form = 'OpenBadge', more: object = {}) => {
  const { status, body } = await workshop.post(
    '/openid4vci/credential',
    { credential_configuration_id: form, ...(proof ? { proofs: { jwt: [proof] } } : {}), ...more },
    token,
  );
  return `${status} ${String(body.error ?? 'credential')}`;
};

describe('a code', () => {
  it('that is redeemed a second time ends what was begun with it, and the holder can ask anew', async () => {
    const { link, offer, wallet, before } = await offered();
    const code = await codeIn(link, wallet);
    const { issuerMetadata, accessToken } = await wallet.begin(link);
    const { jwt } = await wallet.prove(issuerMetadata, 'OpenBadge');
    expect(await redeem(code)).toBe('400 invalid_grant');
    expect(await ask(accessToken, jwt)).toBe('401 invalid_token');
    expect(await issuedSoFar()).toBe(before);
    expect(await workshop.acts(offer.id)).toEqual([
      'CREDENTIAL_OFFERED',
      'CLAIM_STARTED',
      'CLAIM_REFUSED CODE_USED',
    ]);
  });

  it('that is redeemed by two at once gives one token', async () => {
    const { link, wallet } = await offered();
    const code = await codeIn(link, wallet);
    expect((await Promise.all([redeem(code), redeem(code)])).sort()).toEqual([
      '200 token',
      '400 invalid_grant',
    ]);
  });

  it('that has expired is refused, and its link leads nowhere', async () => {
    const { link, offer, wallet } = await offered();
    const code = await codeIn(link, wallet);
    later(10);
    expect(await redeem(code)).toBe('400 invalid_grant');
    await expect(wallet.client.resolveCredentialOffer(link)).rejects.toThrow();
    expect(await workshop.acts(offer.id)).toEqual(['CREDENTIAL_OFFERED', 'CLAIM_REFUSED CODE_EXPIRED']);
    expect(await workshop.offerNow(offer.id)).toMatchObject({ state: 'EXPIRED' });
  });

  it('that was guessed, or another grant, is refused', async () => {
    expect(await redeem('x'.repeat(43))).toBe('400 invalid_grant');
    const { status, body } = await workshop.post(
      '/openid4vci/token',
      new URLSearchParams({ grant_type: 'password', username: 'a', password: 'b' }),
    );
    expect([status, body.error]).toEqual([400, 'unsupported_grant_type']);
  });
});

describe('a transaction code', () => {
  it('that is missing, unexpected or wrong gives no token; five wrong ones end the code', async () => {
    const { link, offer, transactionCode, wallet } = await offered(true);
    const code = await codeIn(link, wallet);
    const wrong = transactionCode === '000000' ? '000001' : '000000';
    expect(await redeem(code)).toBe('400 invalid_request');
    for (let time = 0; time < 5; time++) expect(await redeem(code, wrong)).toBe('400 invalid_grant');
    expect(await redeem(code, transactionCode!)).toBe('400 invalid_grant');
    expect(await workshop.acts(offer.id)).toEqual([
      'CREDENTIAL_OFFERED',
      'CLAIM_REFUSED TRANSACTION_CODE_MISSING',
      ...Array.from({ length: 5 }, () => 'CLAIM_REFUSED TRANSACTION_CODE_WRONG'),
      'CLAIM_REFUSED CODE_USED',
    ]);
    const plain = await offered();
    expect(await redeem(await codeIn(plain.link, plain.wallet), '123456')).toBe('400 invalid_request');
  });
});

describe('a proof of possession', () => {
  it('that is replayed, with the same token or another, gives nothing', async () => {
    const first = await offered();
    const begun = await first.wallet.begin(first.link);
    const { jwt } = await first.wallet.prove(begun.issuerMetadata, 'OpenBadge');
    expect(await ask(begun.accessToken, jwt)).toBe('200 credential');
    const before = await issuedSoFar();
    expect(await ask(begun.accessToken, jwt, 'OpenBadgeSdJwt')).toBe('400 invalid_nonce');
    const second = await offered();
    const { accessToken } = await second.wallet.begin(second.link);
    expect(await ask(accessToken, jwt)).toBe('400 invalid_nonce');
    expect(await issuedSoFar()).toBe(before + 1);
    expect(await workshop.acts(second.offer.id)).toEqual([
      'CREDENTIAL_OFFERED',
      'CLAIM_STARTED',
      'CLAIM_REFUSED invalid_nonce',
    ]);
  });

  it('sent twice at once gives one credential', async () => {
    const { link, wallet, before } = await offered();
    const { issuerMetadata, accessToken } = await wallet.begin(link);
    const { jwt } = await wallet.prove(issuerMetadata, 'OpenBadge');
    const both = await Promise.all([ask(accessToken, jwt), ask(accessToken, jwt)]);
    expect(both.sort()).toEqual(['200 credential', '400 credential_request_denied']);
    expect(await issuedSoFar()).toBe(before + 1);
  });

  it('for another issuer, of yesterday, without a nonce of ours, unsigned or missing is refused', async () => {
    const { link, wallet, before } = await offered();
    const { issuerMetadata, accessToken } = await wallet.begin(link);
    const elsewhere = structuredClone(issuerMetadata);
    elsewhere.credentialIssuer.credential_issuer = 'https://elsewhere.example';
    const nonce = async () => (await wallet.client.requestNonce({ issuerMetadata })).c_nonce;
    const { jwt: wrongAudience } = await wallet.prove(elsewhere, 'OpenBadge', await nonce());
    const { jwt: guessed } = await wallet.prove(issuerMetadata, 'OpenBadge', 'guessed.nonce.here');
    const { jwt: good } = await wallet.prove(issuerMetadata, 'OpenBadge', await nonce());
    const { jwt: fresh } = await wallet.prove(issuerMetadata, 'OpenBadge', await nonce());
    const forged = `${good.split('.').slice(0, 2).join('.')}.${fresh.split('.')[2]}`;
    const unsigned = `${Buffer.from('{"alg":"none","typ":"openid4vci-proof+jwt"}').toString('base64url')}.${good.split('.')[1]}.`;
    later(-9);
    const { jwt: old } = await wallet.prove(issuerMetadata, 'OpenBadge', good && (await nonce()));
    later(0);
    expect([
      await ask(accessToken, wrongAudience),
      await ask(accessToken, guessed),
      await ask(accessToken, forged),
      await ask(accessToken, unsigned),
      await ask(accessToken, old),
      await ask(accessToken, undefined),
      await ask(accessToken, good, 'OpenBadge', { proofs: { jwt: [good, fresh] } }),
      await ask(accessToken, good, 'SomethingElse'),
      await ask(accessToken, good, 'OpenBadge', { credential_response_encryption: {} }),
      await ask('x'.repeat(43), good),
    ]).toEqual([
      '400 invalid_proof',
      '400 invalid_nonce',
      '400 invalid_proof',
      '400 invalid_credential_request',
      '400 invalid_nonce',
      '400 invalid_proof',
      '400 invalid_proof',
      '400 unknown_credential_configuration',
      '400 invalid_encryption_parameters',
      '401 invalid_token',
    ]);
    expect(await issuedSoFar()).toBe(before);
    expect(await ask(accessToken, good)).toBe('200 credential');
  });
});

describe('an offer', () => {
  it('of another’s credential is refused like one of none, and below the level as what it is', async () => {
    const { id } = await workshop.issue();
    const stranger = await makeParticipant(at.house);
    expect(await workshop.offer({ credential: id }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await workshop.offer({ credential: newId('credential') })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await workshop.offer({ credential: id }, workshop.coordinator)).toMatchObject({
      code: 'NOT_FOUND',
    });
    const weak = { ...workshop.holder, level: 'CARD_AND_PIN' as const };
    expect(await workshop.offer({ credential: id }, weak)).toMatchObject({ code: 'LEVEL_TOO_LOW' });
  });

  it('puts neither link nor code nor token into the database', async () => {
    const { link, transactionCode, wallet } = await offered(true);
    const code = await codeIn(link, wallet);
    const { accessToken } = await wallet.begin(link, transactionCode!);
    const rows = JSON.stringify(await workshop.sql.select().from(credentialOffer));
    const secret = decodeURIComponent(link).split('/').at(-1)!;
    for (const told of [secret, code, accessToken, transactionCode!]) expect(rows).not.toContain(told);
  });
});
