import { Agent } from 'node:https';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { getCredentialOffer, OID4Client } from '@digitalbazaar/oid4-client';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { didDocumentOf } from '../../src/credential/issuer-key.ts';
import { unpackedClaims } from '../helpers/envelopes.ts';
import { verifiesElsewhere } from '../helpers/second-verifier.ts';
import { type ClaimingWorkshop, claimingWorkshop } from './claiming-workshop.ts';
import { houseOnLoopback, type LoopbackHouse } from './loopback.ts';
import { keyToSign, newWalletKey, type WalletKey } from './openid4vc-wallet.ts';

let at: LoopbackHouse;
let workshop: ClaimingWorkshop;
let agent: Agent;

beforeAll(async () => {
  at = await houseOnLoopback('https');
  workshop = await claimingWorkshop(at);
  agent = new Agent({ ca: at.ca });
});
afterAll(() => at.stop());

/** A proof by a did:key, which `@digitalbazaar/ed25519-multikey` writes. */
async function didKeyProof(key: WalletKey, aud: string, nonce: string) {
  const seed = Buffer.from(String(key.private.d), 'base64url');
  const { publicKeyMultibase } = await generate({ seed });
  const did = `did:key:${publicKeyMultibase}`;
  const jwt = await new SignJWT({ nonce })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'openid4vci-proof+jwt', kid: `${did}#${publicKeyMultibase}` })
    .setAudience(aud)
    .setIssuedAt(at.house.clock())
    .sign(await keyToSign(key));
  return { did, jwt };
}

/** The whole way of `@digitalbazaar/oid4-client`: offer, discovery, token, nonce, credential, over TLS. */
async function claim(link: string, form: string, format: string) {
  const offer = await getCredentialOffer({ url: link, agent });
  const client = await OID4Client.fromCredentialOffer({ offer, agent, supportedFormats: [format] });
  const [identifier] = client.authorizationDetails
    .filter((one) => one.credential_configuration_id === form)
    .flatMap((one) => one.credential_identifiers);
  const { nonce } = await client.getNonce({ agent });
  const key = await newWalletKey('EdDSA');
  const { did, jwt } = await didKeyProof(key, client.issuerConfig.credential_issuer, nonce);
  const requests = [{ credential_identifier: identifier, proofs: { jwt: [jwt] } }];
  const { credentials } = await client.requestCredentials({ requests, agent });
  return { did, key, credential: credentials[0]! };
}

describe('a second wallet, which shares no code with the first, claims', () => {
  it('Open Badges 3.0 to its did:key, and verifies it', async () => {
    const { id } = await workshop.issue();
    const { link, offer } = await workshop.offer({ credential: id });
    const { did, credential } = await claim(link, 'OpenBadge', 'ldp_vc');
    expect(credential).toMatchObject({ credentialSubject: { id: did } });
    const issuer = await didDocumentOf(at.house, 'venevaja');
    expect(await verifiesElsewhere(credential as object, issuer!, at.house.clock())).toBe(true);
    expect((await workshop.verdict(credential)).outcome).toBe('VALID');
    expect(await workshop.offerNow(offer.id)).toMatchObject({ state: 'CLAIMED', takenForms: ['OpenBadge'] });
    await expect(claim(link, 'OpenBadge', 'ldp_vc')).rejects.toThrow();
  });

  it('the European learning credential, bound to its key', async () => {
    const { id } = await workshop.issueToNamed();
    const { link } = await workshop.offer({ credential: id });
    const { did, key, credential } = await claim(link, 'EudiLearningCredential', 'dc+sd-jwt');
    expect(await unpackedClaims(credential as string)).toMatchObject({
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      sub: did,
      cnf: { jwk: key.jwk },
    });
    expect((await workshop.verdict(credential)).outcome).toBe('VALID');
  });
});
