import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  dynamicClientRegistration,
  fetchProtectedResource,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenRevocation,
} from 'openid-client';

const SCOPE = 'https://purl.imsglobal.org/spec/ob/v3p0/scope';
export const READ_PROOFS = `${SCOPE}/credential.readonly`;
export const READ_NAME = `${SCOPE}/profile.readonly`;

/** What a badge host says of itself; it lives on this machine. */
export const metadata = (more: object = {}) => ({
  client_name: 'Merkkihylly',
  client_uri: 'http://localhost:9/',
  policy_uri: 'http://localhost:9/privacy',
  redirect_uris: ['http://localhost:9/back', 'http://localhost:9/other?way=2'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'client_secret_basic',
  scope: `${READ_PROOFS} ${READ_NAME} offline_access`,
  ...more,
});

interface ServiceDescription {
  readonly components: {
    readonly securitySchemes: {
      readonly OAuth2ACG: {
        readonly 'x-imssf-registrationUrl': string;
        readonly flows: { readonly authorizationCode: Readonly<Record<string, string>> };
      };
    };
  };
}

/** What a participant is sent to, and what the host keeps for when they come back. */
export interface Asked {
  readonly request: string;
  readonly verifier: string;
  readonly state: string;
}

/** A badge host by `openid-client`: finds the server, registers, asks, and reads. */
export class BadgeHostClient {
  readonly config: Configuration;
  readonly baseUrl: string;
  private constructor(config: Configuration, baseUrl: string) {
    this.config = config;
    this.baseUrl = baseUrl;
  }

  static readonly describe = async (baseUrl: string): Promise<ServiceDescription> =>
    (await (await fetch(`${baseUrl}/ims/ob/v3p0/discovery`)).json()) as ServiceDescription;

  static async register(baseUrl: string, more: object = {}): Promise<BadgeHostClient> {
    const { OAuth2ACG } = (await BadgeHostClient.describe(baseUrl)).components.securitySchemes;
    const server = new URL(OAuth2ACG['x-imssf-registrationUrl'].replace(/\/register$/, ''));
    const config = await dynamicClientRegistration(server, metadata(more), undefined, {
      algorithm: 'oauth2',
      execute: [allowInsecureRequests],
    });
    // Left to itself, the library would put the secret into the form.
    return new BadgeHostClient(config, baseUrl).withSecret(config.clientMetadata().client_secret!);
  }

  /** The same host with another secret. */
  async withSecret(secret: string): Promise<BadgeHostClient> {
    const { issuer } = this.config.serverMetadata();
    const config = await discovery(
      new URL(issuer),
      this.config.clientMetadata().client_id,
      { client_secret: secret },
      ClientSecretBasic(secret),
      { algorithm: 'oauth2', execute: [allowInsecureRequests] },
    );
    return new BadgeHostClient(config, this.baseUrl);
  }

  async ask(more: Readonly<Record<string, string>> = {}): Promise<Asked> {
    const verifier = randomPKCECodeVerifier();
    const state = randomState();
    const url = buildAuthorizationUrl(this.config, {
      redirect_uri: 'http://localhost:9/back',
      scope: `${READ_PROOFS} offline_access`,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      ...more,
    });
    const answer = await fetch(url, { redirect: 'manual' });
    const page = new URL(answer.headers.get('location')!);
    return { request: page.pathname.split('/').at(-1)!, verifier, state };
  }

  /** Takes up what the participant came back with. */
  redeem(goOn: string, { verifier, state }: Pick<Asked, 'verifier' | 'state'>) {
    return authorizationCodeGrant(this.config, new URL(goOn), {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
  }

  refresh(refreshToken: string) {
    return refreshTokenGrant(this.config, refreshToken);
  }

  revoke(token: string) {
    return tokenRevocation(this.config, token);
  }

  async read(token: string, path = '/credentials') {
    const url = new URL(`${this.baseUrl}/ims/ob/v3p0${path}`);
    const answer = await fetchProtectedResource(this.config, token, url, 'GET');
    const body = (await answer.json()) as Record<string, unknown>;
    return { headers: answer.headers, body, credentials: body.credential as Record<string, unknown>[] };
  }
}
