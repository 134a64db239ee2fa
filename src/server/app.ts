import { sql } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { House } from '../access/context.ts';
import { Api, type ReportBug } from '../api/api.ts';
import type { Id } from '../base/id.ts';
import { languageFromHeader } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { sdJwtTypeMetadata } from '../credential/envelope/sd-jwt-type.ts';
import { didDocumentOf } from '../credential/issuer-key.ts';
import { servedStatusList } from '../credential/served-status-list.ts';
import { pages } from '../pages/pages.ts';
import { explorer } from './explorer.ts';
import { requestContext } from './request-context.ts';

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

/** Whether If-None-Match names this version: any of a list, weak or strong, or all by a star (RFC 9110, 13.1.2). */
const isNamed = (etag: string, header: string | undefined): boolean =>
  (header ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);

/** The whole HTTP face: answers a `Request` without a socket, so that tests need none. */
export async function makeApp(
  house: House,
  options: { development: boolean; reportBug: ReportBug },
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

  app.get('/orgs/:slug{[a-z0-9-]+}/did.json', async (context) => {
    const document = await didDocumentOf(house, context.req.param('slug'));
    if (!document) return context.json({ error: 'not found' }, 404);
    return context.body(JSON.stringify(document), 200, {
      ...publicDocument,
      'Content-Type': 'application/did+json',
      'Cache-Control': 'public, max-age=300',
    });
  });

  // The same rows in both standards' forms, each under its own address, so that caches need not tell them apart.
  for (const [form, mediaType] of [
    ['', 'application/vc'],
    ['/token', 'application/statuslist+jwt'],
  ] as const) {
    app.get(`/status/:list{[\\w-]+}${form}`, async (context) => {
      const both = await servedStatusList(house, context.req.param('list') as Id<'statusList'>);
      if (!both) return context.json({ error: 'not found' }, 404);
      const list = form === '' ? both : both.token;
      const headers = {
        ...publicDocument,
        ETag: list.etag,
        'Cache-Control': 'public, max-age=60',
        'Content-Type': mediaType,
      };
      if (isNamed(list.etag, context.req.header('if-none-match'))) return context.body(null, 304, headers);
      return context.body(list.text, 200, headers);
    });
  }

  app.get('/types/open-badge', (context) =>
    context.json(sdJwtTypeMetadata(house.baseUrl), 200, {
      ...publicDocument,
      'Cache-Control': 'public, max-age=3600',
    }),
  );

  pages(app, api, (request, operation) => requestContext(house, request, operation));

  return { app, api };
}
