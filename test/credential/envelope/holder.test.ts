import { generateKeyPairSync } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { signPresentation } from '@digitalbazaar/vc';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { CompactSign, type CryptoKey } from 'jose';
import { describe, expect, it } from 'vitest';
import { didKey } from '../../../src/credential/did.ts';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { vcJwt } from '../../../src/credential/envelope/vc-jwt.ts';
import { issueOpenBadge } from '../../../src/credential/issue-open-badge.ts';
import { publicKeyMultibase } from '../../../src/credential/key-pair.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import type { Verdict } from '../../../src/verification/verify-credential.ts';
import { hasher } from '../../helpers/envelopes.ts';
import { badgeOptions, ISSUED_AT, recognisedAward, signer } from '../../helpers/sample-award.ts';
import { answers, judge } from '../../helpers/sample-sources.ts';
import { secondLoader } from '../../helpers/second-verifier.ts';

const wallet = generateKeyPairSync('ed25519');
const holderJwk = wallet.publicKey.export({ format: 'jwk' });
const badge = JSON.parse(String(await issueOpenBadge(recognisedAward, badgeOptions, signer))) as OpenBadge;
const seconds = ISSUED_AT.getTime() / 1000;

const holderOf = async (text: string) => {
  const verdict = await judge({ text });
  return [verdict.outcome, answers(verdict).HOLDER];
};

describe('an SD-JWT bound to a key', async () => {
  const bound = await sdJwt(badge, signer, holderJwk);
  const signWith = (key: typeof wallet.privateKey) => async (data: string) => {
    const [header, payload] = data.split('.');
    const jws = await new CompactSign(Buffer.from(payload ?? '', 'base64url'))
      .setProtectedHeader(JSON.parse(Buffer.from(header ?? '', 'base64url').toString()))
      .sign(key as unknown as CryptoKey);
    return jws.split('.')[2] ?? '';
  };
  const presented = (frame: object, key = wallet.privateKey, iat = seconds) =>
    new SDJwtVcInstance({ hasher, kbSigner: signWith(key), kbSignAlg: 'EdDSA' }).present(bound, frame, {
      kb: { payload: { iat, aud: 'https://school.example', nonce: 'n-1' } },
    });

  it('and presented with it by another library is its holder’s', async () => {
    expect(await holderOf(await presented({ name: true, result: { 2: true } }))).toEqual([
      'VALID',
      'VALID HOLDER_PROVED',
    ]);
  });

  it('but shown without it is valid, and whose it is stays open', async () => {
    expect(await holderOf(bound)).toEqual(['VALID', 'UNKNOWN HOLDER_NOT_PROVED']);
  });

  it('is not another’s, nor of tomorrow', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expect(await holderOf(await presented({}, stranger))).toEqual(['INVALID', 'INVALID HOLDER_WRONG']);
    expect(await holderOf(await presented({}, wallet.privateKey, seconds + 3600))).toEqual([
      'INVALID',
      'INVALID HOLDER_WRONG',
    ]);
  });

  it('cannot have a disclosure dropped from what its holder signed', async () => {
    const whole = (await presented({ name: true, birthdate: true })).split('~');
    expect(await holderOf([whole[0], ...whole.slice(2)].join('~'))).toEqual([
      'INVALID',
      'INVALID HOLDER_WRONG',
    ]);
  });

  it('is wrong with a binding where the issuer named no key', async () => {
    const binding = (await presented({})).split('~').at(-1);
    const free = (await sdJwt(badge, signer)).split('~')[0];
    expect(await holderOf(`${free}~${binding}`)).toEqual(['INVALID', 'INVALID HOLDER_WRONG']);
  });
});

