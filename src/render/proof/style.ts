// The proof's style sheet: two panes side by side; one column on narrow screens; page by page on paper.
import { NodeLabel } from '../../model/document.ts'

const FURNITURE_COLOUR = '#6b7280'

/** Furniture is grey, all else has a colour of its own; what is told by its colour is told by its name too. */
const COLOURS: Readonly<Record<NodeLabel, string>> = {
  title: '#8e24aa',
  section_header: '#5e35b1',
  dateline: '#00838f',
  contents: '#283593',
  numbered_paragraph: '#1565c0',
  paragraph: '#2e7d32',
  list_item: '#827717',
  footnote: '#c75000',
  side_note: '#0277bd',
  caption: '#ad1457',
  table: '#00695c',
  picture: '#6d4c41',
  signature: '#b5179e',
  address: '#a36a00',
  page_header: FURNITURE_COLOUR,
  page_footer: FURNITURE_COLOUR,
  page_number: FURNITURE_COLOUR,
  viewer_chrome: FURNITURE_COLOUR,
}

const labelRules = NodeLabel.options
  .map((label) => `.l-${label}{--c:${COLOURS[label]}}main.no-${label} :is(article,g).l-${label}{display:none}`)
  .join('\n')

const depthRules = [1, 2, 3, 4, 5, 6].map((depth) => `.d${depth} .said{margin-left:${depth * 1.6}rem}`).join('')

const DARK = `--ink:#e7e9eb;--soft:#a6adb5;--ground:#16181b;--panel:#1f2226;--line:#3b4047;--link:#8ab9ff;--desk:#0d0e10;--warn:#ffb86b;--bad:#ff9d93;--hot:#25303d;--chosen:#1d3350;--doubt:#ff8a80;--word:#6b5300`

const BASE = `
:root{color-scheme:light dark;--ink:#1c1e21;--soft:#565c64;--ground:#fff;--panel:#f4f5f7;--line:#d5d8dc;--link:#0b57b0;--desk:#dfe2e6;--warn:#8a4b00;--bad:#a31515;--hot:#eef4fb;--chosen:#dcebfd;--doubt:#d32f2f;--word:#ffe58a}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html,body{height:100%}
body{margin:0;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:.875rem/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
h1{font-size:1rem;margin:0;max-width:20rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
h2{font-size:.875rem;margin:0 0 .5rem;padding:.3rem 1rem;position:sticky;top:0;z-index:1;background:var(--panel);border-bottom:1px solid var(--line)}
:focus-visible{outline:2px solid var(--link);outline-offset:-2px}
.soft{color:var(--soft);font-weight:400}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;padding:.3rem .8rem;background:var(--ground);z-index:9}
`

const HEAD = `
header{flex:none;display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .8rem;padding:.35rem .8rem;font-size:.8rem;background:var(--panel);border-bottom:1px solid var(--line)}
header p{margin:0}
.tools,.legend{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .35rem}
.tools{margin-left:auto}
.legend{flex:1 0 100%;gap:.15rem .65rem;font-size:.75rem}
.legend label{display:inline-flex;align-items:center;gap:.22rem;cursor:pointer}
.legend input{margin:0;accent-color:var(--c,var(--link))}
.swatch{display:none;width:.8rem;height:.8rem;border-radius:2px;background:var(--c)}
.rest{margin-left:auto;display:flex;flex-wrap:wrap;gap:.15rem .65rem}
button,input[type=number]{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:4px;padding:.1rem .45rem;min-height:1.6rem}
button{cursor:pointer}
button:hover{border-color:var(--link)}
button:disabled{opacity:.5;cursor:default}
input[type=number]{width:4.2rem;padding-right:.1rem}
kbd{font:.8em ui-monospace,monospace;border:1px solid var(--line);border-radius:3px;padding:0 .25em;background:var(--ground)}
details{position:relative}
summary{cursor:pointer;border:1px solid var(--line);border-radius:4px;background:var(--ground);padding:.15rem .55rem;list-style:none}
summary::-webkit-details-marker{display:none}
.panel{position:absolute;right:0;top:calc(100% + .3rem);z-index:8;width:min(34rem,90vw);max-height:70vh;overflow:auto;padding:.6rem .9rem;background:var(--ground);border:1px solid var(--line);border-radius:6px;box-shadow:0 6px 24px #0004}
.panel dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem .9rem;margin:0}
.panel dd{margin:0}
.panel ol{margin:0;padding:0;list-style:none}
.panel li{padding:.3rem 0;border-bottom:1px solid var(--line)}
`

