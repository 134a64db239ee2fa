import type { Context as Asked, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { Context, House } from '../access/context.ts';
import { BADGE_HOST_PATH } from '../pages/wallet/badge-host-page.ts';
import { badgeHostIssuer, packedRequest } from '../wallet/badge-host/authorization-request.ts';
import { giveTokens, revokeToken } from '../wallet/badge-host/give-tokens.ts';
import { knownClient } from '../wallet/badge-host/known-client.ts';
import { consentOf, readBadges, readProfile } from '../wallet/badge-host/read-badges.ts';
import { registerClient } from '../wallet/badge-host/register-client.ts';
import {
  BADGES_API,
  BADGES_OAUTH,
  badgeHostMetadata,
  serviceDescription,
} from '../wallet/badge-host/service-description.ts';
import { OauthRefusal } from '../wallet/offer/oauth-refusal.ts';
import { addressOf, rememberAddress } from './client-address.ts';
import {
  answering,
  apiAnswering,
  bearerIn,
  formOf,
  linksOf,
  oauthRefused,
  pageOf,
  statusInfo,
} from './open-badges-answer.ts';
import { wellKnown } from './openid4vci-routes.ts';
import { requestContext } from './request-context.ts';

const LARGEST_BODY = 32 * 1024;
const MINUTES = { 'Cache-Control': 'public, max-age=300' };

/**
 * Open Badges 3.0, 6 and 7: a badge host registers, asks a participant, and reads what they let it read. Nothing is
 * written through it: what others issued a participant brings into the wallet by hand.
 */
export function openBadgesRoutes(app: Hono, house: House): void {
  const { baseUrl } = house;
  const contextOf = (asked: Asked, operation: string): Promise<Context> => {
    // A badge host's token is none of our sessions'.
    const language = asked.req.header('accept-language') ?? '';
    const bare = new Request(asked.req.url, { headers: { 'Accept-Language': language } });
    rememberAddress(bare, addressOf(asked.req.raw));
    return requestContext(house, bare, operation);
  };

  for (const path of wellKnown(badgeHostIssuer(baseUrl), 'oauth-authorization-server').slice(0, 1))
    app.get(path, cors(), (asked) => asked.json(badgeHostMetadata(baseUrl), 200, MINUTES));

  app.use(
    `${BADGES_OAUTH}/*`,
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (asked) => oauthRefused(asked, new OauthRefusal('invalid_request', 'at most 32 kB')),
    }),
    async (asked, next) => {
      asked.header('Cache-Control', 'no-store');
      await next();
    },
  );

  app.get(`${BADGES_OAUTH}/authorize`, (asked) => {
    const packed = packedRequest(new URL(asked.req.url).searchParams);
    return asked.redirect(`${baseUrl}${BADGE_HOST_PATH}/${packed}`, 302);
  });

  app.post(`${BADGES_OAUTH}/register`, (asked) =>
    answering(asked, async () => {
      const body: unknown = await asked.req.json().catch(() => null);
      return asked.json(await registerClient(await contextOf(asked, 'BadgeHostRegister'), body), 201);
    }),
  );

  app.post(`${BADGES_OAUTH}/token`, (asked) =>
    answering(asked, async () => {
      const host = await knownClient(house, asked.req.header('authorization') ?? null);
      return asked.json(await giveTokens(house, host, await formOf(asked)));
    }),
  );

  app.post(`${BADGES_OAUTH}/revoke`, (asked) =>
    answering(asked, async () => {
      const host = await knownClient(house, asked.req.header('authorization') ?? null);
      const { token } = await formOf(asked);
      if (!token) throw new OauthRefusal('invalid_request', 'token is needed');
      await revokeToken(house, host, token);
      return asked.body(null, 200);
    }),
  );

  app.get(`${BADGES_API}/discovery`, cors(), (asked) =>
    asked.json(serviceDescription(baseUrl), 200, MINUTES),
  );

  app.get(`${BADGES_API}/credentials`, (asked) =>
    apiAnswering(asked, async () => {
      const context = await contextOf(asked, 'BadgeHostCredentials');
      const consent = await consentOf(context, bearerIn(asked), 'READ_PROOFS');
      const page = pageOf(asked);
      const { total, credentials } = await readBadges(context, consent, page);
      asked.header('X-Total-Count', String(total));
      asked.header('Link', linksOf(`${baseUrl}${BADGES_API}/credentials`, page, asked, total));
      return asked.json({ credential: credentials, compactJwsString: [] });
    }),
  );

  app.get(`${BADGES_API}/profile`, (asked) =>
    apiAnswering(asked, async () => {
      const context = await contextOf(asked, 'BadgeHostProfile');
      return asked.json(await readProfile(context, await consentOf(context, bearerIn(asked), 'READ_NAME')));
    }),
  );

  for (const path of [`${BADGES_API}/credentials`, `${BADGES_API}/profile`, `${BADGES_API}/discovery`])
    app.all(path, (asked) => {
      asked.header('Allow', 'GET');
      return statusInfo(asked, 405, 'not_allowed', 'proofs are brought into a wallet by their holder alone');
    });
}
