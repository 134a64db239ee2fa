import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { Refusal } from '../../base/refusal.ts';
import { folded } from '../../base/text.ts';
import { holdsIdentityCode } from '../free-text.ts';
import type { Vault } from '../vault.ts';
import type { IdentityProvider } from './identity-provider.ts';

const TIMEOUT_SECONDS = 8;
/** How long a provider's published settings and keys are believed without asking again. */
const REMEMBERED_MILLISECONDS = 3_600_000;

export const callbackAddress = (baseUrl: string): string => `${baseUrl}/sign-in/oidc/callback`;

/** What binds a provider's answer to one request: the state goes with the browser, the rest stays here. */
export interface JourneySecrets {
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
}

/** Who a provider says that a participant is. */
export interface VerifiedPerson {
  readonly givenNames: string;
  readonly familyName: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
}

/** What a provider's answer holds once it is checked; nothing else of it is kept. */
export interface Identified {
  readonly subject: string;
  readonly person: VerifiedPerson | null;
}

const remembered = new Map<
  string,
  { readonly until: number; readonly configuration: Promise<oidc.Configuration> }
>();

/** The client's secret by HTTP Basic, which is every provider's default, or in the form where only that is offered. */
function secretAsAsked(secret: string): oidc.ClientAuth {
  const basic = oidc.ClientSecretBasic(secret);
  const post = oidc.ClientSecretPost(secret);
  return (server, client, body, headers) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (offered.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

/** The provider's endpoints and keys, by discovery. Throws IDENTITY_PROVIDER_UNREACHABLE. */
async function configurationOf(provider: IdentityProvider): Promise<oidc.Configuration> {
  const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
  const known = remembered.get(key);
  if (known && known.until > Date.now()) return known.configuration;
  const configuration = oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    provider.clientSecret,
    secretAsAsked(provider.clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      // Without this the library leaves an ID token's signature unchecked where it came over TLS.
      execute: [oidc.enableNonRepudiationChecks, ...(provider.insecure ? [oidc.allowInsecureRequests] : [])],
    },
  );
  remembered.set(key, { until: Date.now() + REMEMBERED_MILLISECONDS, configuration });
  try {
    return await configuration;
  } catch {
    remembered.delete(key);
    throw new Refusal('IDENTITY_PROVIDER_UNREACHABLE');
  }
}

export const newJourney = (): { readonly state: string } & JourneySecrets => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

/** Where to send the browser: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1). */
export async function providerAddress(
  provider: IdentityProvider,
  baseUrl: string,
  journey: { readonly state: string } & JourneySecrets,
): Promise<URL> {
  return oidc.buildAuthorizationUrl(await configurationOf(provider), {
    redirect_uri: callbackAddress(baseUrl),
    response_type: 'code',
    scope: provider.scope,
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
    ...(provider.acr.length > 0 ? { acr_values: provider.acr.join(' ') } : {}),
  });
}

/** Trouble on the way, rather than an answer that does not hold. */
const unreachable = (error: unknown): boolean => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || error instanceof TypeError;
};

/**
 * Exchanges the code that a browser came back with, and checks who it is: issuer, audience, signature, time, nonce,
 * strength. Throws IDENTITY_PROVIDER_REFUSED or IDENTITY_PROVIDER_UNREACHABLE.
 */
export async function identify(
  provider: IdentityProvider,
  baseUrl: string,
  search: string,
  expected: { readonly state: string } & JourneySecrets,
): Promise<Identified> {
  const configuration = await configurationOf(provider);
  try {
    const tokens = await oidc.authorizationCodeGrant(
      configuration,
      new URL(`${callbackAddress(baseUrl)}${search}`),
      { expectedState: expected.state, expectedNonce: expected.nonce, pkceCodeVerifier: expected.verifier },
    );
    const claims = tokens.claims();
    if (!claims) throw new Refusal('IDENTITY_PROVIDER_REFUSED');
    if (provider.acr.length > 0 && !provider.acr.includes(String(claims.acr)))
      throw new Refusal('IDENTITY_PROVIDER_REFUSED');
    // A provider that names people by their personal identity code is not for us: not even its hash is kept.
    if (holdsIdentityCode(claims.sub)) throw new Refusal('IDENTITY_PROVIDER_REFUSED');
    if (provider.audience === 'STAFF') return { subject: claims.sub, person: null };
    const said = configuration.serverMetadata().userinfo_endpoint
      ? { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims }
      : claims;
    return { subject: claims.sub, person: personIn(said, provider.claims) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(unreachable(error) ? 'IDENTITY_PROVIDER_UNREACHABLE' : 'IDENTITY_PROVIDER_REFUSED');
  }
}

/** Under which an identity is found again. By the issuer, not by the provider's name in the settings: that may change. */
export const subjectHash = (vault: Vault, { issuer }: IdentityProvider, subject: string): string =>
  vault.lookup('oidc-subject', `${issuer}\n${subject}`);

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * Whom a logout token is about, once its signature, issuer, audience, age, event and want of a nonce are checked
 * (Back-Channel Logout 1.0, 2.6). Throws IDENTITY_PROVIDER_REFUSED or IDENTITY_PROVIDER_UNREACHABLE.
 */
export async function loggedOutSubject(provider: IdentityProvider, logoutToken: string): Promise<string> {
  const { issuer, jwks_uri: keys } = (await configurationOf(provider)).serverMetadata();
  if (!keys) throw new Refusal('IDENTITY_PROVIDER_REFUSED');
  try {
    const { payload } = await jwtVerify(logoutToken, createRemoteJWKSet(new URL(keys)), {
      issuer,
      audience: provider.clientId,
      maxTokenAge: '5 minutes',
      requiredClaims: ['sub', 'jti'],
    });
    const events = payload.events as Record<string, unknown> | undefined;
    if (typeof payload.sub === 'string' && payload.nonce === undefined && events?.[LOGOUT_EVENT])
      return payload.sub;
  } catch {
    // The same answer for everything that does not hold.
  }
  throw new Refusal('IDENTITY_PROVIDER_REFUSED');
}

/** Names and date of birth out of a provider's claims; whatever else it sends is left where it is. */
function personIn(
  said: Readonly<Record<string, unknown>>,
  names: IdentityProvider['claims'],
): VerifiedPerson {
  const text = (claim: string): string => {
    const value = said[claim];
    if (typeof value !== 'string' || value.trim() === '' || value.length > 300 || holdsIdentityCode(value))
      throw new Refusal('IDENTITY_PROVIDER_REFUSED');
    return value;
  };
  return {
    givenNames: text(names.givenNames),
    familyName: text(names.familyName),
    birthDate: text(names.birthDate),
  };
}

/** A name as it is compared: case, spaces, apostrophes and kinds of hyphen do not matter. */
const compared = (name: string): string =>
  folded(name)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[’ʼ`´]/g, "'");

/**
 * Whether a verified person is the one that a wallet names: the same family name and date of birth, and each of the
 * wallet's given names among the verified ones. A wallet may say fewer given names, never another.
 */
export function isSamePerson(wallet: VerifiedPerson, verified: VerifiedPerson): boolean {
  const given = compared(verified.givenNames).split(' ');
  return (
    compared(wallet.familyName) === compared(verified.familyName) &&
    wallet.birthDate === verified.birthDate.trim() &&
    compared(wallet.givenNames)
      .split(' ')
      .every((name) => given.includes(name))
  );
}
