import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { getDistDirectory, isSandboxFrame, renderAltair, SANDBOX_FRAME_CSP } from 'altair-static';
import type { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

const BASE = '/graphql-explorer/';

function nameIn(path: string): string | null {
  try {
    return decodeURIComponent(path.slice(BASE.length));
  } catch {
    return null;
  }
}

/** What stands in the explorer's first window: something that answers without signing in. */
const FIRST_QUERY = `query FindUnits {
  searchUnits(search: "pyörä", first: 5) {
    code
    name { text(language: en) }
    competencePoints
  }
}`;

/** A GraphQL explorer from files on this machine, for development: a browser that opens /graphql is led to it. */
export function explorer(app: Hono): void {
  const folder = resolve(getDistDirectory());

  app.get('/graphql', async (context, next) => {
    if (context.req.query('query') === undefined && context.req.header('accept')?.includes('text/html')) {
      return context.redirect(BASE);
    }
    return next();
  });

  app.get(`${BASE}*`, async (context) => {
    const name = nameIn(context.req.path);
    if (name === null) return context.notFound();
    if (name === '') {
      context.header(
        'Content-Security-Policy',
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self'",
      );
      return context.html(
        renderAltair({
          baseURL: BASE,
          endpointURL: new URL('/graphql', context.req.url).href,
          disableAccount: true,
          initialSettings: { 'banners.disable': true },
          initialQuery: FIRST_QUERY,
        }),
      );
    }
    const path = resolve(folder, name);
    if (!path.startsWith(folder + sep)) return context.notFound();
    try {
      const file = await readFile(path);
      if (isSandboxFrame(name)) context.header('Content-Security-Policy', SANDBOX_FRAME_CSP);
      return context.body(new Uint8Array(file), 200, {
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      });
    } catch {
      return context.notFound();
    }
  });
}
