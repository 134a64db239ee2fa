import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { didDocument, didKey } from '../../../src/credential/did.ts';
import { badgePng, badgeSvg } from '../../../src/credential/envelope/badge-art.ts';
import { bakePng } from '../../../src/credential/envelope/baked-png.ts';
import { bakeSvg } from '../../../src/credential/envelope/baked-svg.ts';
import { compactJws } from '../../../src/credential/envelope/jws.ts';
import { obJwt, obJwtClaims } from '../../../src/credential/envelope/ob-jwt.ts';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { vcJwt } from '../../../src/credential/envelope/vc-jwt.ts';
import { issueOpenBadge } from '../../../src/credential/issue-open-badge.ts';
import { localSigner, newPrivateKey, publicKeyMultibase } from '../../../src/credential/key-pair.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { disclosuresOf, viewOf } from '../../helpers/envelopes.ts';
import {
  badgeOptions,
  ISSUED_AT,
  ISSUER_DID,
  KEY_FRAGMENT,
  PRIVATE_KEY,
  recognisedAward,
  signer,
} from '../../helpers/sample-award.ts';
import { answers, judge, revokedList, revokedTokenList, tokenList } from '../../helpers/sample-sources.ts';

const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
const badge = JSON.parse(text) as OpenBadge;
const { proof: _proof, ...unsigned } = badge;
const view = viewOf(badge);

const GOOD = {
  READABLE: 'VALID READ',
  SHAPE: 'VALID SHAPE_FITS',
  PROOF: 'VALID SIGNATURE_HOLDS',
  ISSUER_IDENTITY: 'VALID KEY_OF_ISSUER',
  ISSUER_TRUST: 'VALID ISSUER_KNOWN',
  STATUS: 'VALID IN_FORCE',
  DATES: 'VALID DATES_FIT',
};

const bytes = (content: string) => new TextEncoder().encode(content);
const envelopes = {
  'Open Badges JWT': { text: await obJwt(badge, signer) },
  'vc+jwt': { text: await vcJwt(badge, signer) },
  'SD-JWT VC': { text: await sdJwt(badge, signer) },
  PNG: { bytes: bakePng(badgePng(view, 96), text) },
  'PNG with a token': { bytes: bakePng(badgePng(view, 96), await vcJwt(badge, signer)) },
  SVG: { bytes: bytes(bakeSvg(badgeSvg(view), text)) },
  'SVG with a token': { bytes: bytes(bakeSvg(badgeSvg(view), await obJwt(badge, signer))) },
  'unsigned presentation': {
    text: JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [badge],
    }),
  },
  'presentation of a token': {
    text: JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'VerifiablePresentation',
      verifiableCredential: {
        '@context': 'https://www.w3.org/ns/credentials/v2',
        id: `data:application/vc+jwt,${await vcJwt(badge, signer)}`,
        type: 'EnvelopedVerifiableCredential',
      },
    }),
  },
};

describe.each(Object.entries(envelopes))('a sound %s', (_name, input) => {
  it('is valid, check by check, and says what the credential says', async () => {
    const verdict = await judge(input);
    expect([verdict.outcome, answers(verdict)]).toEqual(['VALID', GOOD]);
    expect(verdict.summary).toEqual((await judge({ text })).summary);
  });

  it('is invalid once revoked, and unknown where the list cannot be had', async () => {
    const revoked = await judge(input, {
      statusList: async () => revokedList,
      tokenList: async () => revokedTokenList,
    });
    expect([revoked.outcome, answers(revoked).STATUS]).toEqual(['INVALID', 'INVALID REVOKED']);
    const unreachable = await judge(input, {
      statusList: async () => null,
      tokenList: async () => Promise.reject(new Error('no way')),
    });
    expect([unreachable.outcome, answers(unreachable).STATUS]).toEqual([
      'UNKNOWN',
      'UNKNOWN STATUS_UNREACHABLE',
    ]);
  });

  it('is invalid once its key is compromised', async () => {
    const keys = [
      {
        fragment: KEY_FRAGMENT,
        publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY),
        state: 'COMPROMISED' as const,
      },
    ];
    const verdict = await judge(input, { didDocument: async () => didDocument(ISSUER_DID, keys) });
    expect([verdict.outcome, answers(verdict).ISSUER_IDENTITY]).toEqual([
      'INVALID',
      'INVALID KEY_NOT_OF_ISSUER',
    ]);
    expect(verdict.summary).toBeNull();
  });

  it('is not valid before its time', async () => {
    const verdict = await judge(input, { now: new Date(ISSUED_AT.getTime() - 1000) });
    expect([verdict.outcome, answers(verdict).DATES]).toEqual(['INVALID', 'INVALID NOT_YET']);
  });
});

const parts = (token: string) => token.split('.') as [string, string, string];
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const kid = signer.verificationMethod;

