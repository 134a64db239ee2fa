import type { Context as HttpContext } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';

/**
 * Whether a form was sent by a page of ours: the browser says that the request is of the same origin, or names our own
 * origin. A form without either was sent by nobody's page (the session's cookie is SameSite=Lax besides).
 */
export async function isSentByUs(http: HttpContext, baseUrl: string): Promise<boolean> {
  const ours = new URL(baseUrl).origin;
  const check = csrf({ origin: (origin) => origin === ours || origin === new URL(http.req.url).origin });
  let passed = false;
  try {
    await check(http, async () => {
      passed = true;
    });
  } catch (problem) {
    if (!(problem instanceof HTTPException)) throw problem;
  }
  return passed;
}
