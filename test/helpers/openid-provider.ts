import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import type { IdentityProvider } from '../../src/access/oidc/identity-provider.ts';

const SECRET = 'a secret that only the two of them know';

/** What a provider knows of somebody, by its own name for them. */
export type People = Record<string, Record<string, unknown>>;

export interface RunningProvider {
  readonly issuer: string;
  readonly people: People;
  /** Who signs in at it next. */
  signingIn: string;
  /** With which strength. */
  acr: string | undefined;
  /** Changes what its token endpoint answers. */
  tamper: ((tokens: Record<string, string>) => Promise<Record<string, string>>) | undefined;
  /** Signs as the provider does. */
  sign(claims: JWTPayload, header?: Record<string, string>): Promise<string>;
  settings(id: string, audience: IdentityProvider['audience']): IdentityProvider;
  stop(): Promise<void>;
}

/** A real OpenID provider on this machine, whose people are signed in without being asked. */
export async function startProvider(redirectUri: string, people: People): Promise<RunningProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey as CryptoKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'pateva',
        client_secret: SECRET,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['for this run only'] },
    acrValues: ['weak', 'strong'],
    scopes: ['openid', 'email', 'profile'],
    claims: {
      acr: null,
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['given_name', 'family_name', 'birthdate', 'urn:oid:1.2.246.21'],
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_, sub) =>
      people[sub] ? { accountId: sub, claims: () => ({ sub, ...people[sub] }) } : undefined,
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const running: RunningProvider = {
    issuer,
    people,
    signingIn: '',
    acr: undefined,
    tamper: undefined,
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(privateKey),
    settings: (id, audience) => ({
      id,
      name: { fi: `Palvelu ${id}` },
      issuer,
      clientId: 'pateva',
      clientSecret: SECRET,
      scope: 'openid email profile',
      audience,
      acr: audience === 'PARTICIPANTS' ? ['strong'] : [],
      claims: { givenNames: 'given_name', familyName: 'family_name', birthDate: 'birthdate' },
      insecure: true,
    }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const callback = provider.callback();
  handle = async (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const { signingIn, acr } = running;
      const known = people[signingIn] !== undefined;
      const result = known
        ? { login: { accountId: signingIn, ...(acr ? { acr } : {}), remember: false } }
        : { error: 'access_denied', error_description: 'no such account' };
      return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    const { tamper } = running;
    if (request.url === '/token' && tamper) {
      const end = response.end.bind(response) as (text: string) => ServerResponse;
      response.end = ((body: unknown) => {
        void tamper(JSON.parse(String(body))).then((tokens) => {
          const text = JSON.stringify(tokens);
          response.setHeader('Content-Length', Buffer.byteLength(text));
          end(text);
        });
        return response;
      }) as typeof response.end;
    }
    return callback(request, response);
  };
  return running;
}
