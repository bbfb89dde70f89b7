import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Card } from './cards.ts';
import { cream, ink, mist, ochre, pale, paper, plum, teal, violet } from './motifs.ts';
import { scenes, type Scene } from './scenes.ts';

const { resolve } = createRequire(import.meta.url);

const face = (family: string, weight: string, file: string): string =>
  `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(resolve(file)).toString('base64')})}`;

const plex = (weight: number): string =>
  face(
    'PlexAr',
    `${weight}`,
    `@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-${weight}-normal.woff2`,
  ) +
  face(
    'PlexLa',
    `${weight}`,
    `@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-${weight}-normal.woff2`,
  );

/** The fonts as data, so that a page without an address can use them: loaded once for all pictures. */
const fonts = [
  ...[400, 500, 600, 700].map(plex),
  face('Naskh', '400 700', '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2'),
].join('');

/** A scene as an SVG that fills `width`×`height`; `show` moves the view over the 1000 square. */
export function sceneSvg(scene: Scene, width: number, height: number, drop = 0): string {
  const wide = width > height;
  const w = wide ? (1000 * width) / height : 1000;
  const h = wide ? 1000 : (1000 * height) / width;
  return `<svg width="${width}" height="${height}" viewBox="${500 - w / 2} ${500 - h / 2 + drop} ${w} ${h}" xmlns="http://www.w3.org/2000/svg">${scenes[scene]()}</svg>`;
}

const themes = {
  light: { ground: paper, text: ink, soft: '#5a5264', accent: violet, tag: pale, on: violet },
  violet: { ground: '#4a3180', text: '#fff', soft: '#dccff3', accent: cream, tag: '#6146a0', on: '#fff' },
  teal: { ground: '#265049', text: '#fff', soft: '#cfe3dd', accent: cream, tag: '#38695f', on: '#fff' },
  ochre: { ground: '#f1d9a8', text: ink, soft: '#5c4a22', accent: '#8a4a22', tag: '#e5c380', on: '#4c3608' },
  dark: { ground: '#2a2436', text: '#f6f1e7', soft: mist, accent: ochre, tag: plum, on: cream },
  foam: { ground: '#dce7e4', text: ink, soft: '#3e5650', accent: teal, tag: '#c3d8d2', on: '#1d4a42' },
} as const;
export type Theme = keyof typeof themes;

const css = (card: Card, width: number, height: number, scale: number): string => {
  const t = themes[card.theme];
  const wide = width > height * 1.2;
  const tall = height > width * 1.6;
  const room = wide ? 1.12 : tall ? 1.1 : width === height && card.scene !== undefined ? 0.9 : 1;
  const u = (Math.min(width, height) * room * scale) / 100;
  return `*{margin:0;box-sizing:border-box}body{width:${width}px;height:${height}px;overflow:hidden;background:${t.ground};color:${t.text};font:500 ${4 * u}px/1.6 PlexAr,PlexLa;display:flex;flex-direction:${wide ? 'row' : 'column'}}
  main{flex:1;display:flex;flex-direction:column;padding:${tall ? 22 * u : 7 * u}px ${7 * u}px ${(tall ? 8 : 5.5) * u}px;min-width:0;min-height:0}
  .tag{align-self:flex-start;margin-bottom:auto;background:${t.tag};color:${t.on};font-weight:600;font-size:${3.3 * u}px;line-height:1;padding:${1.5 * u}px ${2.6 * u}px ${1.7 * u}px;border-radius:${4 * u}px;display:flex;gap:${1.4 * u}px;align-items:center}
  h1{font-weight:700;font-size:${(card.hatched === true ? 10 : card.big === undefined ? 7.4 : 5.9) * u}px;line-height:1.4;margin-top:${3 * u}px;text-wrap:balance}
  .big{font-weight:700;font-size:${17 * u}px;line-height:1.12;color:${t.accent};margin-top:${1.2 * u}px;display:flex;align-items:baseline;gap:${2 * u}px}.big small{font-size:${4.6 * u}px;font-weight:600}
  p{font-size:${3.9 * u}px;line-height:1.65;margin-top:${1.6 * u}px;color:${t.text};text-wrap:pretty}
  .quote{font:500 ${8 * u}px/2.05 Naskh;margin-top:${3 * u}px;text-wrap:balance}
  ol{list-style:none;padding:0;margin-top:${3 * u}px;display:grid;gap:${2.3 * u}px}li{display:flex;gap:${2.6 * u}px;align-items:center;font-size:${4.3 * u}px;line-height:1.45;font-weight:500}
  li b{flex:none;width:${7.4 * u}px;height:${7.4 * u}px;border-radius:50%;background:${t.accent};color:${t.ground};display:grid;place-items:center;font-weight:700;font-size:${4 * u}px;line-height:1}
  .bars{flex:100;display:flex;gap:${4 * u}px;align-items:stretch;margin-top:${3 * u}px;min-height:${20 * u}px;border-bottom:${0.5 * u}px solid ${t.text};margin-bottom:${7 * u}px}
  .bar{flex:1;position:relative;display:flex;flex-direction:column;justify-content:flex-end;align-items:center;font-weight:700;font-size:${4.4 * u}px;line-height:1.5}.bar i{width:72%;background:${t.accent};border-radius:${1.2 * u}px ${1.2 * u}px 0 0}.bar span{position:absolute;bottom:${-6.6 * u}px;font-weight:500;font-size:${3.2 * u}px;white-space:nowrap}
  footer{margin-top:auto;padding-top:${3 * u}px;display:flex;justify-content:space-between;align-items:flex-end;gap:${3 * u}px;font-size:${2.7 * u}px;line-height:1.5;color:${t.soft}}footer svg{flex:none}
  .art{flex:none;${wide ? `width:${Math.round(width * 0.36)}px;height:${height}px` : `width:${width}px;height:${Math.round(height * (tall ? 0.36 : width === height ? 0.3 : 0.36))}px`}}.art svg{display:block}
  .hatch{flex:none;${wide ? `width:${30 * u}px` : `height:${30 * u}px`};background:repeating-linear-gradient(135deg,${t.accent} 0 ${0.7 * u}px,transparent ${0.7 * u}px ${2.8 * u}px);opacity:.55}`;
};