describe('a presentation with a proof', async () => {
  const seed = Uint8Array.from({ length: 32 }, (_, at) => 200 - at);
  const { did, verificationMethod } = didKey(await publicKeyMultibase(seed));
  const key = await generate({ id: verificationMethod, controller: did, seed });
  const credentialFor = async (subjectId: string) =>
    JSON.parse(String(await issueOpenBadge(recognisedAward, { ...badgeOptions, subjectId }, signer)));
  const present = async (credential: object | readonly object[], purposeHolder = did) =>
    signPresentation({
      presentation: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: purposeHolder,
        verifiableCredential: Array.isArray(credential) ? credential : [credential],
      },
      suite: new DataIntegrityProof({ signer: key.signer(), cryptosuite, date: ISSUED_AT.toISOString() }),
      challenge: 'c-1',
      documentLoader: secondLoader({}),
    });

  it('by the subject’s own key is its holder’s', async () => {
    const presentation = await present(await credentialFor(did));
    expect(await holderOf(JSON.stringify(presentation))).toEqual(['VALID', 'VALID HOLDER_PROVED']);
  });

  it('of a credential that names no key is valid, and whose it is stays open', async () => {
    expect(await holderOf(JSON.stringify(await present(badge)))).toEqual([
      'VALID',
      'UNKNOWN HOLDER_NOT_PROVED',
    ]);
  });

  it('of somebody else’s credential is wrong', async () => {
    const other = didKey(await publicKeyMultibase(new Uint8Array(32))).did;
    expect(await holderOf(JSON.stringify(await present(await credentialFor(other))))).toEqual([
      'INVALID',
      'INVALID HOLDER_WRONG',
    ]);
  });

  it('that was changed, or names another holder, is wrong', async () => {
    const presentation = await present(await credentialFor(did));
    expect(
      await holderOf(
        JSON.stringify({ ...presentation, id: 'urn:uuid:0a0a0a0a-0000-4000-8000-000000000000' }),
      ),
    ).toEqual(['INVALID', 'INVALID HOLDER_WRONG']);
    expect(
      await holderOf(JSON.stringify(await present(await credentialFor(did), 'did:web:other.example'))),
    ).toEqual(['INVALID', 'INVALID HOLDER_WRONG']);
  });

  it('of several credentials is judged one by one, each check as its worst', async () => {
    const own = await credentialFor(did);
    const other = await credentialFor(didKey(await publicKeyMultibase(new Uint8Array(32))).did);
    const verdict = await judge({ text: JSON.stringify(await present([own, badge, other])) });
    expect(verdict.credentials.map((one) => [one.outcome, answersOf(one.checks).HOLDER])).toEqual([
      ['VALID', 'VALID HOLDER_PROVED'],
      ['VALID', 'UNKNOWN HOLDER_NOT_PROVED'],
      ['INVALID', 'INVALID HOLDER_WRONG'],
    ]);
    expect([verdict.outcome, verdict.summary]).toEqual(['INVALID', null]);
    expect(answers(verdict)).toEqual({
      READABLE: 'VALID READ_SEVERAL',
      SHAPE: 'VALID SHAPE_FITS',
      PROOF: 'VALID SIGNATURE_HOLDS',
      ISSUER_IDENTITY: 'VALID KEY_OF_ISSUER',
      ISSUER_TRUST: 'VALID ISSUER_KNOWN',
      STATUS: 'VALID IN_FORCE',
      DATES: 'VALID DATES_FIT',
      HOLDER: 'INVALID HOLDER_WRONG',
    });
  });

  it('of one kind of envelope beside another is judged all the same', async () => {
    const enveloped = (type: string, token: string) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: `data:application/${type},${token}`,
      type: 'EnvelopedVerifiableCredential',
    });
    const tokens = [
      enveloped('vc+jwt', await vcJwt(badge, signer)),
      enveloped('dc+sd-jwt', await sdJwt(badge, signer)),
    ];
    const verdict = await judge({ text: JSON.stringify(unsigned([badge, ...tokens])) });
    expect([verdict.outcome, verdict.credentials.map(({ outcome }) => outcome)]).toEqual([
      'VALID',
      ['VALID', 'VALID', 'VALID'],
    ]);
    const changed = { ...badge, name: 'Jotakin muuta' };
    const worse = await judge({ text: JSON.stringify(unsigned([...tokens, changed])) });
    expect([worse.outcome, worse.credentials.map(({ outcome }) => outcome)]).toEqual([
      'INVALID',
      ['VALID', 'VALID', 'INVALID'],
    ]);
  });

  it.each([
    ['none', [], 'INVALID NONE_PRESENTED'],
    ['a word', ['todistus'], 'INVALID NOT_JSON'],
    ['a number beside a credential', [badge, 7], 'INVALID NONE_PRESENTED'],
    ['a token that is none beside a credential', [badge, 'eyJ4IjoxfQ.e30.'], 'UNKNOWN OTHER_FORMAT'],
    ['eleven', Array(11).fill(badge), 'UNKNOWN TOO_COMPLEX'],
  ])('of %s is not read', async (_, verifiableCredential, answer) => {
    const verdict = await judge({ text: JSON.stringify(unsigned(verifiableCredential)) });
    expect([answers(verdict), verdict.credentials]).toEqual([{ READABLE: answer }, []]);
  });
});

const unsigned = (verifiableCredential: readonly unknown[]) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential,
});

const answersOf = (checks: Verdict['checks']) =>
  Object.fromEntries(checks.map(({ name, outcome, code }) => [name, `${outcome} ${code}`]));
