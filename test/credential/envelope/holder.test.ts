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
import { issueOpenBadge } from '../../../src/credential/issue-open-badge.ts';
import { publicKeyMultibase } from '../../../src/credential/key-pair.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
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
  const present = async (credential: object, purposeHolder = did) =>
    signPresentation({
      presentation: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: purposeHolder,
        verifiableCredential: [credential],
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

  it('of two credentials, or of none, is not read', async () => {
    const presentation = await present(badge);
    for (const verifiableCredential of [[badge, badge], []]) {
      const verdict = await judge({ text: JSON.stringify({ ...presentation, verifiableCredential }) });
      expect(answers(verdict)).toEqual({ READABLE: 'INVALID SEVERAL' });
    }
  });
});
