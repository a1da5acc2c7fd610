// The report's style sheet: light and dark, wide and narrow, screen and paper.

/** Marks differ in form as well as in colour: underlined in waves, framed (a stroke through would hide a hyphen), underlined twice. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c1e21;--soft:#5a6068;--ground:#fff;--panel:#f5f6f7;--line:#d5d8dc;--link:#0b57b0;
--sub:#fff0b8;--sub-ink:#5b4300;--del:#fde0dd;--del-ink:#8c1616;--ins:#d9f2df;--ins-ink:#10592a;--bad:#a31515;--scan:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#a4abb3;--ground:#16181b;--panel:#1f2226;--line:#3b4047;--link:#8ab9ff;
--sub:#4a3d0c;--sub-ink:#ffe08a;--del:#541f1f;--del-ink:#ffc4bd;--ins:#173f25;--ins-ink:#a5ebb9;--bad:#ff9d93;--scan:#cfd1d3}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0 auto;max-width:75rem;padding:1.5rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.35rem;margin:2.75rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:0}
p{margin:.5rem 0}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--ground);z-index:1}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.note,.of{color:var(--soft);font-size:.875rem}
.of,.excerpt{font-weight:400}
.fixed{overflow-wrap:normal}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.25rem;margin:1rem 0}
dt{color:var(--soft)}
dd{margin:0}
.head{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;margin:1rem 0;list-style:none}
.head li{flex:1 1 9rem;padding:.6rem .9rem;background:var(--panel);border:1px solid var(--line);border-radius:.4rem}
.head strong{display:block;font-size:1.35rem;line-height:1.3;font-variant-numeric:tabular-nums}
.missed{padding:.6rem .9rem;margin:1rem 0;border-left:.3rem solid var(--bad);background:var(--panel);list-style:none}
.missed strong{color:var(--bad)}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
table.narrow{width:auto;min-width:22rem}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding-bottom:.25rem}
th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:600}
thead th{border-bottom:2px solid var(--line);overflow-wrap:normal}
.scroll{overflow-x:auto;background:linear-gradient(to left,var(--ground) 50%,transparent) right/2.5rem 100% no-repeat local,linear-gradient(to left,var(--line),transparent) right/1rem 100% no-repeat scroll}
.figure{text-align:right;overflow-wrap:normal;font-variant-numeric:tabular-nums}
.letters{font-family:ui-monospace,monospace;white-space:pre-wrap}
.passage{margin:1.75rem 0}
.diff{table-layout:fixed;margin-top:.4rem}
.diff td{width:50%;overflow:hidden;white-space:pre-wrap;border-bottom:0}
.diff th.place{width:4.5rem;font-weight:400;font-size:.8rem;color:var(--soft);border-bottom:0;overflow-wrap:normal}
.diff tbody{border-bottom:1px solid var(--line)}
.diff .differs{background:var(--panel)}
.diff .skipped td{width:auto;color:var(--soft);font-size:.8rem;text-align:center}
.diff .crop td{padding-bottom:0}
.diff img{display:block;max-width:100%;height:auto;background:var(--scan);border-radius:2px}
@media (prefers-color-scheme:dark){.diff img{filter:brightness(.82)}}
mark,del,ins{padding:0 .1em;border-radius:2px;white-space:pre-wrap}
mark{background:var(--sub);color:var(--sub-ink);text-decoration:underline wavy 1px;text-underline-offset:.2em}
del{background:var(--del);color:var(--del-ink);text-decoration:none;outline:1px solid;outline-offset:-1px}
ins{background:var(--ins);color:var(--ins-ink);text-decoration:underline double 1px;text-underline-offset:.2em}
.gap::before{content:"\\2038";padding:0 .1em;border-radius:2px;background:var(--del);color:var(--del-ink);font-weight:700}
mark::before,mark::after,del::before,del::after,ins::before,ins::after{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
mark::before{content:" [substituted: "}del::before{content:" [missing: "}ins::before{content:" [surplus: "}
mark::after,del::after,ins::after{content:"] "}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.75rem}
@media (max-width:40rem){body{padding:1rem}th,td{padding:.25rem .3rem;font-size:.85rem}table.narrow{min-width:0;width:100%}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}
caption{position:sticky;left:0;max-width:calc(100vw - 2rem)}tbody th{min-width:5.5rem}.figure .of{display:block}
.diff thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.diff,.diff tbody,.diff tr,.diff td,.diff th.place{display:block;width:auto}.diff th.place{padding-bottom:0}
.diff .ref::before,.diff .doc::before{display:block;font-size:.75rem;color:var(--soft)}.diff .ref::before{content:"Reference"}.diff .doc::before{content:"Document"}
.diff .crop td{overflow-x:auto}.diff .crop img{max-width:none;width:auto;height:1.6rem}.diff .crop .place{padding:0}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--ground:#fff;--panel:#f5f6f7;--line:#bbb;--link:#000;--sub:#fff0b8;--sub-ink:#5b4300;--del:#fde0dd;--del-ink:#8c1616;--ins:#d9f2df;--ins-ink:#10592a;--bad:#a31515;--scan:#fff}
body{max-width:none;padding:0;font-size:10pt}.skip,nav{display:none}.diff img{filter:none}
tr,.diff tbody,.head li{break-inside:avoid}h2,h3,h4,caption,thead,.passage>.note{break-after:avoid}thead+tbody>tr:first-child,thead+tbody{break-before:avoid}.scroll:has(table.short){break-inside:avoid}mark,del,ins{print-color-adjust:exact}}
`
