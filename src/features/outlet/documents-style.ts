/**
 * How the public page looks, whole: it stands inside each page, so that a phone asks once. Fonts are the reader's own;
 * headings in a Song face. On paper only the text remains.
 */
export const style = `
:root{--paper:#fbfaf7;--ink:#1f1d1a;--soft:#4a463f;--quiet:#69645b;--line:#e2ddd2;--cinnabar:#a8321f;
--sans:system-ui,'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif;
--serif:'Songti SC','STSong','Noto Serif SC','Noto Serif CJK SC','SimSun',serif}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.9 var(--sans);overflow-wrap:anywhere}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:.25em}
a:hover{text-decoration-color:currentColor}
a:focus-visible{outline:3px solid #1d4f91;outline-offset:2px}
.top,main,.foot{max-width:44rem;margin:0 auto;padding:0 1.25rem}
.top{padding-top:1.25rem;padding-bottom:.75rem;color:var(--soft);font-size:.9375rem}
.top a,.foot a,.years a,.pager a{display:inline-block;padding:.375rem 0}
.demo{margin:0;padding:.25rem 1.25rem;background:#f3f0e9;color:var(--soft);font-size:.875rem;text-align:center}
main{padding-top:1rem;padding-bottom:2rem;border-top:3px solid var(--cinnabar)}
h1,h2,h3{font-family:var(--serif);font-weight:700;line-height:1.5;text-wrap:balance}
h1{margin:1rem 0 .75rem;font-size:1.75rem}
h2{margin:2rem 0 .5rem;font-size:1.25rem}
h3{margin:0;font-size:1.1875rem}
.meta,.quiet{color:var(--quiet);font-size:.9375rem}
.meta{margin:0 0 1.5rem;padding-bottom:1rem;border-bottom:1px solid var(--line)}
.meta span+span::before{content:'　'}
.text p{margin:0 0 .875rem;text-indent:2em;text-align:justify}
.text ul{margin:0 0 .875rem;padding-inline-start:2.5em}
.note{margin:0 0 1.5rem;padding:.75rem 1rem;border-inline-start:3px solid #7a5200;background:#faf3e0}
.note h2{margin:0;font-size:1rem}
.note p{margin:0}
.mark{padding:.0625rem .375rem;border:1px solid #7a5200;border-radius:3px;color:#7a5200;font-size:.8125rem;white-space:nowrap}
.list{margin:0;padding:0;list-style:none}
.list li{padding:1rem 0;border-bottom:1px solid var(--line)}
.list p{margin:.25rem 0 0}
.list a{text-decoration:none}
.list a:hover{text-decoration:underline}
.years ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin:0;padding:0;list-style:none}
.years [aria-current]{font-weight:700;text-decoration-color:var(--cinnabar)}
.pager{display:flex;justify-content:space-between;gap:1rem;margin-top:1.5rem}
.photos{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1rem;margin:1.5rem 0 0;padding:0;list-style:none}
img{display:block;width:100%;aspect-ratio:4/3;object-fit:contain;border:1px solid var(--line);background:#f3f0e9}
.foot{padding-top:1rem;padding-bottom:2rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.875rem}
.foot p{margin:0}
@media(max-width:30rem){h1{font-size:1.5rem}.text p{text-align:start}}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#000;--quiet:#333}
@page{margin:2.2cm 2.4cm}
body{font:12pt/1.8 var(--serif)}
.top,main,.foot{max-width:none;padding:0}
.years,.pager,.screen{display:none}
main{border-top-width:2px}
h1,.meta{text-align:center}
h1{font-size:18pt}
h1,h2,h3{break-after:avoid}
.photos li,.list li,.note{break-inside:avoid}
.photos{grid-template-columns:1fr 1fr}
a{text-decoration:none}
}
`.trim();

/** Our mark, small: cinnabar with two links. */
export const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="2" y="2" width="28" height="28" rx="3" fill="#a8321f"/><path d="M11.5 20.5 20.5 11.5M13 10l2-2a5.5 5.5 0 0 1 8 8l-2 2M19 22l-2 2a5.5 5.5 0 0 1-8-8l2-2" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg>')}`;
