import { type Check, check } from '../../../verification/check.ts';
import { publicKeyOf } from '../multikey.ts';
import { own, type Trust } from './trust.ts';

export interface KeyCheck {
  readonly identity: Check;
  /** The verification method, as the issuer's DID document describes it; null where the check does not hold. */
  readonly method: { readonly id: string; readonly publicKeyMultibase: string } | null;
  readonly publicKey: Uint8Array | null;
}

/** ISSUER_IDENTITY: the verification method as the issuer's own DID document lists it for assertions. */
export function checkKey(issuer: unknown, methodId: unknown, trust: Trust): KeyCheck {
  const no = (outcome: Check['outcome'], code: Check['code']): KeyCheck => ({
    identity: check('ISSUER_IDENTITY', outcome, code),
    method: null,
    publicKey: null,
  });
  const known = typeof issuer === 'string' ? own(trust.issuers, issuer) : undefined;
  if (!known || typeof methodId !== 'string') return no('UNKNOWN', 'ISSUER_UNREACHABLE');
  const { assertionMethod, verificationMethod } = known.document;
  const method = verificationMethod.find(({ id }) => id === methodId);
  const publicKey =
    method && assertionMethod.includes(methodId) ? publicKeyOf(method.publicKeyMultibase) : null;
  if (!method || !publicKey) return no('INVALID', 'KEY_NOT_OF_ISSUER');
  return { identity: check('ISSUER_IDENTITY', 'VALID', 'KEY_OF_ISSUER'), method, publicKey };
}
