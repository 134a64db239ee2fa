import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { House } from '../access/context.ts';
import { answerPresentation, waitingRequest } from '../wallet/acts/answer-presentation.ts';
import { OauthRefusal } from '../wallet/offer/oauth-refusal.ts';
import { signedRequest } from '../wallet/presentation/request-object.ts';

const LARGEST_ANSWER = 1024 * 1024;
const PATH = '/openid4vp/requests/:link{[\\w-]{43}}';

/** OpenID4VP 1.0 towards this server: wallets read what is asked and answer by `direct_post`. */
export function openid4vpRoutes(app: Hono, house: House): void {
  app.use('/openid4vp/*', cors({ origin: '*' }), async (request, next) => {
    request.header('Cache-Control', 'no-store');
    await next();
    request.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  app.use(
    '/openid4vp/*',
    bodyLimit({
      maxSize: LARGEST_ANSWER,
      onError: (request) =>
        request.json({ error: 'invalid_request', error_description: 'at most 1 MB' }, 413),
    }),
  );

  app.get(PATH, async (request) => {
    const link = request.req.param('link');
    const row = await waitingRequest(house, link);
    if (!row) return request.json({ error: 'not_found' }, 404);
    return request.body(await signedRequest(house, row, link), 200, {
      'Content-Type': 'application/oauth-authz-req+jwt',
    });
  });

  app.post(`${PATH}/response`, async (request) => {
    const answer = Object.fromEntries(new URLSearchParams(await request.req.text()));
    try {
      await answerPresentation(house, request.req.param('link'), answer);
      return request.json({});
    } catch (problem) {
      if (!(problem instanceof OauthRefusal)) throw problem;
      return request.json({ error: problem.code, error_description: problem.description }, 400);
    }
  });
}
