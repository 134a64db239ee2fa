import type { Hono, Context as HttpContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../../access/context.ts';
import { type Api, QuestionRefused } from '../../api/api.ts';
import type { Page } from '../frame.ts';
import { notFoundPage } from './not-found-page.ts';
import { notReceivedPage } from './not-received-page.ts';
import { isSentByUs } from './same-origin.ts';
import { Visit, withVisitor } from './visit.ts';

/** Larger than any form of texts; a form that takes files says so itself. */
const LARGEST_FORM = 256 * 1024;

export type Shows = (visit: Visit) => Promise<Page | Response>;

/** Where one signs in; `next` is the page that was asked for. */
export const SIGN_IN_PATH = '/sign-in';

/** Pages and their forms: who asks, forms only from our own pages, and what is nobody's is not found. */
export class Door {
  readonly #app: Hono;
  readonly #api: Api;
  readonly #contextOf: (http: HttpContext, operation: string) => Promise<Context>;

  constructor(app: Hono, api: Api, contextOf: (http: HttpContext, operation: string) => Promise<Context>) {
    this.#app = app;
    this.#api = api;
    this.#contextOf = contextOf;
  }

  /** A page for everyone, and what its form does, where it has one. */
  open(path: string, shows: Shows | null, does?: Shows, largest = LARGEST_FORM): void {
    if (shows) this.#app.get(path, (http) => this.#answer(http, shows, null));
    if (!does) return;
    this.#app.post(
      path,
      bodyLimit({
        maxSize: largest,
        onError: (http) => this.#answer(http, async ({ language }) => notReceivedPage(language, path), null),
      }),
      async (http) => {
        const context = await this.#contextOf(http, 'PageForm');
        if (!(await isSentByUs(http, context.baseUrl)))
          return this.#answer(http, async ({ language }) => notReceivedPage(language, http.req.path), null);
        const form = await http.req.formData().catch(() => null);
        if (!form)
          return this.#answer(http, async ({ language }) => notReceivedPage(language, http.req.path), null);
        return this.#answer(http, does, form);
      },
    );
  }

  /** A page of somebody’s own wallet, and its form; whoever is not signed in is shown the way in. */
  own(path: string, shows: Shows | null, does?: Shows, largest?: number): void {
    const guarded =
      (one: Shows): Shows =>
      async (visit) => {
        if (visit.context.actor?.participant) return one(visit);
        const next = encodeURIComponent(visit.path);
        return visit.http.redirect(`${SIGN_IN_PATH}?lang=${visit.language}&next=${next}`, 303);
      };
    this.open(path, shows && guarded(shows), does && guarded(does), largest);
  }

  async #answer(http: HttpContext, shows: Shows, form: FormData | null): Promise<Response> {
    const asked = await this.#contextOf(http, 'WalletPage');
    const context = await withVisitor(http, asked);
    const visit = new Visit(http, this.#api, context, form);
    const page = await shows(visit).catch((problem: unknown) => {
      if (problem instanceof QuestionRefused && problem.code === 'NOT_FOUND') return notFoundPage(visit);
      throw problem;
    });
    if (page instanceof Response) return page;
    return http.html(page.html, page.status, { ...page.headers });
  }
}