describe('a JWT', () => {
  const verdictOn = async (
    token: string,
    name: 'PROOF' | 'SHAPE' | 'ISSUER_IDENTITY' | 'DATES' | 'READABLE',
  ) => {
    const verdict = await judge({ text: token });
    return [verdict.outcome, answers(verdict)[name]];
  };

  it.each([obJwt, vcJwt])('with a changed claim is broken', async (envelope) => {
    const [header, payload, signature] = parts(await envelope(badge, signer));
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const changed = [header, encoded({ ...claims, name: 'Tutkintotodistus' }), signature].join('.');
    expect(await verdictOn(changed, 'PROOF')).toEqual(['INVALID', 'INVALID SIGNATURE_BROKEN']);
  });

  it('with the algorithm “none” is not signed, however it is written', async () => {
    const [, payload, signature] = parts(await obJwt(badge, signer));
    for (const alg of ['none', 'None', 'NONE']) {
      for (const end of ['', signature]) {
        const token = `${encoded({ alg, kid, typ: 'JWT' })}.${payload}.${end}`;
        expect(await verdictOn(token, 'PROOF')).toEqual(['INVALID', 'INVALID NOT_SIGNED']);
      }
    }
  });

  it('signed with the public key as a shared secret is not taken', async () => {
    const secret = bytes(await publicKeyMultibase(PRIVATE_KEY));
    const token = await new SignJWT({ ...unsigned })
      .setProtectedHeader({ alg: 'HS256', kid, typ: 'vc+jwt' })
      .sign(secret);
    expect(await verdictOn(token, 'PROOF')).toEqual(['UNKNOWN', 'UNKNOWN OTHER_SIGNATURE']);
  });

  it('whose algorithm was swapped is broken', async () => {
    const [, payload, signature] = parts(await vcJwt(badge, signer));
    const token = `${encoded({ alg: 'ES256', kid, typ: 'vc+jwt' })}.${payload}.${signature}`;
    expect(await verdictOn(token, 'PROOF')).toEqual(['INVALID', 'INVALID SIGNATURE_BROKEN']);
  });

  it('that brings its own key, or names another issuer’s, is nobody’s', async () => {
    const key = newPrivateKey();
    const { verificationMethod } = didKey(await publicKeyMultibase(key));
    const other = localSigner(verificationMethod, key);
    expect(await verdictOn(await vcJwt(badge, other), 'ISSUER_IDENTITY')).toEqual([
      'INVALID',
      'INVALID KEY_NOT_OF_ISSUER',
    ]);
    const forged = await vcJwt(badge, localSigner(kid, key));
    expect(await verdictOn(forged, 'PROOF')).toEqual(['INVALID', 'INVALID SIGNATURE_BROKEN']);
  });

  it('with an unknown critical header is not guessed at', async () => {
    const [, payload] = parts(await vcJwt(badge, signer));
    const header = encoded({ alg: 'EdDSA', kid, typ: 'vc+jwt', crit: ['b64'], b64: false });
    expect(await verdictOn(`${header}.${payload}.AAAA`, 'PROOF')).toEqual([
      'UNKNOWN',
      'UNKNOWN OTHER_SIGNATURE',
    ]);
  });

  it.each([
    ['iss', { iss: 'did:web:elsewhere.example' }],
    ['sub', { sub: 'urn:uuid:00000000-0000-4000-8000-000000000000' }],
    ['jti', { jti: 'urn:uuid:00000000-0000-4000-8000-000000000000' }],
    ['nbf', { nbf: 1 }],
    ['exp', { exp: '2030' }],
  ])('whose %s says something else than the credential has the wrong shape', async (name, claim) => {
    const token = await compactJws({ typ: 'JWT' }, { ...obJwtClaims(badge), ...claim }, signer);
    const verdict = await judge({ text: token });
    expect([verdict.outcome, answers(verdict).SHAPE]).toEqual(['INVALID', 'INVALID SHAPE_WRONG']);
    expect(verdict.checks.find((one) => one.name === 'SHAPE')?.reason.en).toContain(name);
  });

  it('may have a proof inside as well; then both must hold', async () => {
    const both = await compactJws({ typ: 'vc+jwt' }, badge, signer);
    expect((await judge({ text: both })).outcome).toBe('VALID');
    const broken = await compactJws({ typ: 'vc+jwt' }, { ...badge, name: 'Tutkintotodistus' }, signer);
    expect(await verdictOn(broken, 'PROOF')).toEqual(['INVALID', 'INVALID SIGNATURE_BROKEN']);
  });

  it('that has expired is expired', async () => {
    const token = await compactJws(
      { typ: 'JWT' },
      { ...obJwtClaims(badge), exp: ISSUED_AT.getTime() / 1000 - 1 },
      signer,
    );
    expect(await verdictOn(token, 'DATES')).toEqual(['INVALID', 'INVALID EXPIRED']);
  });

  it.each([
    ['a status list', { typ: 'statuslist+jwt' }, unsigned],
    ['a first-model credential', { typ: 'JWT' }, { vc: unsigned }],
    ['an access token', { typ: 'at+jwt' }, unsigned],
  ])('that is %s is not read as a credential', async (_name, header, payload) => {
    const token = await compactJws(header, payload, signer);
    expect(await verdictOn(token, 'READABLE')).toEqual(['UNKNOWN', 'UNKNOWN OTHER_FORMAT']);
  });

  it('with a claim given twice is not read', async () => {
    const [header, , signature] = parts(await vcJwt(badge, signer));
    const twice = Buffer.from(JSON.stringify(unsigned).replace('{', '{"name":"x",')).toString('base64url');
    expect(await verdictOn([header, twice, signature].join('.'), 'READABLE')).toEqual([
      'INVALID',
      'INVALID REPEATED_NAME',
    ]);
  });
});

