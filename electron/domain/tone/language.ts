import { type TextLanguage, textLanguages } from '../language.ts';
import type { Folded } from '../text/fold.ts';
import { isFrequent } from './frequent-words.ts';
import { scripts, type Words } from './words.ts';

/** A set of languages as bits; bit `i` is `textLanguages[i]`. */
export type LanguageBits = number;
export const languageBit = (language: TextLanguage): LanguageBits => 1 << textLanguages.indexOf(language);
export const everyLanguage: LanguageBits = 0b1111;

/** For every word: the language of its passage, and the languages whose rules may read it. */
export interface Passages {
  readonly language: readonly TextLanguage[];
  readonly allowed: readonly LanguageBits[];
}

const latinLanguages = ['arabizi', 'fr', 'en'] as const;
type LatinLanguage = (typeof latinLanguages)[number];

/** A digit that stands for an Arabic letter, inside a word; not `4th`, `2nd`, `covid19`, `3d`. */
const digitLetter = /[a-z][235789]'?[a-z]|^[35789]'?[a-z]{2}|^2[a-z]{2}|[a-z][237]$/;
const ordinal = /^\d+(?:st|nd|rd|th|d|am|pm|k|m|km|kg|x|e|er|eme|ieme|h|min|ans)$|^(?:covid|g|mp|h|b|v|f)\d+$/;
const accents = /[àâäçèéêëîïôùûüÿœæ]/iu;

/** Reads the language of each passage: by script, then Arabizi, French or English by their signs. */
export function passagesOf(folded: Folded, words: Words): Passages {
  const language: TextLanguage[] = [];
  const allowed: LanguageBits[] = [];
  for (let from = 0; from < words.count;) {
    const to = passageEnd(words, from);
    const passage = isLatin(words, from) ? latinPassage(folded, words, from, to) : arabicPassage;
    for (; from < to; from += 1) {
      language.push(passage.language);
      allowed.push(passage.allowed);
    }
  }
  return { language, allowed };
}

const arabicPassage = { language: 'ar' as TextLanguage, allowed: languageBit('ar') };

const isLatin = (words: Words, index: number): boolean => words.script[index] === scripts.latin;

/** Signs and numbers go with what they stand in. */
function passageEnd(words: Words, from: number): number {
  const latin = isLatin(words, from);
  let to = from + 1;
  while (to < words.count && (isLatin(words, to) === latin || neutral(words, to))) to += 1;
  return to;
}

const neutral = (words: Words, index: number): boolean =>
  words.script[index] === scripts.digits || words.script[index] === scripts.emoji;

function latinPassage(folded: Folded, words: Words, from: number, to: number) {
  const scores: Record<LatinLanguage, number> = { arabizi: 0, fr: 0, en: 0 };
  for (let at = from; at < to; at += 1) score(scores, words.text[at] ?? '');
  const written = folded.original.slice(
    folded.starts[words.start[from] ?? 0],
    folded.ends[(words.end[to - 1] ?? 1) - 1],
  );
  if (accents.test(written)) scores.fr += 2;
  return judged(scores);
}

function score(scores: Record<LatinLanguage, number>, word: string): void {
  if (digitLetter.test(word) && !ordinal.test(word)) scores.arabizi += 2;
  for (const language of latinLanguages) if (isFrequent(language, word)) scores[language] += 1;
}

/** A language that shows half the signs of the strongest is read too: people mix. With hardly a sign, all are. */
function judged(scores: Record<LatinLanguage, number>) {
  let language: LatinLanguage = 'en';
  for (const one of ['fr', 'arabizi'] as const) if (scores[one] > scores[language]) language = one;
  const best = scores[language];
  let allowed = 0;
  for (const one of latinLanguages) if (best < 1 || scores[one] * 2 >= best) allowed |= languageBit(one);
  return { language: language as TextLanguage, allowed };
}

/** The language most of the words are in. */
export function mainLanguage({ language }: Passages, words: Words): TextLanguage {
  const letters = new Map<TextLanguage, number>();
  language.forEach((one, at) => {
    if (words.script[at] === scripts.arabic || words.script[at] === scripts.latin)
      letters.set(one, (letters.get(one) ?? 0) + (words.text[at]?.length ?? 0));
  });
  let most: TextLanguage = 'ar';
  for (const [one, count] of letters) if (count > (letters.get(most) ?? 0)) most = one;
  return most;
}
