import { html, raw } from 'hono/html';
import { dayOf } from '../base/day.ts';
import type { Language } from '../base/language.ts';
import type { ExportIndex, IndexItem } from '../wallet/export/export-wallet.ts';
import { dayView } from './day-view.ts';
import type { Markup } from './frame.ts';
import { verdictSign } from './sign.ts';
import { STYLE } from './style.ts';

interface ExportPageText {
  readonly title: string;
  readonly what: string;
  readonly keep: string;
  readonly bring: string;
  readonly nothing: string;
  readonly made: string;
}

const TEXT: Readonly<Record<Language, ExportPageText>> = {
  fi: {
    title: 'Lompakkosi',
    what: 'Tässä on kaikki, mitä lompakossasi oli.',
    keep: 'Pidä kansio tallessa. Sen todistukset toimivat ilman meitäkin.',
    bring: 'Voit tuoda saman ZIP-tiedoston toiseen palveluun sellaisenaan.',
    nothing: 'Ei mitään.',
    made: 'Ladattu',
  },
  sv: {
    title: 'Din plånbok',
    what: 'Här är allt som fanns i din plånbok.',
    keep: 'Spara mappen. Intygen i den fungerar också utan oss.',
    bring: 'Du kan ta in samma ZIP-fil i en annan tjänst som den är.',
    nothing: 'Ingenting.',
    made: 'Nerladdad',
  },
  en: {
    title: 'Your wallet',
    what: 'Here is everything that was in your wallet.',
    keep: 'Keep the folder. The credentials in it work without us too.',
    bring: 'You can bring the same ZIP file to another installation as it is.',
    nothing: 'Nothing.',
    made: 'Downloaded',
  },
};

/** Tables become as wide as what they say, and scroll within themselves on a narrow screen. */
const TABLES =
  'table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700;padding:8px 0}' +
  'th,td{text-align:left;vertical-align:top;padding:8px;border-bottom:1px solid var(--line);white-space:pre-line;min-width:9rem}' +
  'td:only-child,th:only-child{min-width:0}.wide{overflow-x:auto}.links{display:flex;flex-wrap:wrap;gap:0 16px;list-style:none}' +
  '.links a{display:inline-flex;align-items:center;min-height:44px}' +
  '.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}';

/** The index page of an export: says all in tables and leads to the files beside it. It opens from a disk and runs nothing. */
export async function exportPage({ language, name, exportedAt, sections }: ExportIndex): Promise<string> {
  const text = TEXT[language];
  return String(
    await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text.title} · Pätevä</title>
<style>${raw(STYLE)}${raw(TABLES)}</style>
</head>
<body>
<header class="column top"><p class="home">${verdictSign('VALID', 32)}<span>Pätevä</span></p></header>
<main class="column">
<div class="stack">
<h1>${text.title}: ${name}</h1>
<p class="lead">${text.what}</p>
<p>${text.keep} ${text.bring}</p>
<p class="stone">${text.made} ${dayView(dayOf(exportedAt), language)}</p>
</div>
${sections.map(
  ({ heading, items }, at) => html`<section class="stack">
<h2>${heading}</h2>
${items.length === 0 ? html`<p>${text.nothing}</p>` : items.map((item, place) => itemView(item, `s${at}-${place}`))}
</section>
`,
)}</main>
</body>
</html>
`,
  );
}

const itemView = ({ title, links, tables }: IndexItem, id: string): Markup => html`<div class="stack-s">
<h3>${title}</h3>
${tables.map(
  (
    { caption, columns, rows },
    at,
  ) => html`<div class="wide" tabindex="0" role="region" aria-labelledby="${id}-${at}">
<table>
<caption id="${id}-${at}">${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table>
</div>
`,
)}<ul class="links">${links.map(({ path, form }) => html`<li><a href="${path}">${form}<span class="hide">: ${title}</span></a></li>`)}</ul>
</div>
`;
