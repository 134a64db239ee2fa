import type { Context as Asked, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { House } from '../access/context.ts';
import { deliverCredential } from '../wallet/acts/deliver-credential.ts';
import { readTokenRequest, redeemOffer } from '../wallet/acts/redeem-offer.ts';
import { authorizationServerMetadata, checkedMetadata } from '../wallet/offer/issuer-metadata.ts';
import { OauthRefusal } from '../wallet/offer/oauth-refusal.ts';
import { newNonce } from '../wallet/offer/proof-nonce.ts';
import { readOffer } from '../wallet/offer/read-offer.ts';
import { requestContext } from './request-context.ts';

const LARGEST_BODY = 64 * 1024;
const MINUTES = { 'Cache-Control': 'public, max-age=300' };

/** Where a document about `baseUrl` stands: `/.well-known/<name>`, put before a path (RFC 8414, 3.1). */
export const wellKnown = (baseUrl: string, name: string): string[] => {
  const path = new URL(baseUrl).pathname.replace(/\/+$/, '');
  // Wallets exist that keep the slash at the end.
  return [...new Set([`/.well-known/${name}${path}`, `/.well-known/${name}`, `/.well-known/${name}/`])];
};

/** OpenID4VCI 1.0, pre-authorised code: how other wallets claim credentials from this one. */
export function openid4vciRoutes(app: Hono, house: House): void {
  const { baseUrl } = house;
  const open = cors({
    origin: '*',
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type'],
  });
  const answering =
    (answer: (request: Asked) => Promise<Response>) =>
    async (request: Asked): Promise<Response> => {
      request.header('Cache-Control', 'no-store');
      try {
        return await answer(request);
      } catch (problem) {
        if (problem instanceof OauthRefusal) return refused(request, problem);
        throw problem;
      }
    };

  app.use('/openid4vci/*', open, async (request, next) => {
    await next();
    request.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  app.use(
    '/openid4vci/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (request) => refused(request, new OauthRefusal('invalid_request', 'at most 64 kB')),
    }),
  );

  for (const path of wellKnown(baseUrl, 'openid-credential-issuer'))
    app.get(path, open, (request) => request.json(checkedMetadata(baseUrl).credentialIssuer, 200, MINUTES));
  for (const path of wellKnown(baseUrl, 'oauth-authorization-server'))
    app.get(path, open, (request) => request.json(authorizationServerMetadata(baseUrl), 200, MINUTES));

  app.get(
    '/openid4vci/offers/:link{[\\w-]{43}}',
    answering(async (request) => {
      const offer = await readOffer(house, request.req.param('link') ?? '');
      return offer ? request.json(offer) : request.json({ error: 'not_found' }, 404);
    }),
  );
  app.post(
    '/openid4vci/token',
    answering(async (request) => {
      const form = Object.fromEntries(new URLSearchParams(await request.req.text()));
      const redeeming = readTokenRequest(request.req.url, request.req.raw.headers, form);
      return request.json(await redeemOffer(house, redeeming));
    }),
  );
  app.post(
    '/openid4vci/nonce',
    answering(async (request) => request.json({ c_nonce: newNonce(house) })),
  );
  app.post(
    '/openid4vci/credential',
    answering(async (request) => {
      const { headers } = request.req.raw;
      const [, token = null] = /^Bearer ([\w-]+)$/i.exec(headers.get('authorization') ?? '') ?? [];
      // The wallet's token is none of our sessions'.
      const asking = new Request(request.req.url, {
        headers: { 'Accept-Language': headers.get('accept-language') ?? '' },
      });
      const context = await requestContext(house, asking, 'openid4vci');
      const body: unknown = await request.req.json().catch(() => null);
      return request.json(await deliverCredential(context, token, body));
    }),
  );
}

function refused(request: Asked, { code, description }: OauthRefusal): Response {
  const body = { error: code, error_description: description };
  if (code !== 'invalid_token') return request.json(body, 400);
  request.header('WWW-Authenticate', `Bearer error="invalid_token", error_description="${description}"`);
  return request.json(body, 401);
}
