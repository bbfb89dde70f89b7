import type { CountingUnit } from './platform.ts';
import { emojiPattern } from './x-emoji.ts';
import { findLinks } from './x-links.ts';

/** How `text` counts in `unit`. Fast enough for every keystroke: linear in the text's length. */
export function countText(unit: CountingUnit, text: string): number {
  return counters[unit](text);
}

const counters: Readonly<Record<CountingUnit, (text: string) => number>> = {
  'x-weighted': xWeight,
  utf16: (text) => text.length,
  'code-points': codePoints,
  graphemes: (text) => (plain.test(text) ? text.length : Array.from(graphemes.segment(text)).length),
  'utf8-bytes': utf8Bytes,
  threads: threadsCount,
};

/** twitter-text config v3: weights in hundredths; code points outside the ranges weigh `other`. */
const X = {
  scale: 100,
  light: 100,
  other: 200,
  link: 23,
  ranges: [
    [0, 4_351],
    [8_192, 8_205],
    [8_208, 8_223],
    [8_242, 8_247],
  ],
} as const;

/** Nothing outside printable ASCII: one unit is one of everything. */
const plain = /^[\x20-\x7E]*$/;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const xEmoji = new RegExp(emojiPattern, 'g');

/** X's weight: NFC first, a link 23, an emoji 2, the letters of most scripts 1, the rest 2. */
function xWeight(text: string): number {
  const normal = text.normalize('NFC');
  const taken = new Map<number, number>();
  let weight = 0;
  for (const { start, length } of findLinks(normal)) taken.set(start, length);
  const emoji = plain.test(normal) ? new Map<number, number>() : emojiIn(normal);
  for (let at = 0; at < normal.length; at += 1) {
    const link = taken.get(at);
    const picture = emoji.get(at);
    if (link !== undefined) {
      weight += X.link * X.scale;
      at += link - 1;
    } else if (picture !== undefined) {
      weight += X.other;
      at += picture - 1;
    } else {
      const point = normal.codePointAt(at) ?? 0;
      weight += light(point) ? X.light : X.other;
      if (point > 0xff_ff) at += 1;
    }
  }
  return weight / X.scale;
}

const emojiIn = (text: string): Map<number, number> =>
  new Map(Array.from(text.matchAll(xEmoji), (match) => [match.index, match[0].length]));

const light = (point: number): boolean => X.ranges.some(([from, to]) => point >= from && point <= to);

function codePoints(text: string): number {
  let count = 0;
  for (const character of text) count += character === '' ? 0 : 1;
  return count;
}

/** Bytes in UTF-8; a lone surrogate is written as U+FFFD, three bytes. */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x8_00) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}

const pictographic = /\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/v;

/** Threads counts characters, but an emoji as its UTF-8 bytes (Meta's documentation). */
function threadsCount(text: string): number {
  if (!pictographic.test(text)) return codePoints(text);
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    count += pictographic.test(segment) ? utf8Bytes(segment) : codePoints(segment);
  }
  return count;
}
