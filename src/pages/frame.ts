import { html, raw } from 'hono/html';
import { LANGUAGES, type Language } from '../base/language.ts';
import type { Script } from './device/bundle.ts';
import { CARRIED, carriedJson } from './device/carried.ts';
import { FRAME_TEXT, OWN_NAME } from './frame.text.ts';
import { verdictSign } from './sign.ts';
import { STYLE, STYLE_HASH } from './style.ts';

export type Markup = ReturnType<typeof html>;

/** A page, ready to be sent. */
export interface Page {
  readonly html: string;
  readonly status: 200 | 400 | 403 | 404 | 413;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Framed {
  readonly language: Language;
  /** What the browser's tab and a screen reader say first. */
  readonly title: string;
  /** Where the page lives; the language links lead there. */
  readonly path: string;
  readonly main: Markup;
  readonly status?: Page['status'];
  /** Whether search engines may list it. */
  readonly listed: boolean;
  /** Whether the page holds a form, which may be sent to this server alone. */
  readonly form?: boolean;
  /** The origin that the form's answer leads to, where it is not this server. */
  readonly formGoesOnTo?: string;
  /** Whether somebody is signed in: the wallet and the way out stand at the top. */
  readonly signedIn?: boolean;
  /** The one script that may run on the page, and what it carries for it. Without it the page says all that it says. */
  readonly script?: { readonly code: Script; readonly carries: object };
}

/** An address of ours in this language: the choice travels in the address, so nothing is kept on the device. */
export const addressIn = (path: string, language: Language): string => `${path}?lang=${language}`;

/**
 * Puts a page's content between the head and the foot that all pages share, under a policy that runs no script but
 * the page's own, by its hash, and lets that one reach no network.
 */
export async function framed(page: Framed): Promise<Page> {
  const { language, path, listed, script, signedIn = false } = page;
  const form = page.form || signedIn;
  const text = FRAME_TEXT[language];
  const whole = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${listed ? '' : html`<meta name="robots" content="noindex">`}
${form && !listed ? html`<meta name="referrer" content="same-origin">` : ''}
<title>${page.title} · Pätevä</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${raw(STYLE)}</style>
</head>
<body>
<header class="column top">
<a class="home" href="${addressIn('/', language)}" aria-label="${text.home}">${verdictSign('VALID', 32)}<span>Pätevä</span></a>
<nav class="languages" aria-label="${text.languages}">
${LANGUAGES.map(
  (one) => html`<a href="${addressIn(path, one)}" lang="${one}" hreflang="${one}"
${one === language ? raw('aria-current="true"') : ''}>${OWN_NAME[one]}</a>
`,
)}</nav>
</header>
${signedIn ? walletBar(language) : ''}
<main class="column">
${page.main}
</main>
<footer class="foot"><p class="column">${text.foot}</p></footer>
${
  script
    ? html`<script type="application/json" id="${CARRIED}">${raw(carriedJson(script.carries))}</script>
<script>${raw(script.code.text)}</script>`
    : ''
}
</body>
</html>
`;
  return {
    html: String(await whole),
    status: page.status ?? 200,
    headers: {
      'Content-Security-Policy': [
        "default-src 'none'",
        `style-src '${STYLE_HASH}'`,
        ...(script ? [`script-src '${script.code.hash}'`] : []),
        "img-src 'self'",
        `form-action ${form ? ["'self'", ...(page.formGoesOnTo ? [page.formGoesOnTo] : [])].join(' ') : "'none'"}`,
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'Content-Language': language,
      'Cache-Control': listed ? 'no-cache' : 'no-store',
      Vary: 'Accept-Language',
      ...(listed ? {} : { 'X-Robots-Tag': 'noindex' }),
    },
  };
}

/** What stands above every page of a wallet. */
const walletBar = (language: Language): Markup => {
  const text = FRAME_TEXT[language];
  return html`<nav class="bar" aria-label="${text.wallet}"><div class="column">
<a href="${addressIn('/wallet', language)}">${text.wallet}</a>
<form method="post" action="${addressIn('/sign-out', language)}"><button class="link">${text.signOut}</button></form>
</div></nav>`;
};
