import type { Hono, Context as HttpContext } from 'hono';
import { acceptLogout } from '../access/acts/accept-logout.ts';
import { comeBack, setOut } from '../access/acts/identify-by-provider.ts';
import type { Context, House } from '../access/context.ts';
import { Refusal } from '../base/refusal.ts';
import { browserCookie } from './browser-cookie.ts';

/** Where a browser goes on, with `code` and `audience`, or with `refused` and a refusal's code. */
export const ARRIVAL_PATH = '/sign-in/identified';

const LARGEST_LOGOUT = 16_384;

/**
 * To an OpenID provider and back (OpenID Connect Core 1.0, 3.1), and a provider's own sign-out (Back-Channel Logout
 * 1.0). Nobody is signed in here: the browser ends at a page with a one-time code, so that no token is in an address.
 */
export function oidcRoutes(
  app: Hono,
  house: House,
  contextOf: (request: Request, operation: string) => Promise<Context>,
): void {
  const goOn = (http: HttpContext, result: Record<string, string>) => {
    http.header('Cache-Control', 'no-store');
    return http.redirect(`${house.baseUrl}${ARRIVAL_PATH}?${new URLSearchParams(result)}`, 303);
  };
  const refusalCode = (problem: unknown): string => {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  };

  app.get('/sign-in/oidc/callback', async (http) => {
    const context = await contextOf(http.req.raw, 'OidcCallback');
    const { search } = new URL(http.req.url);
    return comeBack(context, { search }).then(
      ({ code, audience }) => goOn(http, { code, audience }),
      (problem: unknown) => goOn(http, { refused: refusalCode(problem) }),
    );
  });

  app.get('/sign-in/oidc/:provider{[a-z0-9-]+}', async (http) => {
    const context = await contextOf(http.req.raw, 'OidcSignIn');
    return setOut(context, { provider: http.req.param('provider') }).then(
      ({ address, browser }) => {
        http.header('Cache-Control', 'no-store');
        http.header('Set-Cookie', browserCookie(house, browser));
        return http.redirect(address, 302);
      },
      (problem: unknown) => {
        const code = refusalCode(problem);
        return code === 'NOT_FOUND' ? http.notFound() : goOn(http, { refused: code });
      },
    );
  });

  app.post('/sign-in/oidc/:provider{[a-z0-9-]+}/logout', async (http) => {
    const context = await contextOf(http.req.raw, 'OidcLogout');
    http.header('Cache-Control', 'no-store');
    const text = await http.req.text();
    const logoutToken =
      text.length > LARGEST_LOGOUT ? '' : (new URLSearchParams(text).get('logout_token') ?? '');
    const provider = http.req.param('provider');
    return acceptLogout(context, { provider, logoutToken }).then(
      () => http.body(null, 200),
      (problem: unknown) => http.json({ error: 'invalid_request', code: refusalCode(problem) }, 400),
    );
  });
}
