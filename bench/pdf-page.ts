import { dirname } from 'node:path';
import { CERTIFICATE_LABELS, dateInWords } from '../src/credential/certificate-pdf.text.ts';
import { STYLE } from '../src/credential/certificate-style.ts';
import type { CertificateView } from '../src/credential/certificate-view.ts';
import { LIGHT } from '../src/drawing/colour.ts';
import { face } from '../src/drawing/fonts.ts';
import { qrPath, qrSymbol } from '../src/drawing/qr.ts';
import { ringSvg } from '../src/drawing/ring.ts';
import type { TextStyle } from '../src/drawing/text-block.ts';

/** A certificate as a page for a browser to print: the same words, ring, QR code, typeface, sizes and paper. */
export function certificateHtml(view: CertificateView, verifyUrl: string, code: string): string {
  const { holder, issuer, target, qualification, language } = view;
  const labels = CERTIFICATE_LABELS[language];
  const born = holder.birthDate ? `${labels.born} ${dateInWords(holder.birthDate, language)}` : '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(view.title)}</title>
<style>${SHEET}</style></head><body>
<header>${ringSvg(view.ring, { size: 122 })}<h1>${escaped(view.title)}</h1>
<p class="under">${escaped(issuer.name)}</p><p class="name">${escaped(holder.name)}</p>
<p class="under">${escaped(born)}</p><p class="under">${escaped(holder.identityAssurance)}</p></header>
<h2 class="unit">${escaped(target.name)}</h2><p class="under">${escaped(joined(target.unitName, target.code))}</p>
<p class="under">${escaped(joined(qualification.name, qualification.diaryNumber))}</p>
<div class="facts">${view.facts
    .map(({ label, value }) => `<p><small>${escaped(label)}</small><br><b>${escaped(value)}</b></p>`)
    .join('')}</div>
${view.sections.map(sectionHtml).join('')}
<footer><svg role="img" viewBox="0 0 70.87 70.87"><title>${labels.qrAlternative}</title><path d="${qrOf(code)}"/></svg>
<p><b>${escaped(issuer.name)}</b></p>
<p class="under">${labels.businessId} ${issuer.businessId} · ${labels.issued} ${dateInWords(view.issuedOn, language)}</p>
${view.foot.map((line) => `<p>${escaped(line)}</p>`).join('')}
<p><b>${labels.howToVerify}</b><br>${escaped(view.howToVerify)}</p>
<p><a href="${verifyUrl}">${verifyUrl}</a></p><p class="under">${labels.identifier} ${view.credentialId}</p></footer>
</body></html>`;
}

/** Lets Chromium find the typeface among the system's own, where it costs nothing to load. */
export const fontConfiguration = (cache: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${[
    face('regular').path,
    face('bold').path,
  ]
    .map((path) => `<dir>${dirname(path)}</dir>`)
    .join('')}<cachedir>${cache}</cachedir></fontconfig>`;

const sectionHtml = ({ heading, groups }: CertificateView['sections'][number]): string =>
  `<h2>${escaped(heading)}</h2><div class="columns">${groups
    .map(
      ({ name, items }) =>
        `${name ? `<h3>${escaped(name)}</h3>` : ''}<ul>${items
          .map(
            (item) =>
              `<li class="${item.level?.code ?? ''}">${escaped(item.text)}` +
              `<br><small>${escaped(joined(item.level?.label, item.note))}</small></li>`,
          )
          .join('')}</ul>`,
    )
    .join('')}</div>`;

function qrOf(code: string): string {
  const symbol = qrSymbol(code);
  return symbol ? qrPath(symbol, 70.87) : '';
}

const font = ({ weight, size, leading, colour }: TextStyle): string =>
  `font:${weight === 'bold' ? 700 : 400} ${size}pt/${leading}pt 'Noto Sans';color:${colour};margin:0`;

const SHEET = `@page{size:A4;margin:60pt 62pt}
body{${font(STYLE.foot)};-webkit-print-color-adjust:exact}
h1{${font(STYLE.kind)}}h2{${font(STYLE.section)};margin:24pt 0 9pt}h3{${font(STYLE.group)};margin-top:12pt;break-after:avoid}
.name{${font(STYLE.names[0])};margin-top:30pt}.unit{${font(STYLE.units[0])};margin:26pt 0 0}
.under,small{${font(STYLE.under)}}header>svg{float:right;width:122pt;height:122pt}
.facts{display:flex;gap:30pt;margin-top:18pt;border-top:.6pt solid #C6CCC7;padding-top:11pt}
.columns{columns:2;column-gap:30pt}ul{list-style:none;margin:0;padding:0}
li{${font(STYLE.item)};margin:0 0 7pt;padding-left:8pt;border-left:6.4pt solid ${LIGHT.spruce};break-inside:avoid}
.WITH_GUIDANCE{border-left-style:double}
footer{margin-top:24pt;border-top:.6pt solid #C6CCC7;padding-top:14pt;break-inside:avoid}
footer>svg{float:right;width:25mm;height:25mm}a{${font(STYLE.link)}}`;

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
