import { type TextLanguage, textLanguages } from '../language.ts';
import type { Folded } from '../text/fold.ts';
import { isFrequent } from './frequent-words.ts';
import { scripts, type Words } from './words.ts';

/** A set of languages as bits; bit `i` is `textLanguages[i]`. */
export type LanguageBits = number;
export const languageBit = (language: TextLanguage): LanguageBits => 1 << textLanguages.indexOf(language);
export const everyLanguage: LanguageBits = 0b1111;

const latinLanguages = ['arabizi', 'fr', 'en'] as const;
type LatinLanguage = (typeof latinLanguages)[number];

/** How many signs of each Latin-script language there are. */
export type Signs = Readonly<Record<LatinLanguage, number>>;

/** Words `[from, to)` in one script; a Latin one with its signs. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly signs: Signs | null;
}

/** What a passage is read as: its language, and the languages whose rules may read it. */
export interface Judged {
  readonly language: TextLanguage;
  readonly allowed: LanguageBits;
}

/** For every word, what its passage is read as. */
export interface Passages {
  readonly language: readonly TextLanguage[];
  readonly allowed: readonly LanguageBits[];
}

/** A digit that stands for an Arabic letter, inside a word; not `4th`, `2nd`, `covid19`, `3d`. */
const digitLetter = /[a-z][235789]'?[a-z]|^[35789]'?[a-z]{2}|^2[a-z]{2}|[a-z][237]$/;
const ordinal = /^\d+(?:st|nd|rd|th|d|am|pm|k|m|km|kg|x|e|er|eme|ieme|h|min|ans)$|^(?:covid|g|mp|h|b|v|f)\d+$/;
const accents = /[àâäçèéêëîïôùûüÿœæ]/iu;

/** Cuts words by script and counts each passage's signs. `named` words are nobody's sign: a name stays itself in any language. */
export function passagesOf(folded: Folded, words: Words, named: Uint8Array): readonly Passage[] {
  const passages: Passage[] = [];
  for (let from = 0; from < words.count;) {
    const to = passageEnd(words, from);
    passages.push({ from, to, signs: isLatin(words, from) ? signsOf(folded, words, named, from, to) : null });
    from = to;
  }
  return passages;
}

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

function signsOf(folded: Folded, words: Words, named: Uint8Array, from: number, to: number): Signs {
  const signs = { arabizi: 0, fr: 0, en: 0 };
  let accented = false;
  for (let at = from; at < to; at += 1) {
    const word = words.text[at] ?? '';
    if (named[at] === 1 && !latinLanguages.some((language) => isFrequent(language, word))) continue;
    if (digitLetter.test(word) && !ordinal.test(word)) signs.arabizi += 2;
    for (const language of latinLanguages) if (isFrequent(language, word)) signs[language] += 1;
    accented ||= accents.test(writtenAs(folded, words, at));
  }
  if (accented) signs.fr += 2;
  return signs;
}

const writtenAs = ({ original, starts, ends }: Folded, { start, end }: Words, at: number): string =>
  original.slice(starts[start[at] ?? 0], ends[(end[at] ?? 1) - 1]);

/** Fewer signs than this, and a passage is read like the text around it. */
const ENOUGH = 2;

/** Whether a passage shows by itself what it is written in. */
export const isClear = ({ signs }: Passage): boolean => signs === null || best(signs) >= ENOUGH;

const best = ({ arabizi, fr, en }: Signs): number => Math.max(arabizi, fr, en);

/** A language that shows half the signs of the strongest is read too: people mix. With no sign, all are. */
export function judge(signs: Signs): Judged {
  let language: LatinLanguage = 'en';
  for (const one of ['fr', 'arabizi'] as const) if (signs[one] > signs[language]) language = one;
  const most = signs[language];
  let allowed = 0;
  for (const one of latinLanguages) if (most < 1 || signs[one] * 2 >= most) allowed |= languageBit(one);
  return { language, allowed };
}

const arabic: Judged = { language: 'ar', allowed: languageBit('ar') };

/** Reads passages: a clear one by itself, another by its own signs and by what the `rest` of the text is read as. */
export function readPassages(passages: readonly Passage[], rest: Judged): Passages {
  const language: TextLanguage[] = [];
  const allowed: LanguageBits[] = [];
  for (const passage of passages) {
    const judged =
      passage.signs === null ? arabic : isClear(passage) ? judge(passage.signs) : leaning(passage.signs, rest);
    for (let at = passage.from; at < passage.to; at += 1) {
      language.push(judged.language);
      allowed.push(judged.allowed);
    }
  }
  return { language, allowed };
}

function leaning(signs: Signs, rest: Judged): Judged {
  const own = judge(signs);
  const most = best(signs);
  if (most < 1 || (rest.language !== 'ar' && signs[rest.language] === most)) return rest;
  return { language: own.language, allowed: own.allowed | rest.allowed };
}

/** All signs of a text's passages together. */
export function totalSigns(passages: Iterable<Passage>): Signs {
  const total = { arabizi: 0, fr: 0, en: 0 };
  for (const { signs } of passages)
    if (signs !== null) for (const language of latinLanguages) total[language] += signs[language];
  return total;
}
