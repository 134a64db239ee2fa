import type { Hono, Context as HttpContext } from 'hono';
import type { Context, House } from '../access/context.ts';
import type { ReportBug } from '../api/api.ts';
import { dayOf } from '../base/day.ts';
import { languageFromHeader } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { exportPage } from '../pages/export-page.ts';
import { EXPORT_PATH, useExportLink } from '../wallet/export/export-link.ts';
import { exportWallet } from '../wallet/export/export-wallet.ts';
import { withBroughtFile } from '../wallet/import/brought-file.ts';
import { importWallet, mayImport } from '../wallet/import/import-wallet.ts';
import { requestContext } from './request-context.ts';

const STATUS: Readonly<Partial<Record<Refusal['code'], 403 | 404 | 409 | 413>>> = {
  NOT_FOUND: 404,
  LEVEL_TOO_LOW: 403,
  SOMEBODY_ELSES_WALLET: 403,
  ALREADY_EXISTS: 409,
  CONFLICT: 409,
  WALLET_TOO_LARGE: 413,
};

/** What comes of what belongs to one person alone. */
const OWN = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
} as const;

/** Taking everything, and bringing it: files too large for GraphQL. */
export function walletRoutes(app: Hono, house: House, options: { reportBug: ReportBug }): void {
  const refuse = (http: HttpContext, refusal: Refusal, status: 400 | 403 | 404 | 409 | 413) => {
    const language = languageFromHeader(http.req.header('accept-language'));
    const { code, path } = refusal;
    return http.json({ error: { code, message: refusal.message(language), path } }, status, OWN);
  };

  app.get(`${EXPORT_PATH}/:token{[\\w-]{43}}`, async (http) => {
    // Whoever only looks whether there is something (a preview, a scanner) does not use the link up.
    if (http.req.method !== 'GET') return http.body(null, 405, { ...OWN, Allow: 'GET' });
    const request = new Request(http.req.url, { headers: { 'accept-language': '' } });
    let context: Context;
    try {
      context = await useExportLink(
        await requestContext(house, request, 'ExportWallet'),
        http.req.param('token'),
      );
    } catch (problem) {
      if (problem instanceof Refusal && problem.code === 'EXPORT_LINK_ENDED')
        return refuse(http, problem, 404);
      throw problem;
    }
    const zip = await exportWallet(context, exportPage);
    return http.body(
      streamOf(zip, (error) => options.reportBug({ requestId: 'export', error })),
      200,
      {
        ...OWN,
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="pateva-${dayOf(context.now)}.zip"`,
      },
    );
  });

  app.post('/wallet/import', async (http) => {
    const context = await requestContext(house, http.req.raw, 'ImportWallet');
    if (!context.actor) return http.json({ error: { code: 'UNAUTHENTICATED' } }, 401, OWN);
    try {
      // Whoever may not is told so before anything is read.
      mayImport(context);
      const done = await withBroughtFile(piecesOf(http.req.raw), (file) =>
        importWallet(context, file, { leaveOutForged: http.req.query('leaveOutForged') === 'true' }),
      );
      return http.json(done, 200, OWN);
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code === 'SIGNER_UNREACHABLE') throw problem;
      return refuse(http, problem, STATUS[problem.code] ?? 400);
    }
  });
}

/** The pieces of a request's body as they come. */
async function* piecesOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      yield next.value as Uint8Array;
  } finally {
    await reader.cancel();
  }
}

/** A stream that asks for the next piece when the last one has been taken; one that is given up lets go of all. */
const streamOf = (pieces: AsyncGenerator<Uint8Array>, told: (error: unknown) => void): ReadableStream =>
  new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        told(error);
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
