import { foldMapped } from '../text/fold.ts';
import type { Range } from '../text/quotation.ts';
import type { Reading } from './reading.ts';
import type { KnownWords } from './vocabulary.ts';
import { addJoined, LONGEST_WORD, noWords, scripts, type Words, wordsOf } from './words.ts';

/** Shorter words say nothing about the direction of a text. */
const SHORTEST = 3;
/** From this length on a form of a known word will do as well as the word itself. */
const LONG = 5;
/** A single word written backwards is believed from this length on. */
const ALONE = 4;
/** So many words in a row that only read backwards are written backwards. */
const ROW = 2;

/** Words that spell another backwards. */
const bothWays = new Set(
  `sport sports setup lived reviled snips spots parts repaid stink sloop pools star tips slam port crop snob gals rail
  balk stor trid stup parc ports rails evil live dog god pans snap`.split(/\s+/),
);

/** Which way a word reads: as it stands, only from its end, or neither that anybody knows. */
const directions = { none: 0, straight: 1, backwards: 2 } as const;

/** Which way each word of a sentence reads: one of `directions`. */
export type Directions = readonly number[];

/** `readings`: how each word is known as it is written; held letters are not taken off here. */
export const directionsOf = (
  { words, readings }: { readonly words: Words; readonly readings: readonly (readonly Reading[])[] },
  knows: KnownWords,
): Directions =>
  words.text.map((word, at) =>
    words.stretched[at] !== true && (readings[at]?.length ?? 0) > 0
      ? directions.straight
      : directionOf(word, words.script[at] ?? 0, knows),
  );

function directionOf(word: string, script: number, knows: KnownWords): number {
  if (word.length < 2 || word.length > LONGEST_WORD || !isWritten(script)) return directions.none;
  if (knows.isWord(word, script)) return directions.straight;
  const isBackwards = !bothWays.has(word) && isPlain(reversed(word), script, knows);
  return isBackwards ? directions.backwards : directions.none;
}

/** What a character turns in its direction, up to the one that ends it. */
const overrides = /[\u202d\u202e]/;
const overridden = /[\u202d\u202e]([^\u202c\n]*)/g;

const reversed = (text: string): string => [...text].toReversed().join('');

/** The parts of a text that are written from their end to their beginning: what an override turns back, or all of it. */
export function backwardParts(text: string, words: Words, read: Directions, knows: KnownWords): readonly Range[] {
  const parts: Range[] = [];
  if (overrides.test(text))
    for (const { 0: all, 1: inner = '', index } of text.matchAll(overridden)) {
      const end = index + all.length;
      if (readsBack(wordsOf(foldMapped(inner)), knows)) parts.push({ start: end - inner.length, end });
    }
  return parts.length === 0 && isMirrored(words, read) ? [{ start: 0, end: text.length }] : parts;
}

/** A text with those parts turned round, as people see it. */
export function mirrorOf(text: string, parts: readonly Range[]): string {
  let turned = '';
  let from = 0;
  for (const { start, end } of parts) {
    turned += text.slice(from, start) + reversed(text.slice(start, end));
    from = end;
  }
  return turned + text.slice(from);
}

/** Where a range of the turned text is in the text as written. */
export function inOriginal({ start, end }: Range, parts: readonly Range[]): Range {
  let [first, last] = [start, end];
  for (const part of parts) {
    const [from, to] = [Math.max(start, part.start), Math.min(end, part.end)];
    if (from >= to) continue;
    const turned = { start: part.start + part.end - to, end: part.start + part.end - from };
    // What lies in the part alone is there; what goes beyond it takes in where the part's words are.
    if (start >= part.start && end <= part.end) return turned;
    [first, last] = [Math.min(first, turned.start), Math.max(last, turned.end)];
  }
  return { start: first, end: last };
}

/** Words of which some were turned back, and which. */
interface Turned {
  readonly words: Words;
  readonly turned: readonly number[];
}

/**
 * Turns back words that are written backwards (`رامح`, `toidi`): rows of words that read backwards, one of which reads no
 * other way, or a single long one. Some words read both ways, so that these are further readings of a text and never the
 * only one: with the words that read both ways turned, and with those that read backwards only. Empty when there are none.
 */
