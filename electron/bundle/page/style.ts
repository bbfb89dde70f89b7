import type { PageFont } from './fonts.ts';

const face = ({ family, weight, range, base64 }: PageFont): string =>
  `@font-face{font-family:${family};font-weight:${weight};font-display:swap;unicode-range:${range};src:url(data:font/woff2;base64,${base64}) format("woff2")}\n`;

/** The page's style with its typefaces; colours and sizes of the app's tokens. */
export const pageStyle = (fonts: readonly PageFont[]): string => fonts.map(face).join('') + rules;

const rules = `
:root{color-scheme:light dark;--desk:#f4f1ec;--card:#fff;--ink:#221c2b;--ink-2:#4f4859;--meta:#655e6f;--line:#dcd6cd;--edge:#8a8292;--accent:#573b94;--accent-soft:#ebe5f6;--on-accent:#fff;--good:#17645a;--good-soft:#deeeea;--sunken:#efebe5;--hover:#e9e4f0}
@media (prefers-color-scheme:dark){:root{--desk:#18151d;--card:#27232e;--ink:#ece7f0;--ink-2:#bdb5c7;--meta:#a9a1b5;--line:#3b3544;--edge:#7d7489;--accent:#bda6ec;--accent-soft:#33284a;--on-accent:#1d1331;--good:#82cabb;--good-soft:#1d3733;--sunken:#17141b;--hover:#302a3b}}
*,::before,::after{box-sizing:border-box}
[hidden]{display:none!important}
html{background:var(--desk);color:var(--ink);font:400 14px/23px page,"IBM Plex Sans Arabic","Segoe UI",Tahoma,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0}
main{max-inline-size:956px;margin-inline:auto;padding:22px 16px 40px;display:flex;flex-direction:column;gap:12px}
h1,h2,h3,p,ul,ol,figure{margin:0;padding:0}
header{display:flex;align-items:center;gap:14px;flex-wrap:wrap}
.mark{inline-size:30px;block-size:30px;flex:none;border-radius:5px;background:var(--accent);color:var(--on-accent)}
.names{flex:1 1 320px;min-inline-size:0}
h1{font-size:21px;line-height:32px;font-weight:600}
h2{font-size:16px;line-height:27px;font-weight:600;min-inline-size:0;overflow-wrap:anywhere}
bdi[dir=ltr]{white-space:nowrap}
.meta{font-size:13px;line-height:21px;color:var(--meta);overflow-wrap:anywhere}
.tag{display:inline-flex;align-items:center;gap:7px;font-size:12px;line-height:18px;font-weight:600;color:var(--good);background:var(--good-soft);border-radius:3px;padding:1px 8px}
.tag svg{inline-size:14px;block-size:14px;flex:none}
.tag.large{font-size:13px;padding:4px 12px}
.tag.large svg{inline-size:17px;block-size:17px}
nav{display:none;gap:8px;flex-wrap:wrap}
.scripted nav{display:flex}
.scripted section>h2.part{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
nav button{border-radius:999px;padding:1px 12px}
nav button[aria-selected=true]{border-color:var(--accent);background:var(--accent-soft);color:var(--accent);font-weight:600;box-shadow:inset 0 0 0 1px var(--accent)}
button{font:inherit;font-size:13px;color:var(--ink);background:var(--card);border:1px solid var(--edge);border-radius:5px;padding:2px 10px;min-block-size:28px;display:inline-flex;align-items:center;gap:7px;cursor:pointer}
button:hover{background:var(--hover)}
button svg{inline-size:14px;block-size:14px;flex:none}
button .tick,button.done .copy{display:none}
button.done .tick{display:block}
button.done{border-color:var(--good);color:var(--good)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
section{display:flex;flex-direction:column;gap:12px}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:11px 16px}
article{display:flex;gap:18px;align-items:flex-start}
.pictures{flex:none;display:flex;flex-direction:column;gap:8px;inline-size:132px}
.pictures a{display:block;border-radius:5px;background:var(--sunken)}
.pictures img,.pictures video{display:block;inline-size:132px;block-size:auto;min-block-size:66px;max-block-size:235px;object-fit:cover;border-radius:5px}
.words{flex:1;min-inline-size:0;display:flex;flex-direction:column;gap:6px}
.row{display:flex;gap:8px;align-items:center;flex-wrap:wrap}
.end{margin-inline-start:auto}
.text{font:400 18px/34px reading,page,"Noto Naskh Arabic","Segoe UI","Times New Roman",serif;white-space:pre-wrap;overflow-wrap:anywhere}
.text:lang(fr),.text:lang(en){line-height:30px}
details{border-block-start:1px solid var(--line);padding-block-start:6px}
summary{cursor:pointer;font-size:13px;color:var(--ink-2)}
a{color:var(--accent)}
ul.files{list-style:none;display:flex;flex-direction:column;gap:6px}
code,pre{font-family:ui-monospace,"Cascadia Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:13px}
pre{margin:4px 0 12px;padding:8px 12px;background:var(--sunken);border-radius:5px;overflow-x:auto;direction:ltr;text-align:left;white-space:pre-wrap;overflow-wrap:anywhere}
#said{position:fixed;inset-block-end:20px;inset-inline:0;margin-inline:auto;inline-size:fit-content;max-inline-size:90%;background:var(--ink);color:var(--desk);border-radius:5px;padding:6px 16px}
#said:empty{visibility:hidden}
.by-hand{position:fixed;inset:20% 10%;inline-size:80%;block-size:40%;font:inherit}
@media (max-width:560px){article{flex-direction:column}.pictures{flex-direction:row;flex-wrap:wrap;inline-size:auto}}
@media print{nav,button,#said{display:none!important}section[hidden]{display:flex!important}.card{break-inside:avoid}}
`;
