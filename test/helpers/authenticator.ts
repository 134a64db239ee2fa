import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** What an authenticator or the browser around it may do otherwise than it should. */
export interface Quirk {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
}

/** An authenticator in software: one resident credential, P-256 or Ed25519, "none" attestation (WebAuthn Level 3, 6). */
export class SoftAuthenticator {
  readonly #privateKey: KeyObject;
  readonly #cose: Uint8Array<ArrayBuffer>;
  readonly #kind: 'P-256' | 'Ed25519';
  readonly credentialId = randomBytes(16);
  #userHandle = '';
  #rpId = '';
  counter: number;

  constructor(
    readonly origin: string,
    kind: 'P-256' | 'Ed25519' = 'P-256',
    counter = 0,
  ) {
    this.#kind = kind;
    this.counter = counter;
    const { privateKey, publicKey } =
      kind === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
    this.#privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = (part: string) => new Uint8Array(Buffer.from(part, 'base64url'));
    this.#cose = isoCBOR.encode(
      kind === 'P-256'
        ? new Map<number, number | Uint8Array>([
            [1, 2],
            [3, -7],
            [-1, 1],
            [-2, point(x)],
            [-3, point(y)],
          ])
        : new Map<number, number | Uint8Array>([
            [1, 1],
            [3, -8],
            [-1, 6],
            [-2, point(x)],
          ]),
    );
  }

  #clientData(type: string, challenge: string, quirk: Quirk): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: quirk.type ?? type,
        challenge: quirk.challenge ?? challenge,
        origin: quirk.origin ?? this.origin,
        crossOrigin: false,
      }),
    );
  }

  /** Authenticator data: RP id's hash, flags (present, verified), counter. */
  #data(rpId: string, quirk: Quirk, flags = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(quirk.counter ?? this.counter);
    const seen = (quirk.unverified ? 0x01 : 0x05) | flags;
    return Buffer.concat([sha256(quirk.rpId ?? rpId), Buffer.from([seen]), counter]);
  }

  create(optionsJson: string, quirk: Quirk = {}): string {
    const options = JSON.parse(optionsJson) as PublicKeyCredentialCreationOptionsJSON;
    this.#userHandle = options.user.id;
    this.#rpId = options.rp.id!;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const authData = Buffer.concat([
      this.#data(this.#rpId, quirk, 0x40),
      Buffer.alloc(16),
      length,
      this.credentialId,
      this.#cose,
    ]);
    const attestationObject = isoCBOR.encode(
      new Map<string, string | Map<string, string> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]),
    );
    return JSON.stringify({
      id: text(this.credentialId),
      rawId: text(this.credentialId),
      type: 'public-key',
      response: {
        clientDataJSON: text(this.#clientData('webauthn.create', options.challenge, quirk)),
        attestationObject: text(attestationObject),
        transports: ['internal'],
      },
      clientExtensionResults: {},
    });
  }

  get(optionsJson: string, quirk: Quirk = {}): string {
    const options = JSON.parse(optionsJson) as PublicKeyCredentialRequestOptionsJSON;
    if (this.counter > 0) this.counter += 1;
    const authData = this.#data(this.#rpId, quirk);
    const clientData = this.#clientData('webauthn.get', options.challenge, quirk);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    return JSON.stringify({
      id: text(this.credentialId),
      rawId: text(this.credentialId),
      type: 'public-key',
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(sign(this.#kind === 'P-256' ? 'sha256' : null, signed, this.#privateKey)),
        userHandle: quirk.userHandle ?? this.#userHandle,
      },
      clientExtensionResults: {},
    });
  }
}
