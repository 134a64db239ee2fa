import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { resumeCredential, suspendCredential } from '../../src/credential/acts/suspend-credential.ts';
import { didDocumentOf } from '../../src/credential/issuer-key.ts';
import { answers } from '../helpers/sample-sources.ts';
import { verifiesElsewhere } from '../helpers/second-verifier.ts';
import { type ClaimingWorkshop, claimingWorkshop } from './claiming-workshop.ts';
import { houseOnLoopback, type LoopbackHouse } from './loopback.ts';
import { didJwkOf } from './openid4vc-wallet.ts';
import { presentSdJwt, verifySdJwt } from './sd-jwt-wallet.ts';

let at: LoopbackHouse;
let workshop: ClaimingWorkshop;

beforeAll(async () => {
  at = await houseOnLoopback();
  workshop = await claimingWorkshop(at);
});
afterAll(() => at.stop());

describe('a wallet elsewhere claims', () => {
  it.each(['ES256', 'EdDSA'] as const)('Open Badges 3.0, to its own %s key', async (alg) => {
    const { id, signed } = await workshop.issue();
    const { link, offer } = await workshop.offer({ credential: id });
    expect(offer).toEqual({
      id: offer.id,
      state: 'WAITING',
      withCode: false,
      takenForms: [],
      credential: { id },
    });
    const other = await workshop.wallet(alg);
    const claimed = (await other.claim(link, 'OpenBadge')) as Record<string, object>;
    const did = await didDocumentOf(at.house, 'venevaja');
    expect(await verifiesElsewhere(claimed, did!, at.house.clock())).toBe(true);
    expect((await workshop.verdict(claimed)).outcome).toBe('VALID');
    const original = JSON.parse(signed) as Record<string, object>;
    expect(claimed).toEqual({
      ...original,
      id: claimed.id,
      credentialSubject: { ...original.credentialSubject, id: didJwkOf(other.key.jwk) },
      credentialStatus: claimed.credentialStatus,
      proof: claimed.proof,
    });
    expect([claimed.id, claimed.credentialStatus]).not.toEqual([original.id, original.credentialStatus]);
    expect(await workshop.offerNow(offer.id)).toMatchObject({ state: 'CLAIMED', takenForms: ['OpenBadge'] });
    expect(await workshop.acts(offer.id)).toEqual([
      'CREDENTIAL_OFFERED',
      'CLAIM_STARTED',
      'CREDENTIAL_CLAIMED',
    ]);
  });

  it('an SD-JWT VC, with a code that was told besides, and shows it bound to its key', async () => {
    const { id } = await workshop.issue();
    const { link, transactionCode } = await workshop.offer({ credential: id, withCode: true });
    expect(transactionCode).toMatch(/^\d{6}$/);
    const other = await workshop.wallet();
    const claimed = (await other.claim(link, 'OpenBadgeSdJwt', transactionCode!)) as string;
    const claims = await verifySdJwt(claimed, at.house.clock());
    expect(claims).toMatchObject({
      vct: `${at.baseUrl}/types/open-badge`,
      sub: didJwkOf(other.key.jwk),
      cnf: { jwk: other.key.jwk },
      name: 'Aino Ђorđe Näyteniemi',
    });
    const shown = await presentSdJwt(claimed, { name: true }, other.key, {
      aud: 'https://school.example',
      nonce: 'n-1',
      iat: at.house.clock().getTime() / 1000,
    });
    const verdict = await workshop.verdict(shown);
    expect([verdict.outcome, answers(verdict).HOLDER]).toEqual(['VALID', 'VALID HOLDER_PROVED']);
  });

  it('the European learning credential, which says who, what, by whom and what was learnt', async () => {
    const { id } = await workshop.issueToNamed();
    const { link } = await workshop.offer({ credential: id });
    const other = await workshop.wallet();
    const claimed = (await other.claim(link, 'EudiLearningCredential')) as string;
    const claims = await verifySdJwt(claimed, at.house.clock());
    expect(claims).toEqual({
      iss: expect.stringMatching(/^did:web:localhost/),
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      jti: expect.stringMatching(/^urn:uuid:/),
      sub: didJwkOf(other.key.jwk),
      nbf: at.house.clock().getTime() / 1000,
      status: expect.anything(),
      cnf: { jwk: other.key.jwk },
      issuing_authority: 'Venevaja',
      issuing_country: 'FI',
      date_of_issuance: '2026-03-02',
      achievement_title: 'Osaamistodistus: Soutuveneiden kunnostaminen',
      achievement_description: expect.stringContaining('Soutuveneiden kunnostaminen'),
      given_name: 'Aino Đặng',
      family_name: 'Näkkäläjärvi',
      learning_outcomes: [
        'pesee soutuveneen pohjan (osaa itsenäisesti)',
        'valitsee pesuaineen pinnan mukaan (osaa ohjatusti)',
        'hioo ja lakkaa penkin (osaa itsenäisesti)',
      ],
    });
    expect((await workshop.verdict(claimed)).outcome).toBe('VALID');
  });

  it('every form of one offer with one token, each once', async () => {
    const { id } = await workshop.issueToNamed();
    const { link, offer } = await workshop.offer({ credential: id });
    const other = await workshop.wallet();
    const { issuerMetadata, accessToken } = await other.begin(link);
    const seen: number[] = [];
    for (const form of ['OpenBadge', 'OpenBadgeSdJwt', 'EudiLearningCredential', 'OpenBadge']) {
      const proofs = { jwt: [(await other.prove(issuerMetadata, form)).jwt] };
      const body = { credential_configuration_id: form, proofs };
      const answer = await workshop.post('/openid4vci/credential', body, accessToken);
      seen.push(answer.status);
    }
    expect(seen).toEqual([200, 200, 200, 400]);
    expect(await workshop.offerNow(offer.id)).toMatchObject({
      state: 'CLAIMED',
      takenForms: ['EudiLearningCredential', 'OpenBadge', 'OpenBadgeSdJwt'],
    });
  });
});

