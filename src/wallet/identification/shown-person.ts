import { createHash } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import type { House } from '../../access/context.ts';
import type { VerifiedPerson } from '../../access/oidc/relying-party.ts';
import { isSignedWith, publicJwk } from '../holder-key.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { isBoundSdJwt } from '../presentation/bound-presentation.ts';
import { clientId, requestNonce } from '../presentation/wallet-question.ts';
import { isPidType, PID_QUERY } from './identification.ts';
import { trustedKey } from './trusted-chain.ts';

const refused = (description: string) => new OauthRefusal('invalid_request', description);

/**
 * Whom a wallet shows by person identification data: issued under a trusted certificate, in force, not revoked, and
 * shown just now by the key that it was issued to, for this request. Fails closed. Throws `OauthRefusal`.
 */
export async function shownPerson(
  house: House,
  link: string,
  presentations: Readonly<Record<string, unknown>>,
): Promise<VerifiedPerson> {
  const [[id, given] = ['', null], ...more] = Object.entries(presentations);
  const [text, ...others] = Array.isArray(given) ? (given as unknown[]) : [given];
  if (id !== PID_QUERY.credentials[0].id || more.length + others.length > 0 || typeof text !== 'string')
    throw refused('exactly one presentation of what was asked for is needed');
  const payload = await verifiedPayload(house, text, requestNonce(house, link));
  const { vct, given_name: givenNames, family_name: familyName, birthdate: birthDate } = payload;
  const bound =
    isPidType(vct) &&
    isBoundSdJwt(text, { vct_values: [vct] }, clientId(house), requestNonce(house, link), house.clock());
  if (!bound) throw refused('the presentation was not made for this request');
  if (typeof givenNames !== 'string' || typeof familyName !== 'string' || typeof birthDate !== 'string')
    throw refused('names and date of birth are needed');
  return { givenNames, familyName, birthDate };
}

async function verifiedPayload(house: House, text: string, nonce: string): Promise<Record<string, unknown>> {
  const now = house.clock();
  const signedByIssuer = async (data: string, signature: string): Promise<boolean> => {
    const compact = `${data}.${signature}`;
    const key = trustedKey(decodeProtectedHeader(compact).x5c, house.personAuthorities ?? [], now);
    if (!key) return false;
    await compactVerify(compact, key, { algorithms: ['ES256'] });
    return true;
  };
  const { SDJwtVcInstance } = await import('@sd-jwt/sd-jwt-vc');
  const library = new SDJwtVcInstance({
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    verifier: signedByIssuer,
    kbVerifier: (data, signature, { cnf }) => {
      const jwk = publicJwk((cnf as { jwk?: object } | undefined)?.jwk ?? {});
      return jwk ? isSignedWith(`${data}.${signature}`, jwk) : false;
    },
    // Another host is asked under guard, and a list that is not about itself is none.
    statusListFetcher: async (uri) => {
      const list = await house.outside?.text(uri, 'TOKEN_STATUS_LIST');
      if (!list || decodeJwt(list).sub !== uri) throw new TypeError('no such list');
      return list;
    },
  });
  try {
    const { payload } = await library.verify(text, {
      currentDate: Math.floor(now.getTime() / 1000),
      keyBindingNonce: nonce,
    });
    // Of the ways to revoke only this one is understood.
    const status = payload.status as object | undefined;
    if (status && !('status_list' in status)) throw new TypeError('a status of another kind');
    return payload as Record<string, unknown>;
  } catch {
    throw refused('the person identification data do not hold');
  }
}
