/** How forms, and what one reads between them, look: targets of 44 px, one column, hairlines. */
export const FORM_STYLE = `.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
form{display:contents}
.bar{border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.bar .column{display:flex;justify-content:space-between;gap:16px}
.bar a,.link,.back{display:inline-flex;align-items:center;min-height:44px;min-width:44px}
.link{padding:0;border:0;background:none;color:var(--lake);font:inherit;text-decoration:underline;text-underline-offset:3px;cursor:pointer}
.ending{font-weight:400;border-color:var(--lingon);color:var(--lingon)}
main>p:first-child:has(.back){margin-bottom:-16px}
.fields{display:flex;flex-direction:column;gap:24px}
.line{display:block;width:100%;max-width:24rem;min-height:48px;padding:8px 16px;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;font:inherit}
.code{font:1.25rem/1.5 ui-monospace,monospace;letter-spacing:.05em}
.words{font:inherit;min-height:96px}
.written{white-space:pre-line}
select.line{text-overflow:ellipsis}
select.line option,select.line optgroup{background:var(--paper);color:var(--ink)}
[aria-invalid=true]{border:2px solid var(--lingon)}
.problem{color:var(--lingon);font-weight:700}
fieldset{min-width:0;margin:0;padding:0;border:0}
legend{padding:0 0 8px;font-weight:700}
legend .official,legend .plain-text{font-weight:400}
.choice{display:grid;grid-template-columns:44px 1fr;align-items:center}
.choice input{width:24px;height:24px;margin:10px;accent-color:var(--spruce);cursor:pointer}
.choice label{min-height:44px;padding:10px 0;font-weight:400;cursor:pointer}
.choice p{grid-column:2}
.plain{list-style:none}
.plain a{display:inline-flex;align-items:center;min-height:44px}
.tiles{list-style:none;display:grid;gap:16px}
.tile{display:flex;gap:16px;align-items:center}
.tile>svg{color:var(--spruce)}
.tile h3{font-size:1.25rem;line-height:1.3}
.tile h3 a{display:inline-block;padding:8px 0}
.rows{margin:0;padding:0;list-style:none;border-top:1px solid var(--line)}
.rows:empty{display:none}
.rows>li{padding:16px 0;border-bottom:1px solid var(--line)}
.ways{list-style:none;border-top:1px solid var(--line)}
.ways li{border-bottom:1px solid var(--line)}
.ways a{display:flex;align-items:center;min-height:56px;padding:8px 0}
.acts{display:flex;flex-wrap:wrap;gap:16px}
.keep{font:700 1.6rem/1.4 ui-monospace,monospace;letter-spacing:.05em}
.official{color:var(--stone)}
.qr{width:100%;max-width:280px;background:#fff;padding:8px;border-radius:8px;border:1px solid var(--line)}
.qr svg{width:100%;height:auto}
.marks{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}
.marks div{display:contents}
.head{display:flex;flex-wrap:wrap;gap:16px 24px;align-items:center}
.head>svg{color:var(--spruce)}
.head>div{flex:1 1 14rem}
@media print{.bar,form button,.back,.ways{display:none}}`;
