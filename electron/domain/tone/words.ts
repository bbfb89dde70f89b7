import type { Folded } from '../text/fold.ts';
import { unitKind, unitKinds } from '../text/fold-table.ts';

/** What a word is written in. */
export const scripts = { arabic: 1, latin: 2, digits: 3, emoji: 4, other: 5 } as const;

/** No language here writes a longer word: such a run of letters is read as none. */
export const LONGEST_WORD = 64;

/** What stands between a word and the one before it: nothing, a hyphen or slash, a comma or colon, the end of a sentence. */
export const breaks = { none: 0, joint: 1, comma: 2, hard: 3 } as const;

/** The words of a folded text, as columns: word `i` is `text[i]`, at `[start[i], end[i])` of the folded text. */
export interface Words {
  readonly count: number;
  readonly text: string[];
  readonly start: number[];
  readonly end: number[];
  readonly script: number[];
  /** One of `breaks`. */
  readonly before: number[];
  /** Whether a letter was held (`soooo`). */
  readonly stretched: boolean[];
  /** The one sign, without spaces, between it and the word before it; '' otherwise. `l'` of French counts as none. */
  readonly glue: string[];
}

/** Words as they are being collected. */
export type WordColumns = { -readonly [K in keyof Words]: Words[K] };

export const noWords = (): WordColumns => ({
  count: 0,
  text: [],
  start: [],
  end: [],
  script: [],
  before: [],
  stretched: [],
  glue: [],
});

/** Adds words `[from, to)` as one, spelled `text`. */
export function addJoined(
  into: WordColumns,
  words: Words,
  from: number,
  to: number,
  text: string,
  script: number,
): void {
  into.text.push(text);
  into.start.push(words.start[from] ?? 0);
  into.end.push(words.end[to - 1] ?? 0);
  into.script.push(script);
  into.before.push(words.before[from] ?? breaks.none);
  into.stretched.push(anyStretched(words, from, to));
  into.glue.push(words.glue[from] ?? '');
  into.count += 1;
}

function anyStretched({ stretched }: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (stretched[at] === true) return true;
  return false;
}

