import type { Signer } from './key-pair.ts';

/** What the QR code on paper says by itself, small enough for a code of 25 mm. */
export interface CompactClaims {
  /** The issuer's DID. */
  readonly iss: string;
  /** The credential's id. */
  readonly jti: string;
  /** When it was issued, in seconds (RFC 7519). */
  readonly nbf: number;
  /** The holder's name and, where it is signed, date of birth. */
  readonly name: string;
  readonly birthdate?: string;
  /** The kind of document, the target's name and code, the grade where there is one. */
  readonly doc: string;
  readonly target: string;
  readonly code?: string;
  readonly grade?: string;
}

/** How much of a target's name the code holds, in characters. */
export const TARGET_LENGTH = 120;

interface SignedClaims {
  readonly id: string;
  readonly validFrom: string;
  readonly issuer: { readonly id: string };
  readonly credentialSubject: {
    readonly identifier: readonly { readonly identityType: string; readonly identityHash: string }[];
    readonly achievement: {
      readonly achievementType: string;
      readonly name: string;
      readonly humanCode?: string;
    };
  };
}

/** The claims of a credential that go into the QR code, taken from what is signed in the credential itself. */
export function compactClaims(badge: SignedClaims, grade?: string): CompactClaims {
  const identity = (type: string) =>
    badge.credentialSubject.identifier.find((one) => one.identityType === type)?.identityHash;
  const { achievement } = badge.credentialSubject;
  const birthdate = identity('ext:birthDate');
  return {
    iss: badge.issuer.id,
    jti: badge.id,
    nbf: Math.floor(Date.parse(badge.validFrom) / 1000),
    name: identity('name') ?? '',
    ...(birthdate ? { birthdate } : {}),
    doc: achievement.achievementType,
    target: achievement.name.slice(0, TARGET_LENGTH),
    ...(achievement.humanCode ? { code: achievement.humanCode } : {}),
    ...(grade ? { grade } : {}),
  };
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The claims as a compact JWS (RFC 7515) with EdDSA under the issuer's key, `kid` its DID URL. */
export async function compactProof(claims: CompactClaims, signer: Signer): Promise<string> {
  const input = `${base64url({ alg: 'EdDSA', kid: signer.verificationMethod })}.${base64url(claims)}`;
  const signature = await signer.sign(Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}