const TEXT = `
#text .page{padding-bottom:1.5rem;border-bottom:1px solid var(--line)}
.about{float:right}
article{display:grid;grid-template-columns:7rem 1fr;gap:0 .75rem;padding:.3rem 1rem .3rem .7rem;border-left:.3rem solid transparent;scroll-margin:3rem 0 1rem;cursor:pointer}
article:focus-visible{outline:none}
article p{margin:0}
.key{text-align:right;line-height:1.3;padding-top:.15rem}
b.label{font-size:.95rem!important;color:var(--ink)!important;font-variant-numeric:tabular-nums}
.label{font-size:.7rem;color:var(--soft)}
.label::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.35em;border-radius:2px;background:var(--c)}
.said{min-width:0}
.said>p[lang]{font:.875rem/1.6 Verdana,"DejaVu Sans",Geneva,sans-serif;white-space:pre-line}
.l-title .said>p[lang]{font-size:1.15rem;font-weight:700;line-height:1.4}
.l-section_header .said>p[lang]{font-weight:700}
.l-dateline .said>p[lang]{font-style:italic}
.l-table .said>p[lang]{white-space:pre-wrap;tab-size:14}
.l-footnote .said>p[lang],.l-caption .said>p[lang]{font-size:.8125rem}
.furniture .said>p[lang]{color:var(--soft);font-size:.8125rem}
article.furniture{background:repeating-linear-gradient(135deg,#8881 0 4px,transparent 4px 8px)}
.m{color:var(--soft);font-weight:600}
article.hot{background:var(--hot);border-left-color:var(--c)}
article.chosen{background:var(--chosen);border-left-color:var(--c)}
.why{display:none;color:var(--soft);font-size:.75rem;margin-top:.25rem!important;cursor:auto}
.chosen .why{display:block}
.told{font-size:.8rem;margin-top:.25rem!important}
u.doubt{text-decoration:underline wavy var(--doubt) 1px;text-underline-offset:.22em;cursor:help}
u.doubt.at{background:var(--word);border-radius:2px}
main.no-doubts u.doubt{text-decoration:none}
::highlight(word){background:var(--word)}
.mark{text-decoration:none}
.continued{margin:.2rem 1rem .4rem;font-size:.8rem;font-style:italic}
#text .page>p.soft{margin-left:1rem;margin-right:1rem}
.failed{margin:1rem;padding:.7rem 1rem;border:1px solid var(--bad);border-left-width:.3rem;border-radius:4px;background:var(--panel)}
.failed strong{color:var(--bad)}
.findings{list-style:none;margin:.3rem 0;padding:0;font-size:.8rem}
.page>.findings{margin:.3rem 1rem .6rem}
.findings li{padding:.15rem .6rem;margin:.15rem 0;border-left:.25rem solid var(--line);background:var(--panel)}
.findings .warning{border-color:var(--warn)}.findings .error{border-color:var(--bad)}
.warning>strong{color:var(--warn)}.error>strong{color:var(--bad)}
`

