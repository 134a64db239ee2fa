import { getConnInfo } from '@hono/node-server/conninfo';
import { sql } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { House } from '../access/context.ts';
import { Api, type ReportBug } from '../api/api.ts';
import { languageFromHeader } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { sdJwtTypeMetadata } from '../credential/envelope/sd-jwt-type.ts';
import { serverDidDocument, serverDidPath } from '../credential/server-key.ts';
import { pages } from '../pages/pages.ts';
import { clientAddress, rememberAddress } from './client-address.ts';
import { explorer } from './explorer.ts';
import { keyRoutes } from './key-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { openBadgesRoutes } from './open-badges-routes.ts';
import { openid4vciRoutes } from './openid4vci-routes.ts';
import { openid4vpRoutes } from './openid4vp-routes.ts';
import { requestContext } from './request-context.ts';
import { statusRoutes } from './status-routes.ts';
import { type VcApiSettings, vcApi } from './vc-api/vc-api.ts';
import { walletRoutes } from './wallet-routes.ts';

/** The largest request: a 10 MB proof in base64 inside JSON fits, 20 MB of anything does not. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** The operation's name for the reading log: what the client calls it, if that is a plain name. */
function operationName(body: unknown): string {
  const named = (body as { operationName?: unknown } | undefined)?.operationName;
  if (typeof named === 'string' && /^\w{1,60}$/.test(named)) return named;
  const query = (body as { query?: unknown } | undefined)?.query;
  const [, found] =
    typeof query === 'string' ? (/^\s*(?:query|mutation)\s+(\w{1,60})/.exec(query) ?? []) : [];
  return found ?? 'unnamed';
}

/** The whole HTTP face: answers a `Request` without a socket, so that tests need none. */
export async function makeApp(
  house: House,
  options: { development: boolean; reportBug: ReportBug; vcApi?: VcApiSettings | undefined },
): Promise<{ app: Hono; api: Api }> {
  const api = await Api.start({ reportBug: options.reportBug });
  const app = new Hono();

  app.use(
    secureHeaders({
      crossOriginResourcePolicy: 'same-site',
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (context, next) => {
    const { raw } = context.req;
    // Asked in process there is no socket, and no address.
    const remote = (context.env as { incoming?: unknown } | undefined)?.incoming
      ? getConnInfo(context).remote.address
      : undefined;
    const forwardedFor = raw.headers.get('x-forwarded-for');
    rememberAddress(raw, clientAddress(remote, forwardedFor, house.trustedProxies ?? 0));
    await next();
  });
  // A refusal is data and no Error, so it passes by what is below.
  app.use(async (context, next) => {
    try {
      await next();
    } catch (problem) {
      if (!(problem instanceof Refusal && problem.code === 'SIGNER_UNREACHABLE')) throw problem;
      const message = problem.message(languageFromHeader(context.req.header('accept-language')));
      context.res = context.json({ error: message }, 503, { 'Retry-After': '30' });
    }
  });
  app.onError((error, context) => {
    // A token that is not good is refused everywhere in the same way.
    const { code, http } = (error instanceof GraphQLError ? error.extensions : {}) as {
      code?: string;
      http?: { status: 401 };
    };
    if (http)
      return context.json({ errors: [{ message: error.message, extensions: { code } }] }, http.status);
    options.reportBug({ requestId: 'http', error });
    return context.json({ error: 'internal' }, 500);
  });

  app.get('/health', async (context) => {
    await house.database.sql.execute(sql`select 1`);
    return context.json({ status: 'ok' });
  });

  if (options.development) explorer(app);

  app.all(
    '/graphql',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) => {
        const refusal = new Refusal('TOO_LARGE', [], { limit: '16 MB' });
        const message = refusal.message(languageFromHeader(context.req.header('accept-language')));
        return context.json({ errors: [{ message, extensions: { code: refusal.code } }] }, 413);
      },
    }),
    async (context) => {
      const request = context.req.raw;
      let body: unknown;
      if (request.method === 'POST') {
        // A body that is no JSON is left as text: the GraphQL engine has the right answer to it.
        const text = await request.text();
        try {
          body = JSON.parse(text);
        } catch {
          body = text;
        }
      }
      return api.answer(request, body, () => requestContext(house, request, operationName(body)));
    },
  );

  const publicDocument = {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };

  keyRoutes(app, house, publicDocument);

  app.get(serverDidPath(house), async (context) =>
    context.body(JSON.stringify(await serverDidDocument(house)), 200, {
      ...publicDocument,
      'Content-Type': 'application/did+json',
      'Cache-Control': 'public, max-age=300',
    }),
  );

  statusRoutes(app, house, publicDocument);

  app.get('/types/open-badge', (context) =>
    context.json(sdJwtTypeMetadata(house.baseUrl), 200, {
      ...publicDocument,
      'Cache-Control': 'public, max-age=3600',
    }),
  );

  walletRoutes(app, house, options);

  oidcRoutes(app, house, (request, operation) => requestContext(house, request, operation));

  openid4vciRoutes(app, house);
  openid4vpRoutes(app, house);
  openBadgesRoutes(app, house);

  if (options.vcApi) vcApi(app, house, options.vcApi);

  pages(app, api, (request, operation) => requestContext(house, request, operation));

  return { app, api };
}
