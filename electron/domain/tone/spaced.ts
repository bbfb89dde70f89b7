import type { KnownWords } from './vocabulary.ts';
import { addJoined, noWords, scripts, type Words } from './words.ts';

/** Letters with spaces this often in a row are a word in disguise; two may be an initial and a particle. */
const AT_LEAST = 3;
/** With a sign between them two are enough (`ي.ا ك.ل.ب`). */
const AT_LEAST_SIGNED = 2;
/** Signs that people put between the letters. */
const BETWEEN = new Set(['', '.', '-', '_', '*', '+', '/', '|', '~', ',']);

/**
 * Joins letters that were written apart (`ح م ا ر`, `s.h.i.t`) into the words they spell; the rest stays as it is. Where
 * one space stands between letters and between words alike (`ي ا ك ل ب`), `knows` tells where a word ends.
 */
export function joinSpaced(words: Words, text: string, knows: KnownWords): Words {
  if (!anyRow(words)) return words;
  const joined = noWords();
  for (let from = 0; from < words.count;) {
    const to = runEnd(words, text, from);
    if (to === from + 1) {
      addJoined(joined, words, from, to, words.text[from] ?? '', words.script[from] ?? scripts.other);
      from = to;
      continue;
    }
    const least = /\s/.test(text.charAt(words.end[from] ?? 0)) ? AT_LEAST : AT_LEAST_SIGNED;
    const row = words.text.slice(from, to);
    for (const length of row.length < least ? [1] : parted(row, words.script[from] ?? 0, knows)) {
      const word = words.text.slice(from, from + length).join('');
      addJoined(joined, words, from, from + length, word, words.script[from] ?? scripts.other);
      from += length;
    }
  }
  return joined;
}

/** Whether two single letters follow each other. */
function anyRow(words: Words): boolean {
  for (let at = 1; at < words.count; at += 1) if (isSingle(words, at) && isSingle(words, at - 1)) return true;
  return false;
}

/** Where the run of single letters that begins at `from` ends; every gap of it has the same sign. */
function runEnd(words: Words, text: string, from: number): number {
  let to = from + 1;
  if (!isSingle(words, from)) return to;
  const sign = text.slice(words.end[from], words.start[to] ?? 0);
  while (to < words.count && continues(words, text, to, sign)) to += 1;
  return to;
}

/** Nobody reads a longer row of single letters; no word is longer than the second. */
const ROW = 400;
const WORD = 14;

/** Lengths of the words that a row of letters spells: known ones where they fit, the fewest others. */
function parted(letters: readonly string[], script: number, knows: KnownWords): readonly number[] {
  if (letters.length > ROW) return [letters.length];
  const best = [{ cost: 0, length: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    let least = { cost: Number.POSITIVE_INFINITY, length: 1 };
    for (let length = 1; length <= Math.min(WORD, end); length += 1) {
      const word = letters.slice(end - length, end).join('');
      const cost = (best[end - length]?.cost ?? 0) + costOf(word, script, knows);
      if (cost < least.cost) least = { cost, length };
    }
    best.push(least);
  }
  const lengths: number[] = [];
  for (let end = letters.length; end > 0; end -= best[end]?.length ?? end) lengths.unshift(best[end]?.length ?? end);
  return lengths;
}

/**
 * A word as it is known costs least, one known by its stem more, and what is not known the more the longer it is, so that
 * no insult is cut out of an innocent word for little.
 */
function costOf(word: string, script: number, knows: KnownWords): number {
  const { length } = word;
  if (length === 1) return knows.isWord(word, script) ? 2.2 : Number.POSITIVE_INFINITY;
  // `sunnites s…`: the second `s` begins the next word.
  if (word.endsWith('ss') && knows.isSpelled(word.slice(0, -1), script)) return 2;
  if (knows.isSpelled(word, script)) return length === 2 ? 1.2 : 1;
  if (knows.isWord(word, script)) return length > 3 ? 1.4 : 1.8;
  return 2.2 + length / 3;
}

const isLetter = (words: Words, at: number): boolean =>
  words.script[at] === scripts.arabic || words.script[at] === scripts.latin;

const isSingle = (words: Words, at: number): boolean => isLetter(words, at) && words.text[at]?.length === 1;

/** The same sign or space between two single letters of one script; an apostrophe is a letter of its word (`w e ' l l`). */
function continues(words: Words, text: string, at: number, sign: string): boolean {
  if (!isSingle(words, at) || words.script[at] !== words.script[at - 1]) return false;
  const between = text.slice(words.end[at - 1], words.start[at]);
  if (between === " ' ") return true;
  if (between !== sign) return false;
  // A digit right beside a letter is for `joinParted`.
  if (between === '') return false;
  return between.length <= 3 && BETWEEN.has(between.trim()) && !between.includes('  ');
}
