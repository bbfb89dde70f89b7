/** The campaign's drawing colours: warm paper, violet ink, teal and ochre. No party's. */
export const ink = '#221c2b';
export const plum = '#39324a';
export const violet = '#573b94';
export const lilac = '#8d7fa6';
export const mist = '#cfc6dd';
export const pale = '#ebe5f6';
export const paper = '#f6f1e7';
export const sand = '#e7dfd0';
export const cream = '#f3e3c3';
export const ochre = '#d39b3c';
export const rust = '#b5673d';
export const teal = '#2f5c54';
export const sea = '#5d8d84';
export const foam = '#d8e3e0';
export const dawn = '#f0cfa6';
export const skin = ['#c98f68', '#a8714d', '#e0b08a', '#8a5a3e'] as const;

/** Scenes are drawn around the square 0…1000; grounds and skies reach far beyond, so every format shows a whole scene. */
const far = 'x="-3000" width="7000"';

export const sky = (top: string, bottom: string): string =>
  `<defs><linearGradient id="sky" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="-100" y2="760"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect ${far} y="-3000" height="7000" fill="url(#sky)"/>`;
export const band = (y: number, colour: string, height = 4000): string =>
  `<rect ${far} y="${y}" height="${height}" fill="${colour}"/>`;
export const circle = (x: number, y: number, r: number, colour: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`;
export const box = (x: number, y: number, w: number, h: number, colour: string, r = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${colour}"/>`;
export const shape = (d: string, colour: string): string => `<path d="${d}" fill="${colour}"/>`;
export const stroke = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const at = (x: number, y: number, scale: number, art: string): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${art}</g>`;
export const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);

/** A ridge across the whole picture: two waves, shifted by `phase`. */
export function hills(y: number, height: number, colour: string, phase: number): string {
  const top = range(-2000, 3001, 40).map(
    (x) => `${x} ${Math.round(y - height * (Math.sin(x / 310 + phase) + 0.5 * Math.sin(x / 131 + phase * 2.3)))}`,
  );
  return shape(`M-2000 4000L${top.join('L')}L3000 4000Z`, colour);
}

/** A sun with two soft rings. */
export const sun = (x: number, y: number, r: number, colour: string = cream): string =>
  `<g fill="${colour}"><circle cx="${x}" cy="${y}" r="${r * 1.9}" opacity=".18"/><circle cx="${x}" cy="${y}" r="${r * 1.42}" opacity=".28"/><circle cx="${x}" cy="${y}" r="${r}"/></g>`;

/** An arched opening standing on `y`. */
export const arch = (x: number, y: number, w: number, h: number, colour: string): string =>
  shape(`M${x} ${y}v${-(h - w / 2)}a${w / 2} ${w / 2} 0 0 1 ${w} 0v${h - w / 2}z`, colour);

/** A house with the three arches and pyramid roof of the old quarters, standing on `y`. */
export function archedHouse(x: number, y: number, w: number, wall: string, roof: string, glass: string): string {
  const h = w * 0.86;
  const top = y - h;
  const a = w * 0.17;
  const bay = [0.2, 0.415, 0.63].map((part) => arch(x + w * part, top + h * 0.46, a, h * 0.33, glass)).join('');
  const low = [0.14, 0.7].map((part) => arch(x + w * part, y - h * 0.14, w * 0.15, h * 0.24, plum)).join('');
  return [
    shape(`M${x - w * 0.05} ${top}L${x + w * 0.3} ${top - h * 0.26}h${w * 0.4}L${x + w * 1.05} ${top}z`, roof),
    box(x, top, w, h, wall),
    bay,
    box(x + w * 0.15, top + h * 0.47, w * 0.7, h * 0.035, ink),
    low,
    arch(x + w * 0.41, y, w * 0.18, h * 0.36, ink),
  ].join('');
}

/** A flat-roofed house with lit and dark windows. */
export function flatHouse(x: number, y: number, w: number, h: number, wall: string, rows: number, lit: string): string {
  const columns = Math.max(2, Math.round(w / 75));
  const windows = range(0, rows, 1).flatMap((row) =>
    range(0, columns, 1).map((column) =>
      box(
        x + (w / columns) * (column + 0.29),
        y - h + (h / (rows + 0.4)) * (row + 0.35),
        (w / columns) * 0.42,
        (h / rows) * 0.42,
        (row * 2 + column * 3) % 4 === 0 ? plum : lit,
        3,
      ),
    ),
  );
  return `${box(x, y - h, w, h, wall)}${box(x - 8, y - h - 14, w + 16, 18, wall)}${windows.join('')}`;
}

/** An umbrella pine standing on 0,0 and 220 high. */
export const pine = (crown: string, light: string): string =>
  `${stroke('M0 0Q6 -70 -2 -130M-2 -110L-40 -150M0 -100L38 -146', ink, 12)}${shape('M-118 -142Q-110 -200 -50 -208Q0 -240 52 -208Q112 -200 118 -142Q60 -124 0 -134Q-60 -124 -118 -142Z', crown)}${shape('M-100 -160Q-80 -196 -40 -196Q0 -222 40 -196Q0 -186 -30 -182Q-70 -178 -100 -160Z', light)}`;

/** A poplar standing on 0,0 and 300 high. */
export const poplar = (colour: string): string =>
  `${box(-5, -60, 10, 60, ink)}${shape('M0 -300Q44 -190 34 -90Q20 -40 0 -40Q-20 -40 -34 -90Q-44 -190 0 -300Z', colour)}`;

/** A person to the waist; the shoulders stand on 0,0 and the head is at -300. */
export function person(coat: string, tone: string, hair: string, look: 'short' | 'long' | 'scarf' | 'cap'): string {
  const looks = {
    short: shape('M-74 -312Q-78 -392 0 -396Q78 -392 74 -312Q60 -352 20 -356Q-40 -352 -74 -312Z', hair),
    long: shape(
      'M-84 -190Q-110 -396 0 -398Q110 -396 84 -190Q60 -180 52 -230Q72 -320 30 -350Q-20 -330 -56 -320Q-66 -260 -52 -210Q-60 -180 -84 -190Z',
      hair,
    ),
    scarf: shape(
      'M-96 -160Q-118 -400 0 -402Q118 -400 96 -160Q50 -120 0 -132Q-50 -120 -96 -160ZM-54 -290Q-54 -222 0 -212Q54 -222 54 -290Q50 -348 0 -350Q-50 -348 -54 -290Z',
      hair,
    ).replace('<path', '<path fill-rule="evenodd"'),
    cap: `${shape('M-76 -318Q-70 -398 0 -400Q70 -398 76 -318Z', hair)}${box(-100, -326, 130, 18, hair, 9)}`,
  };
  const back = look === 'long' ? shape('M-82 -190Q-100 -380 0 -384Q100 -380 82 -190Z', hair) : '';
  return [
    back,
    shape('M-178 0Q-172 -150 -62 -172Q0 -150 62 -172Q172 -150 178 0Z', coat),
    shape('M-34 -230h68v60Q0 -132 -34 -170Z', tone),
    shape('M-68 -300Q-68 -384 0 -384Q68 -384 68 -300Q64 -208 0 -204Q-64 -208 -68 -300Z', tone),
    looks[look],
  ].join('');
}