const SCAN = `
#scan{background:var(--desk);--zoom:1}
#scan .page{margin:0 auto;padding:.75rem .75rem 0;width:calc(100% * var(--zoom))}
#scan .page:last-child{padding-bottom:.75rem}
.sheet{position:relative;background:#fff;box-shadow:0 1px 6px #0005;line-height:0}
.sheet img,.sheet .blank{display:block;width:100%;height:auto}
.over{position:absolute;inset:0;width:100%;height:100%;content-visibility:auto;overflow:hidden}
figcaption{text-align:center;color:var(--soft);font-size:.75rem;padding-top:.2rem}
.none{position:absolute;inset:0;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:.5rem;margin:0;padding:10%;line-height:1.5;text-align:center;color:#1c1e21;background:repeating-linear-gradient(45deg,#fafafa 0 12px,#f0f0f0 12px 24px)}
.none strong{color:#a31515}
.box{cursor:pointer}
.over rect{vector-effect:non-scaling-stroke}
.box rect{fill:var(--c);fill-opacity:.09;stroke:var(--c);stroke-opacity:.6;stroke-width:1px}
.box.furniture rect{fill-opacity:.22;stroke-dasharray:4 3}
.box text{fill:var(--c);font-weight:700;font-family:system-ui,sans-serif;paint-order:stroke;stroke:#fff;stroke-width:.3em;stroke-linejoin:round}
.box .order{display:none;fill:#444;font-weight:400}
main.orders .order{display:block}
.box.found rect{stroke:#d32f2f;stroke-opacity:1;stroke-dasharray:6 3}
.box.hot rect{fill-opacity:.2;stroke-opacity:1}
.box.chosen rect{fill-opacity:.16;stroke-opacity:1;stroke-width:3px;stroke-dasharray:none}
.over .word{fill:#ffd400;fill-opacity:.4;stroke:#8a6d00;stroke-width:1.5px;pointer-events:none}
.over .finding{fill:none;stroke:#d32f2f;stroke-width:2px;stroke-dasharray:6 3;pointer-events:none}
path.doubt{stroke:#d32f2f;stroke-width:2px;vector-effect:non-scaling-stroke;fill:none;pointer-events:none}
main.no-doubts path.doubt,main.no-boxes .box rect,main.no-boxes .box text{display:none}
main.no-boxes .box:is(.hot,.chosen) rect{display:inline}
@media (prefers-color-scheme:dark){.sheet img{filter:brightness(.86)}}
`

const PANES = `
@media screen and (min-width:60.01rem){body{overflow:hidden}
main{flex:1;min-height:0;display:flex;flex-direction:row-reverse}
.pane{overflow:auto;overscroll-behavior:contain;min-width:18rem}
#text{flex:1}#scan{width:50%;resize:horizontal;border-right:1px solid var(--line);scroll-padding:4rem 1rem 4rem 5rem}
#text .page{content-visibility:auto;contain-intrinsic-size:auto 60rem}}
`

const STACKED = `main{display:grid;grid-template-columns:minmax(0,1fr)}.pane{display:contents}`
const NARROW = `@media screen and (max-width:60rem){${STACKED}#scan .page{width:100%}h2{position:static}article{grid-template-columns:4.6rem 1fr}.rest{margin-left:0}.panel{left:0;right:auto}.zoom,.together{display:none}}`
const PAPER = `@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--ground:#fff;--panel:#fff;--line:#bbb;--link:#000;--warn:#8a4b00;--bad:#a31515;--doubt:#d32f2f}
html,body{height:auto}.tools,.skip,.rest,.legend input{display:none!important}.swatch{display:inline-block}main{display:grid;grid-template-columns:1fr 1fr;align-items:start}.pane{display:contents}
.page{padding:.5rem;min-width:0}#scan .page{padding:.5rem;width:auto}.sheet{box-shadow:none;border:1px solid #999}h2{position:static;border-bottom:1px solid #999}
.over,article,.swatch,.none,.label::before{print-color-adjust:exact}article,figure{break-inside:avoid}article{grid-template-columns:3.4rem 1fr;gap:0 .5rem;padding:.1rem .2rem}.label{font-size:6pt}b.label{font-size:8pt!important}.sheet img{filter:none}body{font-size:9pt}.said>p[lang]{font-size:7.5pt!important;line-height:1.4!important}.findings{font-size:7pt}@page{margin:10mm}}`

/**
 * @param pages in their order: in one column, and on paper, each stands beside its text
 */
export function proofStyle(pages: readonly number[]): string {
  const order = pages.map((page, at) => `#scan-${page}{order:${2 * at}}#page-${page}{order:${2 * at + 1}}`).join('')
  return [BASE, labelRules, depthRules, HEAD, TEXT, SCAN, PANES, NARROW, PAPER, order, ''].join('\n')
}
