import { randomBytes, X509Certificate } from 'node:crypto';
import { createHeaderAndPayload, StatusList } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { CompactSign, importPKCS8 } from 'jose';
import { generate } from 'selfsigned';
import { hasher } from '../helpers/envelopes.ts';
import type { WalletKey } from './openid4vc-wallet.ts';

interface Certified {
  readonly key: string;
  readonly cert: string;
}

interface Issuing {
  readonly givenNames?: string;
  readonly familyName?: string;
  readonly birthDate?: string;
  readonly vct?: string;
  readonly exp?: number;
  readonly status?: object;
  /** Goes with the token instead of the issuer's own certificate. */
  readonly chain?: readonly string[];
}

const der = ({ cert }: Certified): string => new X509Certificate(cert).raw.toString('base64');

/** A certificate for `days` from a year before `now`, by an authority or by itself. */
async function certified(name: string, ca: boolean, by: Certified | null, now: Date, days = 3650) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(now.getTime() - 365 * 86_400_000),
    notAfterDate: new Date(now.getTime() + days * 86_400_000),
    extensions: [{ name: 'basicConstraints', cA: ca, critical: true }],
    ...(by ? { ca: by } : {}),
  });
  return { key, cert };
}

/** An authority that issues person identification data, with a certificate authority above it. */
export class PersonAuthority {
  readonly root: Certified;
  readonly issuer: Certified;
  readonly expired: Certified;
  readonly list = new StatusList([0, 1], 1);
  readonly listUrl = 'https://pid.example/status/1';

  private constructor(root: Certified, issuer: Certified, expired: Certified) {
    this.root = root;
    this.issuer = issuer;
    this.expired = expired;
  }

  static async found(now: Date): Promise<PersonAuthority> {
    const root = await certified('PID root', true, null, now);
    return new PersonAuthority(
      root,
      await certified('PID issuer', false, root, now),
      await certified('PID issuer of before', false, root, now, -1),
    );
  }

  get anchor(): X509Certificate {
    return new X509Certificate(this.root.cert);
  }

  /** The certificate that goes with what is issued. */
  get chain(): string[] {
    return [der(this.issuer)];
  }

  async #sign(
    header: { readonly alg: string; readonly x5c?: readonly string[] },
    payload: string | Uint8Array,
    by: Certified,
  ): Promise<string> {
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    return new CompactSign(bytes)
      .setProtectedHeader(header as { alg: string })
      .sign(await importPKCS8(by.key, 'ES256'));
  }

  /** Person identification data bound to a wallet's key, every claim to be shown by itself. */
  async issue(holder: WalletKey, person: Issuing = {}, by = this.issuer): Promise<string> {
    const { givenNames = 'Aino Đặng', familyName = 'Näkkäläjärvi', birthDate = '1991-05-14' } = person;
    const { kty, crv, x, y } = holder.jwk;
    const instance = new SDJwtVcInstance({
      hasher,
      hashAlg: 'sha-256',
      saltGenerator: (length) => randomBytes(length).toString('hex').slice(0, length),
      signAlg: 'ES256',
      signer: async (data) => {
        const [header = '', payload = ''] = data.split('.');
        const told = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
        return (await this.#sign(told, Buffer.from(payload, 'base64url'), by)).split('.')[2]!;
      },
    });
    return instance.issue(
      {
        iss: 'https://pid.example',
        vct: person.vct ?? 'urn:eudi:pid:1',
        cnf: { jwk: { kty, crv, x, ...(y ? { y } : {}) } },
        given_name: givenNames,
        family_name: familyName,
        birthdate: birthDate,
        nationalities: ['FI'],
        ...(person.exp ? { exp: person.exp } : {}),
        ...(person.status ? { status: person.status } : {}),
      } as never,
      { _sd: ['given_name', 'family_name', 'birthdate', 'nationalities'] } as never,
      { header: { x5c: person.chain ?? [der(by)] } },
    );
  }

  /** The status list that a token with `status_list` names; index 1 is revoked. */
  async statusList(about = this.listUrl, by = this.issuer): Promise<string> {
    const { header, payload } = createHeaderAndPayload(
      this.list,
      { iss: 'https://pid.example', sub: about, iat: 1 },
      { alg: 'ES256', typ: 'statuslist+jwt' },
    );
    return this.#sign({ ...header, x5c: [der(by)] }, JSON.stringify(payload), by);
  }
}