describe('what a wallet was given', () => {
  it('ends with the original, and stands apart from it until then', async () => {
    const { id } = await workshop.issue();
    const claimed: (string | object)[] = [];
    for (const form of ['OpenBadge', 'OpenBadgeSdJwt']) {
      const { link } = await workshop.offer({ credential: id });
      claimed.push(await (await workshop.wallet()).claim(link, form));
    }
    const status = async () =>
      Promise.all(claimed.map(async (one) => answers(await workshop.verdict(one)).STATUS));
    const staff = workshop.house.context(workshop.coordinator);
    expect(await status()).toEqual(['VALID IN_FORCE', 'VALID IN_FORCE']);
    await suspendCredential(staff, { credential: id, reason: 'CONTENT_IN_DOUBT' });
    expect(await status()).toEqual(['INVALID SUSPENDED', 'INVALID SUSPENDED']);
    await resumeCredential(staff, { credential: id });
    expect(await status()).toEqual(['VALID IN_FORCE', 'VALID IN_FORCE']);
    await revoke(staff, { credential: id, reason: 'WRONG_CONTENT' });
    expect(await status()).toEqual(['INVALID REVOKED', 'INVALID REVOKED']);
    expect(await workshop.offer({ credential: id })).toMatchObject({ code: 'ALREADY_REVOKED' });
  });

  it('is not among the participant’s own credentials here', async () => {
    const { id } = await workshop.issue();
    const mine = async () => {
      const { viewer } = await workshop.ask(
        'query Mine { viewer { participant { credentials { id } } } }',
        {},
      );
      return (viewer as { participant: { credentials: object[] } }).participant.credentials.length;
    };
    const before = await mine();
    const { link } = await workshop.offer({ credential: id });
    await (await workshop.wallet()).claim(link, 'OpenBadge');
    expect(await mine()).toBe(before);
  });
});

describe('a claim that broke off', () => {
  it('is taken up with a new link to the same offer, and the old one leads nowhere', async () => {
    const { id } = await workshop.issue();
    const first = await workshop.offer({ credential: id });
    const broken = await workshop.wallet();
    const { issuerMetadata, accessToken } = await broken.begin(first.link);
    expect(await workshop.offerNow(first.offer.id)).toMatchObject({ state: 'STARTED' });
    const second = await workshop.offer({ credential: id });
    expect(second.offer.id).toBe(first.offer.id);
    const proofs = { jwt: [(await broken.prove(issuerMetadata, 'OpenBadge')).jwt] };
    const late = await workshop.post(
      '/openid4vci/credential',
      { credential_configuration_id: 'OpenBadge', proofs },
      accessToken,
    );
    expect([late.status, late.body.error]).toEqual([401, 'invalid_token']);
    await expect(broken.begin(first.link)).rejects.toThrow();
    expect(await (await workshop.wallet()).claim(second.link, 'OpenBadge')).toMatchObject({
      name: expect.anything(),
    });
  });
});

it('the documents stand where wallets look', async () => {
  const read = async (path: string) => (await fetch(`${at.baseUrl}${path}`)).json();
  expect(await read('/.well-known/oauth-authorization-server')).toMatchObject({
    issuer: at.baseUrl,
    'pre-authorized_grant_anonymous_access_supported': true,
  });
  expect(await read('/.well-known/openid-credential-issuer')).toMatchObject({
    credential_issuer: at.baseUrl,
    nonce_endpoint: `${at.baseUrl}/openid4vci/nonce`,
  });
});