const mark = (size: number, colour: string): string =>
  `<svg width="${size}" height="${size}" viewBox="0 0 40 40"><path d="M4 38V18L20 4l16 14v20z" fill="none" stroke="${colour}" stroke-width="3.4" stroke-linejoin="round"/><path d="M14 38V27a6 6 0 0 1 12 0v11" fill="${colour}"/></svg>`;

function artOf(card: Card, width: number, height: number): string {
  if (card.scene === undefined) return card.hatched === true ? '<div class="hatch"></div>' : '';
  const wide = width > height * 1.2;
  const share = height > width * 1.6 || width !== height ? 0.36 : 0.3;
  const size: [number, number] = wide ? [Math.round(width * 0.36), height] : [width, Math.round(height * share)];
  return `<div class="art">${sceneSvg(card.scene, ...size, wide ? 0 : (card.drop ?? 60))}</div>`;
}

/** The page of a card with words at the given size, in pixels; `scale` (1 or less) shrinks the words. */
export function cardPage(card: Card, width: number, height: number, scale: number): string {
  const t = themes[card.theme];
  const u = Math.min(width, height) / 100;
  const top = Math.max(1, ...(card.bars ?? []).map(({ value }) => value));
  const parts = [
    `<div class="tag">${mark(4 * u, t.on)}${card.tag}</div>`,
    card.title === undefined ? '' : `<h1>${card.title}</h1>`,
    card.big === undefined ? '' : `<div class="big"><bdi>${card.big[0]}</bdi><small>${card.big[1]}</small></div>`,
    card.quote === undefined ? '' : `<div class="quote">${card.quote}</div>`,
    card.text === undefined ? '' : `<p>${card.text}</p>`,
    card.list === undefined
      ? ''
      : `<ol>${card.list.map((one, n) => `<li><b>${n + 1}</b><span>${one}</span></li>`).join('')}</ol>`,
    card.bars === undefined
      ? ''
      : `<div class="bars">${card.bars.map(({ name, value }) => `<div class="bar">${value}<i style="height:${(value / top) * 78}%"></i><span>${name}</span></div>`).join('')}</div>`,
    `<footer><span>${card.source}</span>${mark(6 * u, t.soft)}</footer>`,
  ];
  return `<!doctype html><html lang="${card.language}" dir="${card.language === 'ar' ? 'rtl' : 'ltr'}"><style>${fonts}${css(card, width, height, scale)}</style><main>${parts.join('')}</main>${artOf(card, width, height)}`;
}

/** The page of a picture without words. */
export const scenePage = (scene: Scene, width: number, height: number): string =>
  `<!doctype html><style>body{margin:0}svg{display:block}</style>${sceneSvg(scene, width, height)}`;