const MASKS = new Set(['*', '@', '$', '!', '#']);
const HARD = new Set(['.', '!', '?', '\n', ';']);
const COMMAS = new Set([',', ':', '(', ')']);
const JOINTS = new Set(['-', '/']);
const elisions = new Set(['l', 'd', 'n', 'j', 'm', 't', 's', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quelqu']);
const contracted = /^(?:t|s|re|ve|ll|m|d|all)$/;

/** Splits a folded text into words. */
export function wordsOf(folded: Folded): Words {
  const { text, stretched } = folded;
  const words = noWords();
  let pending: number = breaks.none;
  let index = 0;
  while (index < text.length) {
    const end = wordEnd(text, index);
    if (end === index) {
      pending = Math.max(pending, breakOf(text, index));
      index += 1;
      continue;
    }
    add(words, text, stretched, index, end, pending);
    pending = breaks.none;
    index = end;
  }
  return words;
}

/** Whether a folded text is a single word, as most parts of phrases are. */
export const isWord = (text: string): boolean => text !== '' && wordEnd(text, 0) === text.length;

/**
 * Calls `visit` with where each word of a folded text stands, as `wordsOf` finds them: of an entry nobody asks for more.
 * `contracted` says that the word goes on the one before it.
 */
export function eachWord(text: string, visit: (start: number, end: number, contracted: boolean) => void): void {
  let [begun, last] = [0, 0];
  for (let index = 0; index < text.length;) {
    const end = wordEnd(text, index);
    if (end === index) {
      index += 1;
      continue;
    }
    const isApart = last === 0 || index - last !== 1 || text.charAt(last) !== "'";
    const contracted = !isApart && joinsContraction(text.slice(begun, last), text.slice(index, end));
    visit(index, end, contracted);
    if (!contracted) begun = index;
    last = end;
    index = end;
  }
}

/** A dot or comma inside a number ends nothing. */
function breakOf(text: string, index: number): number {
  const sign = text.charAt(index);
  if (HARD.has(sign))
    return sign === '.' && isDigit(text, index - 1) && isDigit(text, index + 1) ? breaks.none : breaks.hard;
  if (COMMAS.has(sign)) return breaks.comma;
  return JOINTS.has(sign) ? breaks.joint : breaks.none;
}

const isDigit = (text: string, index: number): boolean => unitKind(text.charCodeAt(index)) === unitKinds.digit;

function add(
  words: WordColumns,
  text: string,
  stretched: Uint8Array,
  start: number,
  end: number,
  before: number,
): void {
  const last = words.count - 1;
  const glue = last >= 0 && start - (words.end[last] ?? 0) === 1 ? text.charAt(start - 1) : '';
  const word = text.slice(start, end);
  if (glue === "'" && joinsContraction(words.text[last] ?? '', word)) {
    words.text[last] = (words.text[last] ?? '') + word;
    words.end[last] = end;
    return;
  }
  words.text.push(word);
  words.start.push(start);
  words.end.push(end);
  words.script.push(scriptOf(text, start));
  words.before.push(before);
  words.stretched.push(held(stretched, start, end));
  words.glue.push(glue === ' ' || glue === '\n' || elisions.has(words.text[last] ?? '') ? '' : glue);
  words.count += 1;
}

/** `don't` is one word, `l'homme` two; `3'` and `7'` are Arabizi letters. */
const joinsContraction = (before: string, after: string): boolean =>
  /[2-9]$/.test(before) || (contracted.test(after) && /^[a-z]+$/.test(before) && !elisions.has(before));

function held(stretched: Uint8Array, start: number, end: number): boolean {
  if (stretched.length === 0) return false;
  for (let at = start; at < end; at += 1) if (stretched[at] === 1) return true;
  return false;
}

function scriptOf(text: string, start: number): number {
  let kind = unitKind(text.charCodeAt(start));
  if (kind === unitKinds.digit || kind === unitKinds.other) kind = unitKind(text.charCodeAt(start + 1)) || kind;
  if (kind === unitKinds.arabic) return scripts.arabic;
  if (kind === unitKinds.latin || MASKS.has(text.charAt(start))) return scripts.latin;
  if (kind === unitKinds.surrogate) return scripts.emoji;
  return /[a-z]/.test(text.slice(start, start + 24)) && kind === unitKinds.digit ? scripts.latin : digitsOrOther(kind);
}

const digitsOrOther = (kind: number): number => (kind === unitKinds.digit ? scripts.digits : scripts.other);

/** Where the word that begins at `index` ends; `index` when none begins there. */
function wordEnd(text: string, index: number): number {
  const kind = unitKind(text.charCodeAt(index));
  if (kind === unitKinds.surrogate) return index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  if (kind === unitKinds.other) return opensMasked(text, index) ? latinEnd(text, index + 1) : index;
  if (kind === unitKinds.latin || kind === unitKinds.digit) return latinEnd(text, index);
  let end = index + 1;
  while (end < text.length && (unitKind(text.charCodeAt(end)) === kind || isMask(text, end, kind))) end += 1;
  return end;
}

/** `@ss`, `$hit`: but `@name` after a space is someone's account, so a lone `@` opens nothing longer than four letters. */
function opensMasked(text: string, index: number): boolean {
  const sign = text.charAt(index);
  if (sign !== '$' && sign !== '@') return false;
  const before = unitKind(text.charCodeAt(index - 1) || 0);
  if (before !== unitKinds.other || unitKind(text.charCodeAt(index + 1)) !== unitKinds.latin) return false;
  return sign === '$' || /^@ss(?:hole)?s?(?![a-z0-9_])/.test(text.slice(index, index + 9));
}

function latinEnd(text: string, index: number): number {
  let end = index;
  while (end < text.length) {
    const kind = unitKind(text.charCodeAt(end));
    if (kind !== unitKinds.latin && kind !== unitKinds.digit && !isMask(text, end, unitKinds.latin)) break;
    end += 1;
  }
  return end;
}

/** A sign between two letters of a word, standing for one (`f*ck`, `b!tch`, `ك*ب`). */
function isMask(text: string, index: number, kind: number): boolean {
  const sign = text.charAt(index);
  if (!MASKS.has(sign) || (sign !== '*' && kind !== unitKinds.latin)) return false;
  if (unitKind(text.charCodeAt(index - 1)) !== kind && text.charAt(index - 1) !== sign) return false;
  let after = index + 1;
  while (after < index + 4 && text.charAt(after) === sign) after += 1;
  return unitKind(text.charCodeAt(after)) === kind && sign !== '#';
}
