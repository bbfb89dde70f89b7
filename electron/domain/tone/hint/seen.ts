import type { WordRange } from '../context.ts';
import { languageBit, type LanguageBits, type Passages } from '../language.ts';
import type { KnownWords } from '../vocabulary.ts';
import { scripts, type Words } from '../words.ts';
import { type Alphabet, NAME } from './grams.ts';

/** A sentence as the model sees it: its words in one alphabet, each with the words of the sentence it stands for. */
export interface Seen {
  readonly words: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** What stands in a sentence, as `Sentence` knows it. */
export interface Sight {
  readonly words: Words;
  readonly passages: Passages;
  /** See `ReadWords.places`. */
  readonly places: Int32Array | null;
  readonly names: readonly WordRange[];
  /** What the allow lists cover: prayers, idioms, endearments. */
  readonly allowed: readonly WordRange[];
  /** Which words offend by themselves. */
  readonly knows: Pick<KnownWords, 'isOffence'>;
}

/**
 * Takes the words of an alphabet, and the emoji among them. Every name becomes one and the same word, whoever bears it and
 * however long it is, and so do the words after it, which may be the rest of a name that no list has (an office, then
 * anybody). What the allow lists cover is left out.
 */
export function seenIn(alphabet: Alphabet, { words, passages, places, names, allowed, knows }: Sight): Seen {
  if (alphabet !== 'ar' && !isMostlyLatin(words)) return nothing;
  const seen = { words: [] as string[], from: [] as number[], to: [] as number[] };
  const named = marked(words.count, names);
  const leftOut = marked(words.count, allowed);
  let [count, rest] = [0, 0];
  for (let at = 0; at < words.count; at += 1) {
    if (leftOut?.[at] === 1 || !isOwn(alphabet, words.script[at], passages.allowed[at])) continue;
    if (words.script[at] !== scripts.emoji) count += 1;
    const isName = named?.[at] === 1;
    const last = seen.words.length - 1;
    const isBehind = seen.words[last] === NAME && seen.to[last] === at;
    if (isName) rest = REST;
    const isSameName = isName && places !== null && at > 0 && places[at] === places[at - 1];
    if (isBehind && (isSameName || (!isName && rest > 0 && isUnknown(words, at, knows)))) {
      if (!isName) rest -= 1;
      seen.to[last] = at + 1;
      continue;
    }
    seen.words.push(isName ? NAME : (words.text[at] ?? ''));
    seen.from.push(at);
    seen.to.push(at + 1);
  }
  return count === 0 ? nothing : seen;
}

const nothing: Seen = { words: [], from: [], to: [] };

/** Latin words count wherever they may be Arabizi. */
function isOwn(alphabet: Alphabet, script: number | undefined, allowed: LanguageBits = 0): boolean {
  if (script === scripts.emoji) return true;
  return alphabet === 'ar' ? script === scripts.arabic : script === scripts.latin && (allowed & arabizi) !== 0;
}

const arabizi = languageBit('arabizi');

/** Latin scraps of an Arabic text (RT, a name of an account, an address) are no Arabizi. */
function isMostlyLatin({ script }: Words): boolean {
  let more = 0;
  for (const one of script) more += Number(one === scripts.latin) - Number(one === scripts.arabic);
  return more > 0;
}

/** Words after a name that may belong to it. */
const REST = 2;

const isUnknown = ({ text, script }: Words, at: number, knows: Sight['knows']): boolean =>
  script[at] !== scripts.emoji && !knows.isOffence(text[at] ?? '', script[at] ?? 0);

/** 1 for each word of the ranges; null where there is none. */
function marked(count: number, ranges: readonly WordRange[]): Uint8Array | null {
  if (ranges.length === 0) return null;
  const marks = new Uint8Array(count);
  for (const { from, to } of ranges) marks.fill(1, from, to);
  return marks;
}
