import { html, raw } from 'hono/html';
import { LANGUAGES } from '../../../base/language.ts';
import { OWN_NAME } from '../../frame.text.ts';
import type { Markup } from '../../frame.ts';
import { FAVICON } from '../../ring-view.ts';
import { verdictSign } from '../../sign.ts';
import { STYLE, STYLE_HASH } from '../../style.ts';
import { type ScriptName, script } from '../bundle.ts';
import { CARRIED, carriedJson } from '../carried.ts';
import { signTemplates } from '../code-section.ts';
import type { CarriedCodes, CarriedTrust } from './retired.ts';
import { SITE_TEXT } from './site.text.ts';

/** One page in one file: style, script and all that they need inside, and a policy that lets nothing out. */
async function sitePage(
  title: string,
  main: Markup,
  run?: { name: ScriptName; carries: object },
): Promise<string> {
  const code = run && (await script(run.name));
  const policy = [
    "default-src 'none'",
    `style-src '${STYLE_HASH}'`,
    ...(code ? [`script-src '${code.hash}'`] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return String(
    await html`<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(FAVICON)}" type="image/svg+xml">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header class="column top">
<span class="home">${verdictSign('VALID', 32)}<span>Pätevä</span></span>
<nav class="languages" aria-label="Kieli, språk, language">
${LANGUAGES.map(
  (one) => html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${OWN_NAME[one]}</a>
`,
)}</nav>
</header>
<main class="column">
${main}
</main>
${signTemplates()}
${
  run && code
    ? html`<script type="application/json" id="${CARRIED}">${raw(carriedJson(run.carries))}</script>
<script>${raw(code.text)}</script>`
    : ''
}
</body>
</html>
`,
  );
}

/** Said in all languages where no script runs: the checking is the script's. */
const withoutScript = html`<noscript><div class="stack">
<p lang="fi">Tämä sivu tarvitsee JavaScriptin: todistus tarkistetaan selaimessa.</p>
<p lang="sv">Den här sidan behöver JavaScript: intyget kontrolleras i webbläsaren.</p>
<p lang="en">This page needs JavaScript: the proof is checked in the browser.</p>
</div></noscript>`;

/** A text that the script puts in, in the reader's language. */
const said = (name: string, key: string, attributes = ''): Markup =>
  html`<${raw(name)} data-text="${key}" ${raw(attributes)}></${raw(name)}>`;

/** `verify/index.html`: a file or a text is checked in the browser against what the page carries. */
export const verifyFilePage = (carries: CarriedTrust): Promise<string> =>
  sitePage(
    'Pätevä',
    html`${withoutScript}
<div id="page" class="stack" hidden>
<div class="stack">${said('h1', 'title')}${said('p', 'lead', 'class="lead"')}
<div class="notice" role="note" id="ended"><p></p></div></div>
<form id="form" class="stack">
<div class="drop stack-s">
${said('label', 'file', 'for="file"')}
${said('p', 'fileHint', 'id="hint" class="stone"')}
<input id="file" type="file" aria-describedby="hint">
</div>
<details>${said('summary', 'paste')}
<div class="stack-s">${said('label', 'paste', 'for="text"')}
<textarea id="text" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea></div>
</details>
${said('button', 'button', 'class="button"')}
</form>
<div id="result" class="stack" tabindex="-1" aria-live="polite"></div>
${said('p', 'here', 'class="stone"')}
${said('p', 'limits', 'class="stone"')}
</div>`,
    { name: 'retired-verify', carries },
  );

/**
 * `v/index.html`: where every QR code leads; it checks the code behind the #. `base` is the path of the base URL, since
 * the page is shown under many addresses.
 */
export const codePage = (carries: CarriedCodes, base: string): Promise<string> =>
  sitePage(
    'Pätevä',
    html`${withoutScript}
<div id="page" class="stack" hidden>
<div id="verdict" class="verdict UNKNOWN"></div>
<div class="notice" role="note" id="ended"><p></p></div>
<section id="code" class="stack" aria-labelledby="code-heading">
${said('h2', 'codeTitle', 'id="code-heading"')}
<div id="code-reading" class="stack"></div>
<details><summary data-code="paste"></summary>
<form id="code-form" class="stack-s">
<label for="code-text" data-code="paste"></label>
<p id="code-hint" class="stone" data-code="pasteHint"></p>
<textarea id="code-text" aria-describedby="code-hint" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea>
<button class="button quiet" data-code="button"></button>
</form></details>
</section>
<a id="to-file" class="button quiet" data-text="toFile" href="${base}/verify/"></a>
</div>`,
    { name: 'retired-code', carries },
  );

/** `index.html`: what this was, and where to check a proof. */
export const homePage = (endedOn: CarriedTrust['endedOn']): Promise<string> =>
  sitePage(
    'Pätevä',
    html`${LANGUAGES.map((one) => {
      const text = SITE_TEXT[one];
      return html`<section class="stack" lang="${one}" id="${one}">
<h1>${text.title}</h1>
<p>${text.ended.replace('{day}', endedOn[one])}</p>
<a class="button" href="verify/?lang=${one}">${text.title}</a>
</section>
`;
    })}`,
  );
