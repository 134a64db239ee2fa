import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { compactVerify, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DidDocument, didDocument, didWeb, didWebUrl } from '../../../src/credential/did.ts';
import { obJwt } from '../../../src/credential/envelope/ob-jwt.ts';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { tokenStatusList } from '../../../src/credential/envelope/token-status-list.ts';
import { badgeOfVcJwt, vcJwt } from '../../../src/credential/envelope/vc-jwt.ts';
import { localSigner, publicKeyMultibase } from '../../../src/credential/key-pair.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { hasher } from '../../helpers/envelopes.ts';
import {
  badgeOptions,
  ISSUED_AT,
  KEY_FRAGMENT,
  PRIVATE_KEY,
  recognisedAward,
  STATUS_INDEX,
} from '../../helpers/sample-award.ts';

const files = new Map<string, { type: string; body: string }>();
const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  response.writeHead(file ? 200 : 404, { 'Content-Type': file?.type ?? 'text/plain' }).end(file?.body);
});
await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
const did = didWeb(baseUrl, 'boatshed');
const signer = localSigner(`${did}#${KEY_FRAGMENT}`, PRIVATE_KEY);
const listUrl = `${baseUrl}/status/1`;
const badge = openBadge(recognisedAward, {
  ...badgeOptions,
  baseUrl,
  issuerProfile: { ...badgeOptions.issuerProfile, did },
  status: { listUrl, index: STATUS_INDEX },
}) as OpenBadge;

const serve = async (revoked: readonly number[]) =>
  files.set('/status/1/token', {
    type: 'application/statuslist+jwt',
    body: await tokenStatusList(
      { url: `${listUrl}/token`, issuer: did, revoked, issuedAt: new Date(Date.now() - 60_000) },
      signer,
    ),
  });

beforeAll(async () => {
  const keys = [
    {
      fragment: KEY_FRAGMENT,
      publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY),
      state: 'ACTIVE' as const,
    },
  ];
  files.set('/orgs/boatshed/did.json', {
    type: 'application/did+json',
    body: JSON.stringify(didDocument(did, keys)),
  });
});
afterAll(() => server.close());

/** As a stranger finds the key: by the token's own `kid`, over the network. */
async function keyOf({ kid, alg }: { kid?: string; alg?: string }) {
  const url = didWebUrl(String(kid).split('#')[0] ?? '', 'http');
  const document = (await (await fetch(String(url))).json()) as DidDocument;
  const method = document.verificationMethod.find(({ id }) => id === kid);
  return importJWK({ ...(await toJwk({ keyPair: await from(method ?? {}) })) }, alg);
}

describe('jose', () => {
  it('verifies an Open Badges JWT with the key of the issuer’s did:web document', async () => {
    const { payload, protectedHeader } = await jwtVerify(await obJwt(badge, signer), keyOf, {
      issuer: did,
      subject: badge.credentialSubject.id,
      currentDate: ISSUED_AT,
      typ: 'JWT',
    });
    expect(payload).toMatchObject({ jti: badge.id, name: badge.name });
    expect(protectedHeader.alg).toBe('EdDSA');
  });

  it('verifies vc+jwt, and no changed one', async () => {
    const token = await vcJwt(badge, signer);
    const { payload } = await compactVerify(token, keyOf);
    expect(badgeOfVcJwt(JSON.parse(new TextDecoder().decode(payload)))).toEqual(badge);
    const [header, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...badge, name: 'x' })).toString('base64url');
    await expect(compactVerify([header, changed, signature].join('.'), keyOf)).rejects.toThrow(
      'signature verification failed',
    );
  });
});

describe('@sd-jwt/sd-jwt-vc', () => {
  const verified = async (data: string, signature: string) => {
    const header = JSON.parse(Buffer.from(data.split('.')[0] ?? '', 'base64url').toString());
    return compactVerify(`${data}.${signature}`, await keyOf(header)).then(
      () => true,
      () => false,
    );
  };
  const theirs = new SDJwtVcInstance({ hasher, verifier: verified, statusVerifier: verified });
  const at = { currentDate: Math.floor(Date.now() / 1000) };

  it('verifies ours over did:web, status and all, with any choice of disclosures', async () => {
    await serve([]);
    const whole = await sdJwt(badge, signer);
    expect((await theirs.verify(whole, at)).payload).toMatchObject({
      name: 'Aino Ђorđe Näyteniemi',
      iss: did,
    });
    const some = await theirs.present(whole, { achievement: { humanCode: true } });
    const { payload } = await theirs.verify(some, at);
    expect(payload).toMatchObject({ achievement: { humanCode: 'tutkinnonosat_999001' } });
    expect(payload).not.toHaveProperty('name');
  });

  it('refuses ours once revoked, or changed', async () => {
    await serve([STATUS_INDEX]);
    const whole = await sdJwt(badge, signer);
    await expect(theirs.verify(whole, at)).rejects.toThrow('Status is not valid');
    await serve([]);
    const [jws, ...rest] = whole.split('~');
    const [header, payload, signature] = String(jws).split('.');
    const claims = JSON.parse(Buffer.from(String(payload), 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, title: 'x' })).toString('base64url');
    await expect(
      theirs.verify([[header, changed, signature].join('.'), ...rest].join('~'), at),
    ).rejects.toThrow();
  });
});
