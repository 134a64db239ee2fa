import type { Hono, Context as HttpContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../access/context.ts';
import type { Api } from '../api/api.ts';
import { isLanguage } from '../base/language.ts';
import { LARGEST_INPUT } from '../verification/read-proof.ts';
import { readToken } from '../verification/read-token.ts';
import type { Page } from './frame.ts';
import { proofPage } from './proof-page.ts';
import { LONGEST_RECEIPT, receiptFileName } from './receipt-file.ts';
import { RECEIPT_PATH } from './receipt-view.ts';
import { FAVICON } from './ring-view.ts';
import { shareRoutes } from './share-routes.ts';
import { startPage } from './start-page.ts';
import { type Given, verdictPage } from './verdict-page.ts';
import type { Notice } from './verify-page.text.ts';
import { VERIFY_PATH, verifyPage } from './verify-page.ts';
import { Door } from './visit/door.ts';
import { walletRoutes } from './wallet/routes.ts';

/** What a form adds around the file: boundaries, names, types. */
const AROUND_THE_FILE = 64 * 1024;

/** Builds the context of a page's own question to the schema; `operation` names it in the reading log. */
export type ContextOf = (request: Request, operation: string) => Promise<Context>;

/**
 * The pages: `/` what this is, `/verify` where a proof is given and judged, `/v/<uuid>` where a QR code leads, `/s/<token>`
 * what a holder shows, and the wallet's own. Each asks the schema with the visitor's own rights. `?lang=` chooses the
 * language, else Accept-Language does.
 */
export function pages(app: Hono, api: Api, contextOf: ContextOf): void {
  const asked = async (http: HttpContext, operation: string): Promise<Context> => {
    const context = await contextOf(http.req.raw, operation);
    const wished = http.req.query('lang') ?? '';
    return isLanguage(wished) ? { ...context, language: wished } : context;
  };
  const send = (http: HttpContext, page: Page) => http.html(page.html, page.status, { ...page.headers });

  app.get('/', async (http) => send(http, await startPage((await asked(http, 'StartPage')).language)));

  app.get('/favicon.svg', (http) =>
    http.body(FAVICON, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  );

  app.get(VERIFY_PATH, async (http) =>
    send(http, await verifyPage((await asked(http, 'VerifyPage')).language)),
  );

  app.post(
    VERIFY_PATH,
    bodyLimit({
      maxSize: LARGEST_INPUT + AROUND_THE_FILE,
      onError: async (http) =>
        send(http, await verifyPage((await asked(http, 'VerifyPage')).language, 'TOO_LARGE')),
    }),
    async (http) => {
      const context = await asked(http, 'VerdictPage');
      const given = await givenIn(http);
      return send(
        http,
        typeof given === 'string'
          ? await verifyPage(context.language, given)
          : await verdictPage(api, context, given),
      );
    },
  );

  app.post(
    RECEIPT_PATH,
    bodyLimit({
      maxSize: LONGEST_RECEIPT + AROUND_THE_FILE,
      onError: async (http) =>
        send(http, await verifyPage((await asked(http, 'VerifyPage')).language, 'TOO_LARGE')),
    }),
    async (http) => {
      const context = await asked(http, 'KeepReceipt');
      const form = await http.req.parseBody().catch(() => ({ receipt: undefined }));
      const receipt = typeof form.receipt === 'string' ? form.receipt : '';
      const name = await receiptFileName(api, context, receipt);
      if (name === null) return send(http, await verifyPage(context.language, 'NOT_RECEIVED'));
      return http.body(receipt, 200, {
        'Content-Type': 'application/jwt',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      });
    },
  );

  shareRoutes(app, api, asked, send);

  app.get('/v/:uuid', async (http) =>
    send(http, await proofPage(api, await asked(http, 'ProofPage'), http.req.param('uuid'))),
  );

  walletRoutes(new Door(app, api, asked));
}

/** The proof in a sent form, or why there is none to check. An untouched field comes as an empty one. */
async function givenIn(http: HttpContext): Promise<Given | Notice> {
  let form: Awaited<ReturnType<typeof http.req.parseBody>>;
  try {
    form = await http.req.parseBody();
  } catch {
    return 'NOT_RECEIVED';
  }
  const file = form.file instanceof File && form.file.size > 0 ? form.file : null;
  const text = typeof form.text === 'string' ? form.text.trim() : '';
  const besides = form.receipt instanceof File && form.receipt.size > 0 ? form.receipt : null;
  if (besides && besides.size > LONGEST_RECEIPT) return 'NO_RECEIPT';
  const receipt = besides ? (await besides.text()).trim() : '';
  if (file && text) return 'BOTH_GIVEN';
  if (file && file.size > LARGEST_INPUT) return 'TOO_LARGE';
  if (Buffer.byteLength(text) > LARGEST_INPUT) return 'TOO_LARGE';
  // A receipt alone is what is to be checked.
  if (!file && !text) return receipt ? { text: receipt } : 'NOTHING_GIVEN';
  if (receipt && !isReceipt(receipt)) return 'NO_RECEIPT';
  const beside = receipt ? { receipt } : {};
  if (!file) return { text, ...beside };
  return { fileBase64: Buffer.from(await file.arrayBuffer()).toString('base64'), ...beside };
}

function isReceipt(text: string): boolean {
  const token = readToken(text);
  return !('code' in token) && token.format === 'RECEIPT';
}
