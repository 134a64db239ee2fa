import { parse } from 'parse5';
import type { Actor } from '../../../src/access/actor.ts';
import { signPageToken } from '../../../src/access/page-token.ts';
import { startSession } from '../../../src/access/session.ts';
import { readAccessToken } from '../../../src/access/token.ts';
import type { TestHouse } from '../../helpers/house.ts';
import type { serveHouse } from '../../helpers/http.ts';

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'dt', 'dd', 'summary', 'label', 'button', 'legend', 'li']);

const textOf = (node: Node): string =>
  node.value ?? (node.childNodes ?? []).map(textOf).join(node.nodeName === 'svg' ? '' : '');

const hasBlock = (node: Node): boolean =>
  (node.childNodes ?? []).some((one) => BLOCKS.has(one.nodeName) || hasBlock(one));

const blocksOf = (node: Node): string[] =>
  BLOCKS.has(node.nodeName) && !hasBlock(node)
    ? [textOf(node).replace(/\s+/g, ' ').trim()]
    : (node.childNodes ?? []).flatMap(blocksOf);

const find = (node: Node, name: string): Node | undefined =>
  node.nodeName === name ? node : (node.childNodes ?? []).map((one) => find(one, name)).find(Boolean);

/** A browser without a window: keeps cookies, sends forms as pages of this origin do. */
export class Visitor {
  readonly #served: Awaited<ReturnType<typeof serveHouse>>;
  readonly cookies = new Map<string, string>();
  readonly origin: string;

  constructor(served: Awaited<ReturnType<typeof serveHouse>>, origin = 'http://localhost:4000') {
    this.#served = served;
    this.origin = origin;
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.#ask(path, { headers });
  }

  send(
    path: string,
    fields: Record<string, string> | [string, string][],
    headers: Record<string, string> = {},
  ) {
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: this.origin, 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
  }

  async #ask(path: string, options: RequestInit) {
    const headers = new Headers(options.headers);
    if (this.cookies.size > 0)
      headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await this.#served.app.request(`${this.origin}${path}`, { ...options, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    const html = response.headers.get('content-type')?.startsWith('text/html') ? await response.text() : '';
    const document = parse(html) as unknown as Node;
    const main = find(document, 'main');
    return {
      response,
      status: response.status,
      location: response.headers.get('location'),
      setCookies: response.headers.getSetCookie(),
      html,
      title: html ? textOf(find(document, 'title')!) : '',
      lines: main ? blocksOf(main) : [],
    };
  }
}

/** The cookie of a fresh session of this actor’s, as signing in on a page would leave it. */
export async function pageCookie(house: TestHouse, actor: Actor): Promise<string> {
  const keeping = { ...house, now: house.clock() };
  const { accessToken } = await house.database.sql.transaction((tx) =>
    startSession(tx, keeping, actor.account, actor.level),
  );
  const token = await readAccessToken(house.vault, accessToken, keeping.now);
  if (typeof token === 'string') throw new Error(token);
  return signPageToken(house.vault, token, actor.level, keeping.now);
}
