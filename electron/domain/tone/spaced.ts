import { breaks, scripts, type Words } from './words.ts';

/** Letters written apart this often in a row are one word in disguise; two may be an initial and a particle. */
const AT_LEAST = 3;
/** Signs that people put between the letters. */
const BETWEEN = new Set(['', '.', '-', '_', '*', '+', '/', '|', '~', ',']);

/** Joins letters that were written apart (`ح م ا ر`, `s.h.i.t`) into the words they spell; the rest stays as it is. */
export function joinSpaced(words: Words, text: string): Words {
  if (!words.text.some((word, at) => isLetter(words, at) && word.length === 1)) return words;
  const joined = { count: 0, text: [], start: [], end: [], script: [], before: [], stretched: [], glue: [] } as {
    -readonly [K in keyof Words]: Words[K];
  };
  for (let from = 0; from < words.count;) {
    let to = from + 1;
    if (isSingle(words, from)) while (to < words.count && continues(words, text, to)) to += 1;
    if (to - from < AT_LEAST) to = from + 1;
    joined.text.push(words.text.slice(from, to).join(''));
    joined.start.push(words.start[from] ?? 0);
    joined.end.push(words.end[to - 1] ?? 0);
    joined.script.push(words.script[from] ?? scripts.other);
    joined.before.push(words.before[from] ?? breaks.none);
    joined.stretched.push(words.stretched.slice(from, to).some(Boolean));
    joined.glue.push(words.glue[from] ?? '');
    joined.count += 1;
    from = to;
  }
  return joined;
}

const isLetter = (words: Words, at: number): boolean =>
  words.script[at] === scripts.arabic || words.script[at] === scripts.latin;

const isSingle = (words: Words, at: number): boolean => isLetter(words, at) && words.text[at]?.length === 1;

/** One sign or one space between two single letters of one script. */
function continues(words: Words, text: string, at: number): boolean {
  if (!isSingle(words, at) || words.script[at] !== words.script[at - 1]) return false;
  const between = text.slice(words.end[at - 1], words.start[at]);
  return between.length <= 3 && BETWEEN.has(between.trim()) && !between.includes('\n') && !between.includes('  ');
}
