import { foldMapped } from '../text/fold.ts';
import type { Range } from '../text/quotation.ts';
import type { KnownWords } from './vocabulary.ts';
import { scripts, type Words, wordsOf } from './words.ts';

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

/** What a character turns in its direction, up to the one that ends it. */
const overridden = /[\u202d\u202e]([^\u202c\n]*)/g;

const reversed = (text: string): string => [...text].toReversed().join('');

/** The parts of a text that are written from their end to their beginning: what an override turns back, or all of it. */
export function backwardParts(text: string, words: Words, knows: KnownWords): readonly Range[] {
  const parts: Range[] = [];
  for (const { 0: all, 1: inner = '', index } of text.matchAll(overridden)) {
    const end = index + all.length;
    if (readsBack(wordsOf(foldMapped(inner)), knows)) parts.push({ start: end - inner.length, end });
  }
  return parts.length === 0 && isMirrored(words, knows) ? [{ start: 0, end: text.length }] : parts;
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

/**
 * Turns back words that are written backwards (`رامح`, `toidi`): rows of words that are known that way and not as they
 * stand, or a single one that offends.
 */
export function turnBack(words: Words, knows: KnownWords): Words {
  const only = words.text.map((word, at) => readsBackwards(word, words.script[at] ?? 0, knows));
  if (!only.includes(true)) return words;
  const turned = new Uint8Array(words.count);
  for (let from = 0; from < words.count;) {
    const to = rowEnd(words, only, from, knows);
    const backwards = only
      .slice(from, to)
      .filter((is, at) => is && (words.text[from + at]?.length ?? 0) >= SHORTEST).length;
    if (backwards >= ROW) turned.fill(1, from, to);
    else for (let at = from; at < to; at += 1) if (only[at] === true && offends(words, at, knows)) turned[at] = 1;
    from = to;
  }
  return turned.includes(1)
    ? { ...words, text: words.text.map((word, at) => (turned[at] === 1 ? reversed(word) : word)) }
    : words;
}

/** Whether most of a text reads backwards: then its words too stand from last to first. */
function isMirrored(words: Words, knows: KnownWords): boolean {
  let [backwards, straight] = [0, 0];
  words.text.forEach((word, at) => {
    const script = words.script[at] ?? 0;
    if (word.length < SHORTEST || !isWritten(script)) return;
    if (readsBackwards(word, script, knows)) backwards += 1;
    else if (knows.isWord(word, script)) straight += 1;
  });
  return backwards >= ROW && backwards > straight;
}

/** Whether a text reads better backwards. */
function readsBack(words: Words, knows: KnownWords): boolean {
  let [backwards, straight] = [0, 0];
  words.text.forEach((word, at) => {
    const script = words.script[at] ?? 0;
    if (word.length < 2 || !isWritten(script)) return;
    if (isPlain(reversed(word), script, knows)) backwards += 1;
    if (isPlain(word, script, knows)) straight += 1;
  });
  return backwards > straight;
}

/** Where the row of words ends that begins at `from` and reads backwards, words that read both ways included. */
function rowEnd(words: Words, only: readonly boolean[], from: number, knows: KnownWords): number {
  const reads = (at: number): boolean =>
    only[at] === true || isPlain(reversed(words.text[at] ?? ''), words.script[at] ?? 0, knows);
  let to = from;
  while (to < words.count && reads(to)) to += 1;
  return Math.max(to, from + 1);
}

const isWritten = (script: number): boolean => script === scripts.arabic || script === scripts.latin;

const readsBackwards = (word: string, script: number, knows: KnownWords): boolean =>
  word.length > 1 &&
  isWritten(script) &&
  !bothWays.has(word) &&
  !knows.isWord(word, script) &&
  isPlain(reversed(word), script, knows);

/** Known as it is spelled, but for an article. */
const isPlain = (word: string, script: number, knows: KnownWords): boolean =>
  knows.isSpelled(word, script) ||
  (word.startsWith('ال') && knows.isSpelled(word.slice(2), script)) ||
  (word.length >= LONG && knows.isWord(word, script));

function offends(words: Words, at: number, knows: KnownWords): boolean {
  const word = words.text[at] ?? '';
  return word.length >= ALONE && knows.isOffence(reversed(word), words.script[at] ?? 0);
}
