import { describe, expect, it } from 'vitest';
import { demand } from '../../src/base/refusal.ts';
import { compactClaims, compactProof } from '../../src/credential/compact-proof.ts';
import * as onServer from '../../src/credential/document-loader.ts';
import { publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { carriedJson } from '../../src/pages/device/carried.ts';
import { type CarriedKey, checkCode, codeIn, type Standing } from '../../src/pages/device/check-code.ts';
import { ed25519Holds } from '../../src/pages/device/ed25519.ts';
import { publicKeyOf } from '../../src/pages/device/multikey.ts';
import * as inBrowser from '../../src/pages/device/site/document-loader.ts';
import { badgeOptions, PRIVATE_KEY, recognisedAward, signer } from '../helpers/sample-award.ts';

const badge = demand(openBadge(recognisedAward, badgeOptions));
const fragment = signer.verificationMethod.split('#')[1]!;

async function sample(): Promise<{ code: string; standing: Standing; key: CarriedKey }> {
  const claims = compactClaims(badge, '5');
  const key = { fragment, publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY), compromised: false };
  return {
    code: await compactProof(claims, signer),
    key,
    standing: {
      issuer: badge.issuer.id,
      keys: [key],
      credential: badge.id,
      kind: badge.credentialSubject.achievement.achievementType,
      targets: [badge.credentialSubject.achievement.name],
      issuedAt: claims.nbf,
    },
  };
}

const signedAs = async (header: object, claims: object): Promise<string> => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${Buffer.from(await signer.sign(Buffer.from(input))).toString('base64url')}`;
};

describe('a code, against what the server says', () => {
  const kindOf = async (code: string, standing: Standing) =>
    (await checkCode(code, standing, ed25519Holds)).kind;

  it('is genuine where the issuer signed it for this credential', async () => {
    const { code, standing } = await sample();
    expect(await checkCode(code, standing, ed25519Holds)).toEqual({
      kind: 'GENUINE',
      claims: compactClaims(badge, '5'),
    });
  });

  it('is found in an address, in a text around, and alone', async () => {
    const { code } = await sample();
    for (const text of [code, ` ${code}\n`, `https://example.org/v/1?lang=fi#${code}`])
      expect(codeIn(text)).toBe(code);
  });

  it('differs where the issuer signed something else than the server says', async () => {
    const { code, standing } = await sample();
    expect(await kindOf(code, { ...standing, targets: ['Muuta'] })).toBe('DIFFERS');
    expect(await kindOf(code, { ...standing, kind: 'Certificate' })).toBe('DIFFERS');
    expect(await kindOf(code, { ...standing, issuedAt: standing.issuedAt + 1 })).toBe('DIFFERS');
    expect(await kindOf(code, { ...standing, credential: 'urn:uuid:other' })).toBe('OTHER_DOCUMENT');
  });

  it('is of another key where its key is compromised, not listed, or another issuer’s', async () => {
    const { code, standing, key } = await sample();
    expect(await kindOf(code, { ...standing, keys: [{ ...key, compromised: true }] })).toBe('OTHER_KEY');
    expect(await kindOf(code, { ...standing, keys: [{ ...key, fragment: 'key-1999-01-01' }] })).toBe(
      'OTHER_KEY',
    );
    expect(await kindOf(code, { ...standing, keys: [] })).toBe('OTHER_KEY');
    expect(await kindOf(code, { ...standing, issuer: 'did:web:muualla.example' })).toBe('OTHER_KEY');
  });

  it('is forged where one sign of what was signed is another', async () => {
    const { code, standing } = await sample();
    const [header, payload, signature] = code.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, name: 'Toinen' })).toString('base64url');
    expect(await kindOf([header, changed, signature].join('.'), standing)).toBe('FORGED');
  });

  it('is not read where it is another token of the same issuer, or carries an algorithm of none', async () => {
    const { standing } = await sample();
    const claims = compactClaims(badge);
    const kid = signer.verificationMethod;
    expect(await kindOf(await signedAs({ alg: 'EdDSA', kid }, claims), standing)).toBe('GENUINE');
    for (const header of [
      { alg: 'EdDSA', kid, typ: 'JWT' },
      { alg: 'EdDSA', kid, crit: ['b64'] },
      { alg: 'none', kid },
    ]) {
      expect(await kindOf(await signedAs(header, claims), standing)).toBe('UNREADABLE');
    }
  });

  it('is not read where a claim is missing or of another kind', async () => {
    const { standing } = await sample();
    const { name, ...nameless } = compactClaims(badge);
    const header = { alg: 'EdDSA', kid: signer.verificationMethod };
    for (const claims of [nameless, { ...nameless, name: { en: name } }, { ...nameless, name, nbf: '1' }, []])
      expect(await kindOf(await signedAs(header, claims), standing)).toBe('UNREADABLE');
    for (const code of ['a', 'a.b', 'a.b.c.d', '%.%.%', 'x'.repeat(9_000)])
      expect(await kindOf(code, standing)).toBe('UNREADABLE');
  });

  it('is left open where nothing can check it', async () => {
    const { code, standing } = await sample();
    expect((await checkCode(code, standing, async () => null)).kind).toBe('UNCHECKED');
    expect((await checkCode('', standing, ed25519Holds)).kind).toBe('NO_CODE');
  });
});

describe('what scripts share with the server', () => {
  it('a Multikey is read to its 32 bytes, and nothing else is', async () => {
    const multibase = await publicKeyMultibase(PRIVATE_KEY);
    const { from, toJwk } = await import('@digitalcredentials/ed25519-multikey');
    const jwk = await toJwk({ keyPair: await from({ type: 'Multikey', publicKeyMultibase: multibase }) });
    expect(Buffer.from(publicKeyOf(multibase)!).toString('base64url')).toBe(jwk.x);
    for (const other of [
      '',
      'z6Mk',
      multibase.slice(0, -1),
      `${multibase}1`,
      multibase.replace('z6Mk', 'z6LS'),
    ])
      expect(publicKeyOf(other)).toBe(null);
  });

  it('the browser’s document loader has the face of the server’s', () => {
    expect(Object.keys(inBrowser).sort()).toEqual(Object.keys(onServer).sort());
    expect(inBrowser.CREDENTIALS_V1).toBe(onServer.CREDENTIALS_V1);
    expect(inBrowser.CREDENTIALS_V2).toBe(onServer.CREDENTIALS_V2);
    expect(inBrowser.OPEN_BADGES_V3).toBe(onServer.OPEN_BADGES_V3);
    expect(onServer.CONTEXT_URLS).toEqual(expect.arrayContaining([...inBrowser.CONTEXT_URLS]));
  });

  it('what a page carries cannot end its element', () => {
    const carried = { name: '</script><script>alert(1)</script><!--' };
    expect(carriedJson(carried)).not.toMatch(/</);
    expect(JSON.parse(carriedJson(carried))).toEqual(carried);
  });
});
