import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { House } from '../../access/context.ts';
import { languageFromHeader } from '../../base/language.ts';
import { LARGEST_BODY, readBody } from './body.ts';
import { changeServiceStatus, statusBody } from './change-status.ts';
import { issueBody, issueServiceCredential } from './issue-credential.ts';
import { PROBLEMS, type ProblemCode, ProblemFound, problem } from './problem.ts';
import { bearsToken } from './service-token.ts';
import { presentBody, verifyBody, verifyGiven, verifyPresented } from './verify.ts';

export interface VcApiSettings {
  /** What integrators show; at least 32 characters, never logged. */
  readonly token: string;
  /** The slug of the organisation's issuer that signs; null: the server's own keys. */
  readonly issuer: string | null;
}

const PROBLEM = 'application/problem+json';

/** VC-API for integrators (W3C CCG, VC-API 0.7), for whoever bears the service token. */
export function vcApi(app: Hono, house: House, { token, issuer }: VcApiSettings): void {
  const refused = (context: Context, code: ProblemCode, detail?: string) => {
    const { status } = PROBLEMS[code];
    const body = { ...problem(house.baseUrl, code, detail), status, verified: false };
    return context.body(JSON.stringify(body), status, { 'Content-Type': PROBLEM });
  };
  const answering = (answer: (context: Context) => Promise<Response>) => async (context: Context) => {
    try {
      return await answer(context);
    } catch (error) {
      if (error instanceof ProblemFound) return refused(context, error.code, error.detail);
      throw error;
    }
  };
  const languageOf = (context: Context) => languageFromHeader(context.req.header('accept-language') ?? null);
  const json = (context: Context, status: number, body: string) =>
    context.body(body, status as 200, { 'Content-Type': status < 400 ? 'application/json' : PROBLEM });

  app.get('/vc-api/problems', (context) =>
    context.json(
      Object.entries(PROBLEMS).map(([code, known]) => ({
        code,
        ...known,
        as: undefined,
        type: typeOf(code),
      })),
    ),
  );
  const typeOf = (code: string) => problem(house.baseUrl, code as ProblemCode).type;

  app.use('/vc-api/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (!bearsToken(context.req.header('authorization'), token)) {
      context.header('WWW-Authenticate', 'Bearer');
      return refused(context, 'TOKEN_NEEDED');
    }
    return next();
  });
  app.use(
    '/vc-api/*',
    bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => refused(context, 'TOO_LARGE', '1 MB') }),
  );

  app.post(
    '/vc-api/credentials/issue',
    answering(async (context) =>
      json(context, 201, await issueServiceCredential(house, issuer, await readBody(context, issueBody))),
    ),
  );
  app.post(
    '/vc-api/credentials/verify',
    answering(async (context) => {
      const { status, body } = await verifyGiven(
        house,
        languageOf(context),
        await readBody(context, verifyBody),
      );
      return json(context, status, JSON.stringify(body));
    }),
  );
  app.post(
    '/vc-api/presentations/verify',
    answering(async (context) => {
      const given = await readBody(context, presentBody);
      const { status, body } = await verifyPresented(house, languageOf(context), given);
      return json(context, status, JSON.stringify(body));
    }),
  );
  app.post(
    '/vc-api/credentials/status',
    answering(async (context) => {
      await changeServiceStatus(house, await readBody(context, statusBody));
      return json(context, 200, '{}');
    }),
  );
}
