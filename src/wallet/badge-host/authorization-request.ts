import { eq } from 'drizzle-orm';
import { type Id, kindOf } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { badgeHost } from './badge-host.table.ts';
import { type BadgeHostRight, rightsIn } from './badge-host.ts';

export type BadgeHostRow = typeof badgeHost.$inferSelect;

/** What a badge host asks a participant (RFC 6749, 4.1.1), read. */
export interface AuthorizationRequest {
  readonly host: BadgeHostRow;
  /** Which of its addresses the browser goes back to. */
  readonly redirect: number;
  readonly state: string | null;
  readonly rights: readonly BadgeHostRight[];
  readonly codeChallenge: string;
  /** Why the host gets no answer but this one. */
  readonly problem: OauthRefusal | null;
}

/** A host that says more of its own errand than this is sent back. */
const LONGEST_STATE = 1_000;

/** The parameters that count; none may stand there twice (RFC 6749, 3.1). */
const ASKED = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const;
type Asked = Readonly<Record<(typeof ASKED)[number], string | null>>;

/** A request as one part of a page's path, so that signing in and changing the language do not lose it. */
export const packedRequest = (parameters: URLSearchParams): string =>
  Buffer.from(JSON.stringify(ASKED.map((name) => parameters.getAll(name)))).toString('base64url');

function unpacked(packed: string): { readonly asked: Asked; readonly twice: boolean } {
  let lists: unknown;
  try {
    lists = JSON.parse(Buffer.from(packed, 'base64url').toString('utf8'));
  } catch {
    lists = null;
  }
  const all = ASKED.map((_, at) => {
    const list: unknown = Array.isArray(lists) ? lists[at] : null;
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  });
  const asked = Object.fromEntries(ASKED.map((name, at) => [name, all[at]?.[0] ?? null])) as Asked;
  return { asked, twice: all.some((list) => list.length > 1) };
}

/**
 * Reads a packed request. A host that is not registered, or an address that is not its own, is answered nowhere but
 * here: throws BADGE_HOST_UNKNOWN. What else is wrong is in `problem`.
 */
export async function readAuthorizationRequest(sql: Sql, packed: string): Promise<AuthorizationRequest> {
  const { asked, twice } = unpacked(packed);
  const id = asked.client_id ?? '';
  const [host] =
    kindOf(id) === 'badgeHost'
      ? await sql
          .select()
          .from(badgeHost)
          .where(eq(badgeHost.id, id as Id<'badgeHost'>))
      : [];
  const redirect = host?.redirectUris.indexOf(asked.redirect_uri ?? '') ?? -1;
  demandThat(host && redirect >= 0, 'BADGE_HOST_UNKNOWN');
  const rights = rightsIn(asked.scope ?? '').filter((right) => host.rights.includes(right));
  return {
    host,
    redirect,
    state: asked.state !== null && asked.state.length <= LONGEST_STATE ? asked.state : null,
    rights,
    codeChallenge: asked.code_challenge ?? '',
    problem: problemOf(asked, twice, rights),
  };
}

function problemOf(asked: Asked, twice: boolean, rights: readonly BadgeHostRight[]): OauthRefusal | null {
  if (twice) return new OauthRefusal('invalid_request', 'a parameter stands there twice');
  if ((asked.state?.length ?? 0) > LONGEST_STATE)
    return new OauthRefusal('invalid_request', 'state is too long');
  if (asked.response_type !== 'code')
    return new OauthRefusal('unsupported_response_type', 'response_type is code');
  if (asked.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(asked.code_challenge ?? ''))
    return new OauthRefusal('invalid_request', 'PKCE is needed, by the method S256');
  if (!rights.includes('READ_PROOFS') && !rights.includes('READ_NAME'))
    return new OauthRefusal('invalid_scope', 'none of the scopes was registered, or is known');
  return null;
}

/** Where the browser goes on to the host with an answer (RFC 6749, 4.1.2; RFC 9207: who answers). */
export function answerAddress(
  baseUrl: string,
  { host, redirect, state }: AuthorizationRequest,
  answer: Readonly<Record<string, string>>,
): string {
  const address = new URL(host.redirectUris[redirect]!);
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  if (state !== null) address.searchParams.set('state', state);
  address.searchParams.set('iss', badgeHostIssuer(baseUrl));
  return address.href;
}

/** What a host that is refused goes back with. */
export const refusalAddress = (baseUrl: string, request: AuthorizationRequest, why: OauthRefusal): string =>
  answerAddress(baseUrl, request, { error: why.code, error_description: why.description });

/** This server towards badge hosts: an authorization server of its own (RFC 8414), apart from that of wallets. */
export const badgeHostIssuer = (baseUrl: string): string => `${baseUrl}/openbadges`;
