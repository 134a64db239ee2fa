import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { base64urlBytes } from '../../../base/base64url.ts';
import { documentLoader } from '../../../credential/document-loader.ts';
import { boundedSuite } from '../../../credential/sign.ts';
import { type Check, check } from '../../../verification/check.ts';
import { isObject, type Json } from '../../../verification/json-value.ts';
import { ed25519Holds } from '../ed25519.ts';
import { checkKey, type KeyCheck } from './check-key.ts';
import type { Trust } from './trust.ts';

export interface SignatureChecks {
  readonly proof: Check;
  readonly identity: Check;
}

const answer = (key: KeyCheck, outcome: Check['outcome'], code: Check['code']): SignatureChecks => ({
  proof: check('PROOF', outcome, code),
  identity: key.identity,
});

/** PROOF and ISSUER_IDENTITY of a document with one eddsa-rdfc-2022 proof; others are not checked here. */
export async function checkDocument({ proof, ...document }: Json, trust: Trust): Promise<SignatureChecks> {
  const issuer = isObject(document.issuer) ? document.issuer.id : document.issuer;
  const signed = isObject(proof) ? proof : {};
  const key = checkKey(issuer, signed.verificationMethod, trust);
  if (proof === undefined) return answer(key, 'INVALID', 'NOT_SIGNED');
  const { type, cryptosuite, previousProof, expires, proofPurpose } = signed;
  const supported = type === 'DataIntegrityProof' && cryptosuite === 'eddsa-rdfc-2022';
  if (!supported || previousProof !== undefined || expires !== undefined)
    return answer(key, 'UNKNOWN', 'OTHER_SIGNATURE');
  if (proofPurpose !== 'assertionMethod') return answer(key, 'INVALID', 'SIGNATURE_BROKEN');
  if (!key.method) return answer(key, 'UNKNOWN', 'NO_KEY');
  const described = { '@context': 'https://w3id.org/security/multikey/v1', ...key.method };
  const { verified } = await new DataIntegrityProof({ cryptosuite: boundedSuite }).verifyProof({
    proof: signed,
    document,
    documentLoader: documentLoader({ [key.method.id]: described }),
  });
  return verified ? answer(key, 'VALID', 'SIGNATURE_HOLDS') : answer(key, 'INVALID', 'SIGNATURE_BROKEN');
}

/** PROOF and ISSUER_IDENTITY of a compact JWS with EdDSA; `kid` names the key, and none that it carries is looked at. */
export async function checkJws(
  { header, jws }: { readonly header: Json; readonly jws: string },
  issuer: unknown,
  trust: Trust,
): Promise<SignatureChecks> {
  const key = checkKey(issuer, header.kid, trust);
  const { alg, crit } = header;
  if (alg === undefined || String(alg).toLowerCase() === 'none') return answer(key, 'INVALID', 'NOT_SIGNED');
  if (alg !== 'EdDSA' || crit !== undefined) return answer(key, 'UNKNOWN', 'OTHER_SIGNATURE');
  if (!key.publicKey) return answer(key, 'UNKNOWN', 'NO_KEY');
  const end = jws.lastIndexOf('.');
  const signature = base64urlBytes(jws.slice(end + 1));
  const data = new TextEncoder().encode(jws.slice(0, end));
  const holds = signature && (await ed25519Holds(key.publicKey, signature, data));
  if (holds === null) return answer(key, 'UNKNOWN', 'OTHER_SIGNATURE');
  return holds ? answer(key, 'VALID', 'SIGNATURE_HOLDS') : answer(key, 'INVALID', 'SIGNATURE_BROKEN');
}
