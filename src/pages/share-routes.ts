import type { Hono, Context as HttpContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import type { Page } from './frame.ts';
import { SHARE_PAGE_TEXT } from './share-page.text.ts';
import { closedPage, openSharePage, sharePage } from './share-page.ts';
import { SHARED_FILE, type SharedFileAnswer } from './share-question.ts';

const LARGEST_FORM = 16 * 1024;

/**
 * Where links to shared proofs lead. No robots.txt names them: a search engine that may not ask cannot read that it must
 * not list them either.
 */
export function shareRoutes(
  app: Hono,
  api: Api,
  asked: (http: HttpContext, operation: string) => Promise<Context>,
  send: (http: HttpContext, page: Page) => Response | Promise<Response>,
): void {
  const apart = { 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Cache-Control': 'no-store' };
  const sendApart = (http: HttpContext, page: Page) =>
    send(http, { ...page, headers: { ...page.headers, ...apart } });
  const limited = bodyLimit({ maxSize: LARGEST_FORM });

  app.get('/s/:token', async (http) =>
    sendApart(http, await sharePage((await asked(http, 'SharePage')).language, http.req.param('token'))),
  );

  app.post('/s/:token', limited, async (http) => {
    const { code } = await formOf(http);
    const context = await asked(http, 'OpenShare');
    return sendApart(http, await openSharePage(api, context, http.req.param('token'), code ?? null));
  });

  app.post('/s/:token/file', limited, async (http) => {
    const context = await asked(http, 'SharedFile');
    const token = http.req.param('token');
    const { ticket = '', item = '', file = '' } = await formOf(http);
    const input = { token, ticket, item: placeIn(item), file: placeIn(file) };
    const { sharedFile } = await api.ask<SharedFileAnswer>(context, SHARED_FILE, { input });
    if (!sharedFile)
      return sendApart(
        http,
        await closedPage(context.language, token, SHARE_PAGE_TEXT[context.language].late),
      );
    return http.body(new Uint8Array(Buffer.from(sharedFile.base64, 'base64')), 200, {
      'Content-Type': sharedFile.mediaType,
      'Content-Disposition': `attachment; filename="${sharedFile.fileName}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ...apart,
    });
  });
}

const placeIn = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : -1);

/** The texts of a sent form; nothing where it did not arrive whole. */
async function formOf(http: HttpContext): Promise<Record<string, string | undefined>> {
  const form = await http.req.parseBody().catch(() => ({}));
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
