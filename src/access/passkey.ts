import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { House } from './context.ts';

export const CHALLENGE_MINUTES = 5;
const LARGEST_RESPONSE = 32_768;
/** EdDSA, ES256 and RS256 (IANA, COSE Algorithms). */
const ALGORITHMS = [-8, -7, -257];

/** Loaded with the first passkey: it brings readers of many kinds of certificates along. */
const webauthn = () => import('@simplewebauthn/server');

/** What is kept of a passkey so as to check it. */
export interface PasskeyCredential {
  readonly id: string;
  /** COSE (RFC 9052), base64url. */
  readonly publicKey: string;
  readonly transports: readonly string[];
}

/** To whom a passkey is bound: the host of the public address, and the address itself (WebAuthn Level 3, 5.1.2). */
const relyingParty = ({ baseUrl }: Pick<House, 'baseUrl'>) => {
  const { hostname, origin } = new URL(baseUrl);
  return { id: hostname, origin };
};

/** What an authenticator keeps of whose passkey it is: tells nothing, and is the same for all of an account's. */
export const userHandle = ({ vault }: Pick<House, 'vault'>, account: Id<'account'>): string =>
  vault.lookup('passkey-user', account);

/** What `navigator.credentials.create()` is given. The holder is verified, and the passkey found without being named. */
export const registrationOptions = async (
  house: House,
  asked: {
    readonly account: Id<'account'>;
    readonly name: string;
    readonly challenge: Uint8Array<ArrayBuffer>;
    readonly known: readonly PasskeyCredential[];
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  (await webauthn()).generateRegistrationOptions({
    rpName: 'Pätevä',
    rpID: relyingParty(house).id,
    userID: new Uint8Array(Buffer.from(userHandle(house, asked.account), 'base64url')),
    userName: asked.name,
    userDisplayName: asked.name,
    challenge: asked.challenge,
    timeout: CHALLENGE_MINUTES * 60_000,
    attestationType: 'none',
    excludeCredentials: asked.known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });

/** What `navigator.credentials.get()` is given: any passkey of this address, its holder verified. */
export const signInOptions = async (
  house: House,
  challenge: Uint8Array<ArrayBuffer>,
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  (await webauthn()).generateAuthenticationOptions({
    rpID: relyingParty(house).id,
    challenge,
    timeout: CHALLENGE_MINUTES * 60_000,
    userVerification: 'required',
  });

const shape = z.object({
  id: z.string().min(1),
  rawId: z.string(),
  type: z.string(),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}).default({}),
});

/** WebAuthn Level 3, 5.8.1; the rest of it is checked with the signature. */
const clientData = z.looseObject({ challenge: z.string() });

/** What a browser answered, and the challenge that it says it answered. */
export interface PasskeyAnswer {
  readonly response: z.infer<typeof shape>;
  readonly challenge: string;
}

/** Reads an answer's outer form; nothing in it is believed yet. */
export function readAnswer(text: string): PasskeyAnswer | Refusal {
  const refusal = new Refusal('INVALID_INPUT', ['responseJson'], {
    field: 'responseJson',
    expected: 'PublicKeyCredentialJSON',
  });
  if (text.length > LARGEST_RESPONSE) return refusal;
  try {
    const response = shape.parse(JSON.parse(text));
    const { clientDataJSON } = response.response;
    const { challenge } = clientData.parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()));
    return { response, challenge };
  } catch {
    return refusal;
  }
}

/** The passkey that an attestation makes, or PASSKEY_REFUSED: another address, nobody verified, a key of another kind. */
export async function attested(
  house: House,
  answer: PasskeyAnswer,
): Promise<{ readonly credential: PasskeyCredential; readonly counter: number } | Refusal> {
  const { id, origin } = relyingParty(house);
  try {
    const { verified, registrationInfo } = await (await webauthn()).verifyRegistrationResponse({
      response: answer.response as unknown as RegistrationResponseJSON,
      expectedChallenge: answer.challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return new Refusal('PASSKEY_REFUSED');
    const { credential } = registrationInfo;
    return {
      credential: {
        id: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        transports: credential.transports ?? [],
      },
      counter: credential.counter,
    };
  } catch {
    return new Refusal('PASSKEY_REFUSED');
  }
}

/** The signature counter of an assertion that this passkey signed, or PASSKEY_REFUSED. */
export async function asserted(
  house: House,
  answer: PasskeyAnswer,
  credential: PasskeyCredential,
  account: Id<'account'>,
): Promise<number | Refusal> {
  const { id, origin } = relyingParty(house);
  if (answer.response.response.userHandle !== userHandle(house, account))
    return new Refusal('PASSKEY_REFUSED');
  try {
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      response: answer.response as unknown as AuthenticationResponseJSON,
      expectedChallenge: answer.challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The library looks at the counter before the signature; a counter is believed once it is signed for.
      credential: {
        id: credential.id,
        publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64url')),
        counter: 0,
      },
    });
    return verified ? authenticationInfo.newCounter : new Refusal('PASSKEY_REFUSED');
  } catch {
    return new Refusal('PASSKEY_REFUSED');
  }
}

/** Whether a counter went back or stood still: then a copy of the passkey is about (WebAuthn Level 3, 6.1.1). */
export const wentBack = (seen: number, before: number): boolean => (seen > 0 || before > 0) && seen <= before;
