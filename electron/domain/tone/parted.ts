import { foldMapped } from '../text/fold.ts';
import { foldUnit, isLetter, unitKind, unitKinds } from '../text/fold-table.ts';
import type { KnownWords } from './vocabulary.ts';
import { addJoined, noWords, scripts, type Words } from './words.ts';

/** Signs without spaces that people write into a word to hide it. */
const CUTS = new Set(['-', '_', '/', '|', '~', '.', '+', '\n', '\\', '=', '·', '•']);
const MOST_PARTS = 8;
/** No two words make a known one of so many letters by chance. */
const LONG = 5;

/** Latin letters and digits that are written for an Arabic letter amid Arabic ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'ا', b: 'ب', t: 'ت', j: 'ج', d: 'د', r: 'ر', z: 'ز', s: 'س', f: 'ف', k: 'ك', q: 'ق', l: 'ل', m: 'م', n: 'ن',
  h: 'ه', o: 'و', w: 'و', u: 'و', y: 'ي', i: 'ي', e: 'ي', '0': 'ه', '1': 'ا', '2': 'ا', '3': 'ع', '5': 'خ', '6': 'ط',
  '7': 'ح', '8': 'غ', '9': 'ق',
}; // prettier-ignore

/**
 * Joins words that were cut in two (`حما-ر`, `idi/ot`) or are written in two scripts (`كlب`, `7مار`), when together they
 * are a known word and apart they are not, or when together they offend.
 */
export function joinParted(words: Words, text: string, knows: KnownWords): Words {
  if (!anyJoint(words, text)) return words;
  const joined = noWords();
  for (let from = 0; from < words.count;) {
    const { to, word, script } = joint(words, text, from, knows);
    addJoined(joined, words, from, to, word, script);
    from = to;
  }
  return joined;
}

function anyJoint(words: Words, text: string): boolean {
  for (let at = 1; at < words.count; at += 1) if (isJoint(words, text, at)) return true;
  return false;
}

/** Whether word `at` may be the rest of the one before it. */
function isJoint(words: Words, text: string, at: number): boolean {
  const [end, start] = [words.end[at - 1] ?? 0, words.start[at] ?? 0];
  if (start === end) return isMixed(words, at);
  return (
    start === end + 1 && CUTS.has(text.charAt(end)) && words.script[at] === words.script[at - 1] && isWritten(words, at)
  );
}

const isWritten = ({ script }: Words, at: number): boolean =>
  script[at] === scripts.arabic || script[at] === scripts.latin;

/** Arabic beside Latin letters or digits, with nothing between. */
function isMixed({ text }: Words, at: number): boolean {
  const [a, b] = [isLatinOrDigits(text[at - 1]), isLatinOrDigits(text[at])];
  return a !== b && isArabic(text[a ? at : at - 1]);
}

const isLatinOrDigits = (word = ''): boolean => /^(?!\d{3})[a-z0-9']+$/.test(word);
const isArabic = (word = ''): boolean => unitKind(word.charCodeAt(0)) === unitKinds.arabic;

interface Joint {
  readonly to: number;
  readonly word: string;
  readonly script: number;
}

/** The longest word that the words from `from` on spell together; the word itself when none. */
function joint(words: Words, text: string, from: number, knows: KnownWords): Joint {
  let end = from + 1;
  while (end < Math.min(words.count, from + MOST_PARTS) && isJoint(words, text, end)) end += 1;
  for (let to = end; to > from + 1; to -= 1) {
    const parts = words.text.slice(from, to);
    const isSame = parts.every(isLatinOrDigits) || parts.every(isArabic);
    const word = isSame ? parts.join('') : parts.map(inArabic).join('');
    const script = isSame ? (words.script[from] ?? scripts.other) : scripts.arabic;
    if (knows.isOffence(word, script) || isWhole(parts, word, script, knows)) return { to, word, script };
  }
  return { to: from + 1, word: words.text[from] ?? '', script: words.script[from] ?? scripts.other };
}

/** A long word that stands so in the lexicon, or one that is known while its parts are not (`porte-parole`). */
function isWhole(parts: readonly string[], word: string, script: number, knows: KnownWords): boolean {
  const isLong = word.length >= LONG || (word.length === LONG - 1 && parts.every((one) => one.length > 1));
  if (isLong && knows.isSpelled(word, script)) return true;
  return (
    word.length > 2 && knows.isWord(word, script) && !parts.every((one) => one.length > 1 && knows.isWord(one, script))
  );
}

const inArabic = (part: string): string => [...part].map((letter) => lookAlikes[letter] ?? letter).join('');

const LONGEST_PART = 12;

/** Whether a line of `text` that ends before `end` is cut amid a word, or is one letter of a word written downwards. */
export function isCutAtLine(text: string, end: number, knows: KnownWords): boolean {
  const [before, after] = [lettersBefore(text, end), lettersAfter(text, end + 1)];
  if (before === '' || after === '') return false;
  const [first, second] = [foldMapped(before).text, foldMapped(after).text];
  if (first.length === 1 && second.length === 1) return true;
  const script = /[\u0621-\u06ff]/.test(first) ? scripts.arabic : scripts.latin;
  return isWhole([first, second], first + second, script, knows);
}

/** Letters and the marks on them up to `end`; '' when a line or sentence does not end in a short word. */
function lettersBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start <= LONGEST_PART && isPart(text, start - 1)) start -= 1;
  return end - start > LONGEST_PART ? '' : text.slice(start, end);
}

function lettersAfter(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start <= LONGEST_PART && isPart(text, end)) end += 1;
  return end - start > LONGEST_PART ? '' : text.slice(start, end);
}

const isPart = (text: string, at: number): boolean => {
  const unit = foldUnit(text.charCodeAt(at));
  return unit === 0 || isLetter(unit) || unitKind(unit) === unitKinds.digit;
};
