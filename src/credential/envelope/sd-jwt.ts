import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Signer } from '../key-pair.ts';
import type { OpenBadge } from '../shape.ts';
import { badgeOfSdJwt, type SdJwtClaims, sdJwtClaims } from './sd-jwt-claims.ts';

/** Claims that a holder may leave out, one by one; those of the achievement likewise. */
const DISCLOSABLE = [
  'name',
  'birthdate',
  'identity_assurance',
  'started_on',
  'ended_on',
  'credits_earned',
] as const satisfies readonly (keyof SdJwtClaims)[];

const OF_ACHIEVEMENT = [
  'description',
  'criteria',
  'creditsAvailable',
  'humanCode',
  'version',
] as const satisfies readonly (keyof SdJwtClaims['achievement'])[];

/**
 * Results that always show: deviations, whether it is the whole or a part, and how many requirements there are. Without
 * them what is left would say more than was decided.
 */
const ALWAYS = ['ext:deviation', 'ext:scope', 'ext:RequirementArea', 'ext:RequirementList'];

/** Which results always show. */
export const isAlwaysShown = (resultType: string): boolean => ALWAYS.includes(resultType);

const places = (list: readonly unknown[] | undefined): number[] => (list ?? []).map((_, at) => at);

const present = <Name extends string>(names: readonly Name[], claims: object): Name[] =>
  names.filter((name) => name in claims);

function frameOf(claims: SdJwtClaims): object {
  return {
    _sd: present(DISCLOSABLE, claims),
    achievement: { _sd: present(OF_ACHIEVEMENT, claims.achievement) },
    alignment: { _sd: places(claims.alignment) },
    result: {
      _sd: claims.result.flatMap(({ resultType }, at) => (isAlwaysShown(resultType) ? [] : [at])),
    },
    ...(claims.evidence ? { evidence: { _sd: places(claims.evidence) } } : {}),
  };
}

/**
 * The credential as an SD-JWT VC (`dc+sd-jwt`), every disclosure with it: the holder leaves out what nobody needs to
 * see, per claim and per requirement. What kind of document it is, of what, by whom, and its deviations always show.
 * With a holder's public key (JWK) a presentation can be bound to that key. Salts are random: each call gives another
 * text. Throws where the claims could not be read back as the same credential.
 */
export async function sdJwt(
  { proof: _, ...badge }: OpenBadge,
  signer: Signer,
  holder?: object,
): Promise<string> {
  const claims = { ...sdJwtClaims(badge), ...(holder ? { cnf: { jwk: holder } } : {}) };
  if (!isDeepStrictEqual(badgeOfSdJwt(claims), badge)) throw new Error('an SD-JWT would not say the same');
  return writeSdJwt(claims, frameOf(claims), signer);
}

/** An SD-JWT VC over these claims, of which the frame names those that can be left out. Salts are random. */
export async function writeSdJwt(
  claims: { readonly iss: string; readonly vct: string },
  frame: object,
  signer: Signer,
): Promise<string> {
  const { SDJwtVcInstance } = await import('@sd-jwt/sd-jwt-vc');
  const instance = new SDJwtVcInstance({
    signer: async (data) => Buffer.from(await signer.sign(Buffer.from(data))).toString('base64url'),
    signAlg: 'EdDSA',
    hasher: (data, algorithm) =>
      createHash(algorithm.replace('-', ''))
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: (length) => randomBytes(length).toString('base64url'),
  });
  return instance.issue({ ...claims }, frame, { header: { kid: signer.verificationMethod } });
}