export function turnBack(written: Words, read: Directions, text: string, knows: KnownWords): readonly Turned[] {
  const words = joinContracted(written, text);
  const own = words === written ? read : words.text.map((word, at) => directionOf(word, words.script[at] ?? 0, knows));
  if (!own.includes(directions.backwards)) return [];
  const only = own.map((one) => one === directions.backwards);
  const turned: number[] = [];
  for (let from = 0; from < words.count;) {
    const to = rowEnd(words, only, from, knows);
    const isRow = to - from >= ROW && anyTelling(words, only, from, to);
    if (isRow || (only[from] === true && isAlone(words, from, knows)))
      for (let at = from; at < to; at += 1) turned.push(at);
    from = to;
  }
  const surely = turned.filter((at) => only[at] === true);
  const sets = surely.length === turned.length ? [turned] : [turned, surely];
  return turned.length === 0 ? [] : sets.map((one) => ({ words: withTurned(words, new Set(one)), turned: one }));
}

const withTurned = (words: Words, turned: ReadonlySet<number>): Words => ({
  ...words,
  text: words.text.map((word, at) => (turned.has(at) ? reversed(word) : word)),
});

function anyTelling(words: Words, only: readonly boolean[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (only[at] === true && isTelling(words, at)) return true;
  return false;
}

const isTelling = (words: Words, at: number): boolean => (words.text[at]?.length ?? 0) >= SHORTEST;

/** What ends a contraction, backwards. */
const contracted = new Set(['t', 's', 'er', 'ev', 'll', 'm', 'd']);

/** Joins contractions that are written backwards (`t'nod`), as they are joined when they are not. */
function joinContracted(words: Words, text: string): Words {
  const isFirst = (at: number): boolean =>
    contracted.has(words.text[at] ?? '') &&
    words.start[at + 1] === (words.end[at] ?? 0) + 1 &&
    text.charAt(words.end[at] ?? 0) === "'";
  if (!words.text.some((_word, at) => isFirst(at))) return words;
  const joined = noWords();
  for (let from = 0; from < words.count;) {
    const to = isFirst(from) ? from + 2 : from + 1;
    addJoined(joined, words, from, to, words.text.slice(from, to).join(''), words.script[from] ?? scripts.other);
    from = to;
  }
  return joined;
}

/** Whether most of a text reads backwards: then its words too stand from last to first. */
function isMirrored(words: Words, read: Directions): boolean {
  let [backwards, straight] = [0, 0];
  for (let at = 0; at < words.count; at += 1) {
    if (!isTelling(words, at) || !isWritten(words.script[at] ?? 0)) continue;
    if (read[at] === directions.backwards) backwards += 1;
    else if (read[at] === directions.straight) straight += 1;
  }
  return backwards >= ROW && backwards > straight;
}

/** Whether a text reads better backwards. */
function readsBack(words: Words, knows: KnownWords): boolean {
  let [backwards, straight] = [0, 0];
  words.text.forEach((word, at) => {
    const script = words.script[at] ?? 0;
    if (word.length < 2 || word.length > LONGEST_WORD || !isWritten(script)) return;
    if (isPlain(reversed(word), script, knows)) backwards += 1;
    if (isPlain(word, script, knows)) straight += 1;
  });
  return backwards > straight;
}

/**
 * Where the row of words ends that begins at `from` and reads backwards. Words that read both ways are in it, but for
 * those that would offend only by being turned (`كان`, `god`).
 */
function rowEnd(words: Words, only: readonly boolean[], from: number, knows: KnownWords): number {
  const reads = (at: number): boolean => {
    const [word, script] = [words.text[at] ?? '', words.script[at] ?? 0];
    const back = reversed(word);
    const isKnown = bothWays.has(word) || knows.isSpelled(word, script);
    return only[at] === true || (isPlain(back, script, knows) && !(isKnown && knows.isOffence(back, script)));
  };
  let to = from;
  while (to < words.count && reads(to)) to += 1;
  return Math.max(to, from + 1);
}

const isWritten = (script: number): boolean => script === scripts.arabic || script === scripts.latin;

/** Known as it is spelled, but for an article. */
const isPlain = (word: string, script: number, knows: KnownWords): boolean =>
  knows.isSpelled(word, script) ||
  (word.startsWith('ال') && knows.isSpelled(word.slice(2), script)) ||
  (word.length >= LONG && knows.isWord(word, script));

/** A single word that is known backwards: long enough to be no chance. */
const isAlone = (words: Words, at: number, knows: KnownWords): boolean =>
  (words.text[at]?.length ?? 0) >= ALONE && knows.isWord(reversed(words.text[at] ?? ''), words.script[at] ?? 0);
