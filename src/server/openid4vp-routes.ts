import type { Context as Asked, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { House } from '../access/context.ts';
import { answerPresentation, waitingRequest } from '../wallet/acts/answer-presentation.ts';
import {
  answerIdentification,
  identificationQuestion,
  waitingIdentification,
} from '../wallet/identification/identify-by-wallet.ts';
import { OauthRefusal } from '../wallet/offer/oauth-refusal.ts';
import { questionOf } from '../wallet/presentation/request-object.ts';
import { signedQuestion } from '../wallet/presentation/wallet-question.ts';

const LARGEST_ANSWER = 1024 * 1024;
const LINK = ':link{[\\w-]{43}}';
const REQUEST = `/openid4vp/requests/${LINK}`;
const IDENTIFICATION = `/openid4vp/identifications/${LINK}`;

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

  const told = async (request: Asked, jwt: Promise<string> | null): Promise<Response> =>
    jwt === null
      ? request.json({ error: 'not_found' }, 404)
      : request.body(await jwt, 200, { 'Content-Type': 'application/oauth-authz-req+jwt' });
  const answered = async (
    request: Asked,
    take: (link: string, answer: Record<string, string>) => Promise<void>,
  ): Promise<Response> => {
    try {
      const answer = Object.fromEntries(new URLSearchParams(await request.req.text()));
      await take(request.req.param('link') ?? '', answer);
      return request.json({});
    } catch (problem) {
      if (!(problem instanceof OauthRefusal)) throw problem;
      return request.json({ error: problem.code, error_description: problem.description }, 400);
    }
  };

  app.get(REQUEST, async (request) => {
    const link = request.req.param('link');
    const row = await waitingRequest(house, link);
    return told(request, row && signedQuestion(house, await questionOf(house, row), link));
  });
  app.post(`${REQUEST}/response`, (request) =>
    answered(request, (link, answer) => answerPresentation(house, link, answer)),
  );

  app.get(IDENTIFICATION, async (request) => {
    const link = request.req.param('link');
    const row = await waitingIdentification(house, link);
    return told(request, row && signedQuestion(house, identificationQuestion(row), link));
  });
  app.post(`${IDENTIFICATION}/response`, (request) =>
    answered(request, (link, answer) => answerIdentification(house, link, answer)),
  );
}