describe('an SD-JWT', async () => {
  const token = await sdJwt(badge, signer);
  const [jws] = token.split('~') as [string];
  const all = disclosuresOf(token);
  const shown = (...disclosures: string[]) => `${[jws, ...disclosures].join('~')}~`;

  it('with disclosures left out is valid, and says only what is shown', async () => {
    const name = all.find(({ value }) => value[1] === 'name')!.text;
    const verdict = await judge({ text: shown(name) });
    expect([verdict.outcome, answers(verdict)]).toEqual(['VALID', GOOD]);
    expect(verdict.summary).toMatchObject({
      holderName: 'Aino Ђorđe Näyteniemi',
      issuedOn: '2026-03-21',
      view: null,
    });
    expect((await judge({ text: shown() })).summary).toMatchObject({
      holderName: null,
      achievementName: 'Soutuveneiden kunnostaminen',
    });
  });

  const forged = (value: unknown[]) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    [
      'a changed',
      all.map(({ text: one, value }) => (value[1] === 'name' ? forged([value[0], 'name', 'Joku Muu']) : one)),
    ],
    ['an invented', [...all.map((one) => one.text), forged(['c2FsdA', 'grade', '5'])]],
    ['a repeated', [all[0]!.text, all[0]!.text]],
    ['a malformed', ['e30']],
  ])('with %s disclosure is not covered by its signature', async (_name, disclosures) => {
    const verdict = await judge({ text: shown(...disclosures) });
    expect([verdict.outcome, answers(verdict).PROOF]).toEqual(['INVALID', 'INVALID NOT_COVERED']);
    expect(verdict.summary).toBeNull();
  });

  it('is broken with a digest swapped for another', async () => {
    const [header, payload, signature] = parts(jws);
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    claims._sd[0] = claims._sd[1];
    const verdict = await judge({ text: `${[header, encoded(claims), signature].join('.')}~` });
    expect([verdict.outcome, answers(verdict).PROOF]).toEqual(['INVALID', 'INVALID SIGNATURE_BROKEN']);
  });

  it('of ours without a status has the wrong shape', async () => {
    const payload = JSON.parse(Buffer.from(parts(jws)[1], 'base64url').toString());
    const { status: _, ...rest } = payload;
    const verdict = await judge({ text: `${await compactJws({ typ: 'dc+sd-jwt' }, rest, signer)}~` });
    expect([verdict.outcome, answers(verdict).SHAPE, answers(verdict).STATUS]).toEqual([
      'INVALID',
      'INVALID SHAPE_WRONG',
      undefined,
    ]);
  });

  it('does not trust a list that its issuer did not sign, for another address, or from the future', async () => {
    const key = newPrivateKey();
    const stranger = localSigner(didKey(await publicKeyMultibase(key)).verificationMethod, key);
    const payload = JSON.parse(Buffer.from(parts(tokenList)[1], 'base64url').toString());
    const relisted = (change: object, by = signer) =>
      compactJws({ typ: 'statuslist+jwt' }, { ...payload, ...change }, by);
    const lists = [
      await relisted({}, stranger),
      await relisted({}, localSigner(kid, key)),
      await relisted({ sub: 'https://proofs.example.org/status/2/token' }),
      await relisted({ iat: ISSUED_AT.getTime() / 1000 + 10 }),
      await relisted({ exp: 1 }),
      await relisted({ status_list: { bits: 1, lst: 'AAAA' } }),
      await compactJws({ typ: 'JWT' }, payload, signer),
      'nothing',
    ];
    for (const list of lists) {
      const verdict = await judge({ text: token }, { tokenList: async () => list });
      expect([verdict.outcome, answers(verdict).STATUS]).toEqual(['UNKNOWN', 'UNKNOWN STATUS_NOT_TRUSTED']);
    }
  });
});
