import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { type BadgeHostRight, rightsIn, scopeOf } from './badge-host.ts';

/** What a badge host says of itself (RFC 7591, 2), read. */
export interface ClientMetadata {
  readonly name: string;
  readonly uri: string;
  readonly policyUri: string | null;
  readonly termsUri: string | null;
  readonly redirectUris: readonly string[];
  readonly rights: readonly BadgeHostRight[];
}

const LONGEST_NAME = 80;
const LONGEST_ADDRESS = 500;
const MOST_REDIRECTS = 5;

const wrong = (description: string) => new OauthRefusal('invalid_client_metadata', description);

/**
 * Reads a registration. The name is shown to people beside the host that it claims, so every address is on one host.
 * `plainHttp`: addresses without TLS on this machine are good, as for a server that itself has none.
 * Throws `OauthRefusal` (invalid_client_metadata, invalid_redirect_uri).
 */
export function readClientMetadata(body: unknown, plainHttp: boolean): ClientMetadata {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw wrong('the request is no JSON object');
  const said = body as Readonly<Record<string, unknown>>;
  const name = said.client_name;
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME || /\p{C}/u.test(name))
    throw wrong(`client_name is a text of 1 to ${LONGEST_NAME} characters`);
  const redirects = said.redirect_uris;
  if (!Array.isArray(redirects) || redirects.length < 1 || redirects.length > MOST_REDIRECTS)
    throw new OauthRefusal('invalid_redirect_uri', `redirect_uris is a list of 1 to ${MOST_REDIRECTS}`);
  const redirectUris = redirects.map((one: unknown) => {
    if (!addressIn(one, plainHttp))
      throw new OauthRefusal('invalid_redirect_uri', 'https, without a fragment or a user');
    return one as string;
  });
  const home = addressIn(said.client_uri, plainHttp);
  if (!home) throw wrong('client_uri is an https address');
  const others = [said.policy_uri, said.tos_uri].map((one) => {
    if (one === undefined || one === null) return null;
    const address = addressIn(one, plainHttp);
    if (address?.host !== home.host) throw wrong('policy_uri and tos_uri are on the host of client_uri');
    return address.href;
  });
  if (redirectUris.some((one) => new URL(one).host !== home.host))
    throw new OauthRefusal('invalid_redirect_uri', 'redirect_uris are on the host of client_uri');
  demandServed(said);
  const rights = rightsIn(typeof said.scope === 'string' ? said.scope : '');
  if (!rights.includes('READ_PROOFS') && !rights.includes('READ_NAME'))
    throw wrong(`scope names one of ${scopeOf(['READ_PROOFS', 'READ_NAME'])}`);
  const [policyUri = null, termsUri = null] = others;
  return { name: name.trim(), uri: home.href, policyUri, termsUri, redirectUris, rights };
}

/** What a client would do otherwise than it is served here is said at once, not at its first code. */
function demandServed(said: Readonly<Record<string, unknown>>): void {
  const { token_endpoint_auth_method: method = 'client_secret_basic' } = said;
  if (method !== 'client_secret_basic') throw wrong('token_endpoint_auth_method is client_secret_basic');
  const { grant_types: grants = ['authorization_code'], response_types: responses = ['code'] } = said;
  const served = ['authorization_code', 'refresh_token'];
  if (
    !Array.isArray(grants) ||
    !grants.includes('authorization_code') ||
    !grants.every((one) => served.includes(one))
  )
    throw wrong('grant_types are authorization_code and refresh_token');
  if (!Array.isArray(responses) || responses.length !== 1 || responses[0] !== 'code')
    throw wrong('response_types is code');
}

/** An absolute address where a browser can be sent. */
function addressIn(value: unknown, plainHttp: boolean): URL | null {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || !URL.canParse(value)) return null;
  const url = new URL(value);
  const local = plainHttp && url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (!local && url.protocol !== 'https:') return null;
  const plain = !value.includes('#') && url.username === '' && url.password === '';
  return plain && !/[\s\p{C}]/u.test(value) ? url : null;
}
