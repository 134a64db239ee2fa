import { createHash } from 'node:crypto';
import { DARK, LIGHT } from '../drawing/colour.ts';
import { FORM_STYLE } from './form/form-style.ts';

const colours = (of: typeof LIGHT | typeof DARK): string =>
  Object.entries(of)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** The one style sheet of the pages: type 1, 1.25, 1.6, 2, 2.6 rem; space in steps of 8 px; targets of 44 px. */
export const STYLE = `:root{color-scheme:light dark;${colours(LIGHT)}}
@media(prefers-color-scheme:dark){:root{${colours(DARK)}}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--lake);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--lake);outline-offset:3px;border-radius:8px}
h1,h2,h3,p,ul,dl,dd,figure{margin:0;padding:0}
h1{font-size:1.6rem;line-height:1.2;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3}
h3{font-size:1rem}
svg{display:block;flex:none}
.fill{fill:currentColor}
.line{fill:none;stroke:var(--line)}
.pen{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}
.count{fill:var(--ink);font-variant-numeric:tabular-nums}
.column{width:100%;max-width:42rem;margin:0 auto;padding-left:16px;padding-right:16px}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 16px;padding-top:8px;padding-bottom:8px}
.home,.languages a{display:inline-flex;align-items:center;min-height:44px;min-width:44px;text-decoration:none}
.home{gap:8px;color:var(--ink);font-size:1.25rem;font-weight:700}
.home svg{color:var(--spruce)}
.languages{display:flex;gap:8px;margin:0 -8px}
.languages a{justify-content:center;padding:0 8px}
.languages a:hover{text-decoration:underline}
.languages a[aria-current]{color:var(--ink);font-weight:700;text-decoration:underline;text-decoration-thickness:3px;text-underline-offset:8px}
main{flex:1;display:flex;flex-direction:column;gap:32px}
main.column{padding-top:24px;padding-bottom:64px}
.foot{border-top:1px solid var(--line);color:var(--stone)}
.foot p{padding-top:16px;padding-bottom:24px}
.stone{color:var(--stone)}
.stack{display:flex;flex-direction:column;gap:16px}
.stack-s{display:flex;flex-direction:column;gap:8px}
.lead{font-size:1.25rem;line-height:1.4}
.card{border:1px solid var(--line);border-radius:8px;padding:16px}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:8px 24px;border:2px solid var(--spruce);border-radius:8px;background:var(--spruce);color:var(--paper);font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer;align-self:flex-start}
.button:hover{text-decoration:underline}
.quiet{background:none;color:var(--spruce)}
label{font-weight:700}
.drop{border:2px dashed var(--line);border-radius:8px;padding:16px}
input[type=file]{display:block;width:100%;min-height:96px;padding:24px 0;font:inherit;color:inherit;border-radius:8px;cursor:pointer}
input[type=file]::file-selector-button{min-height:48px;margin:0 16px 8px 0;padding:8px 16px;border:2px solid var(--spruce);border-radius:8px;background:none;color:var(--spruce);font:inherit;font-weight:700;cursor:pointer}
summary{padding:10px 0;color:var(--lake);text-decoration:underline;text-underline-offset:3px;cursor:pointer}
textarea{display:block;width:100%;min-height:144px;padding:8px 16px;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;font:1rem/1.5 ui-monospace,monospace;resize:vertical}
.code{display:block;width:100%;max-width:16rem;min-height:48px;padding:8px 16px;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;font:1.25rem/1.5 ui-monospace,monospace;letter-spacing:.1em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.notice{display:flex;gap:16px;border:2px solid var(--cloudberry);border-radius:8px;padding:16px}
.notice svg{color:var(--cloudberry)}
.notice.VALID,.notice.INVALID{border-color:currentColor}
.notice.VALID svg,.notice.INVALID svg{color:inherit}
.notice p{color:var(--ink)}
.verdict{display:flex;gap:16px;align-items:center}
.verdict svg{width:56px;height:56px}
.VALID{color:var(--spruce)}.INVALID{color:var(--lingon)}.UNKNOWN,.NOTICE{color:var(--cloudberry)}
.facts{display:grid;gap:16px}
.facts div{display:grid;gap:0 16px}
dt{color:var(--stone)}
.big{font-size:1.6rem;line-height:1.25;font-weight:700}
.small{font-size:1rem;color:var(--stone)}
.paper{display:flex;flex-direction:column;gap:16px;padding:24px 16px}
.paper>svg{width:128px;height:128px;color:var(--spruce)}
.checks{list-style:none}
.checks{border-top:1px solid var(--line)}
.checks li{display:flex;gap:16px;padding:16px 0;border-bottom:1px solid var(--line)}
.checks svg{margin-top:2px}
.checks b{font-weight:700}
.items{list-style:none;display:flex;flex-direction:column;gap:8px}
.items li{padding-left:16px;border-left:2px solid var(--line)}
.example{display:flex;flex-direction:column;gap:16px;align-items:center;text-align:center;padding:24px 16px}
.example svg{width:184px;height:184px;color:var(--spruce)}
@media(min-width:36rem){
h1{font-size:2rem}
.hero h1{font-size:2.6rem}
.verdict svg{width:72px;height:72px}
.column{padding-left:24px;padding-right:24px}
.facts div{grid-template-columns:12rem 1fr}
.paper{padding:32px}
.paper>svg{position:absolute;top:32px;right:32px;width:144px;height:144px}
.paper{position:relative}
.paper .whose{min-height:144px;padding-right:176px}
.example{flex-direction:row;text-align:left;padding:24px 32px;gap:32px}
}
${FORM_STYLE}
@media print{.languages,.foot,.button{display:none}}`;

/** What a page's policy names, so that this style and no other is applied (CSP Level 3, 2.3.1). */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
