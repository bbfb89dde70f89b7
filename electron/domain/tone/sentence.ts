import type { TextLanguage } from '../language.ts';
import { type Folded, foldMapped } from '../text/fold.ts';
import { quotationsOf, type Range } from '../text/quotation.ts';
import type { Meaning, ToneChecker } from './compile.ts';
import { Context, type WordRange } from './context.ts';
import type { Alphabet } from './hint/grams.ts';
import type { Hint } from './hint/hint.ts';
import { type Seen, seenIn, type Sight } from './hint/seen.ts';
import {
  languageBit,
  type Judged,
  type LanguageBits,
  type Passage,
  type Passages,
  passagesOf,
  readPassages,
} from './language.ts';
import type { SequenceMatch } from './matcher.ts';
import { backwardParts, directionsOf, inOriginal, mirrorOf, turnBack } from './mirrored.ts';
import { placesOf } from './names.ts';
import { joinParted } from './parted.ts';
import type { Reading } from './reading.ts';
import type { Hit, Paragraph, Spot } from './rule-kind.ts';
import { joinSpaced } from './spaced.ts';
import { countBelow, noSpans, Spans } from './spans.ts';
import { type Surroundings, tells } from './surroundings.ts';
import type { ReadWords } from './sequences.ts';
import { scripts, type Words, wordsOf } from './words.ts';

/** A hit that stands, at its range of the text as written. */
export interface Placed {
  readonly hit: Hit;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly string[];
  readonly language: TextLanguage;
  /** Its length in words, a name of several counting as one: what wins where findings share words. */
  readonly places: number;
}

type Match = SequenceMatch<Meaning>;

/** A sentence taken apart, before it is known what language the text around it is in. */
export interface Opened {
  readonly folded: Folded;
  readonly words: Words;
  readonly readings: ReadWords['readings'];
  readonly passages: readonly Passage[];
  /** How else it may be read, where it seems to be in disguise. */
  readonly others: readonly Other<Opened>[];
}

/** The same sentence read otherwise: as people see it, where parts of it are written backwards. */
interface Other<T> {
  readonly read: T;
  /** Parts that stand there from end to beginning; words turned each by itself stay where they are. */
  readonly parts: readonly Range[];
  /** What is read otherwise: only what is found there counts. Offsets of the text as written. */
  readonly changed: readonly Range[];
}

/** Folds a sentence and splits it into known words. Linear in its length. */
export function openSentence(checker: ToneChecker, text: string): Opened {
  const { vocabulary } = checker;
  const opened = openStraight(checker, text);
  const { folded, words } = opened;
  const others: Other<Opened>[] = [];
  const directions = directionsOf(opened, vocabulary);
  for (const turned of turnBack(words, directions, folded.text, vocabulary))
    others.push({ read: open(checker, folded, turned.words), parts: [], changed: writtenAt(folded, turned) });
  const parts = backwardParts(text, words, directions, vocabulary);
  if (parts.length > 0) others.push({ read: openStraight(checker, mirrorOf(text, parts)), parts, changed: parts });
  return others.length === 0 ? opened : { ...opened, others };
}

/** Where words stand in the text as written. */
const writtenAt = ({ starts, ends }: Folded, { words, turned }: { words: Words; turned: readonly number[] }) =>
  turned.map((at) => ({ start: starts[words.start[at] ?? 0] ?? 0, end: ends[(words.end[at] ?? 1) - 1] ?? 0 }));

function openStraight(checker: ToneChecker, text: string): Opened {
  const folded = foldMapped(text);
  const { vocabulary } = checker;
  return open(
    checker,
    folded,
    joinParted(joinSpaced(wordsOf(folded), folded.text, vocabulary), folded.text, vocabulary),
  );
}

function open({ vocabulary, names }: ToneChecker, folded: Folded, words: Words): Opened {
  const readings = words.text.map((word, at) =>
    vocabulary.readings(word, words.script[at] ?? 0, words.stretched[at] === true),
  );
  const passages = passagesOf(folded, words, namedIn(names, words, readings));
  return { folded, words, readings, passages, others: [] };
}

/** 1 for each word of a name, where there are Latin words. */
function namedIn(names: ToneChecker['names'], words: Words, readings: ReadWords['readings']): Uint8Array {
  const named = new Uint8Array(words.count);
  if (!words.script.includes(scripts.latin)) return named;
  for (const { from, to } of names.run({ words, readings, places: null })) named.fill(1, from, to);
  return named;
}

/** A sentence with everything the rules find in it, whatever stands beside it. */
export class Sentence {
  /** Letters of each language: how much it weighs in the text. */
  readonly letters: ReadonlyMap<TextLanguage, number>;
  /** What it means for the sentences beside it. */
  readonly tells: number;
  readonly #paragraph: Paragraph;
  readonly #passages: Passages;
  readonly #hits: readonly Match[];
  readonly #context: Context;
  readonly #spots: readonly Placed[];
  readonly #others: readonly Other<Sentence>[];
  readonly #covered: Pick<Sight, 'names' | 'allowed' | 'knows'>;
  readonly #seen = new Map<Alphabet, Seen>();
  /** Hits that stand, by what the sentences beside it tell. */
  readonly #placed = new Map<number, readonly Placed[]>();

  constructor(checker: ToneChecker, opened: Opened, rest: Judged) {
    const { folded, words } = opened;
    this.#passages = readPassages(opened.passages, rest);
    const readings = allowedOf(opened, this.#passages, checker.vocabulary);
    const known = { words, readings, places: null };
    const names = checker.names.run(known);
    this.#paragraph = { ...known, folded, places: placesOf(words.count, names) };
    const matches = [...checker.matcher.run(this.#paragraph), ...names];
    const allowing = matches.filter(({ value }) => value.kind === 'allow');
    const allowed = allowing.length === 0 ? noSpans : new Spans(allowing);
    this.#hits = matches.filter(
      (match) => match.value.kind === 'hit' && !isAllowed(allowed, match, (one) => this.#placesIn(one)),
    );
    this.#context = new Context(this.#paragraph, quotationsOf(folded.original), matches);
    this.tells = this.#context.tells;
    this.letters = lettersOf(words, this.#passages);
    this.#covered = { names, allowed: allowing, knows: checker.vocabulary };
    this.#spots = this.#scanned(checker.scans, allowed);
    this.#others = opened.others.map((one) => ({ ...one, read: new Sentence(checker, one.read, rest) }));
  }

  /** What stands in it, given what the sentences before and after it tell; offsets of the sentence. */
  placed(around: Surroundings): readonly Placed[] {
    if (this.#hits.length === 0 && this.#others.length === 0) return this.#spots;
    const key = around.before * 0x100 + around.after;
    const known = this.#placed.get(key);
    if (known !== undefined) return known;
    const placed = [...this.#spots];
    for (const match of this.#hits)
      if (match.value.kind === 'hit' && this.#context.holds(match.value.hit, match, around))
        placed.push(this.#place(match.value.hit, match));
    for (const { read, parts, changed } of this.#others)
      for (const one of read.placed(around)) {
        const { start, end } = inOriginal(one, parts);
        if (changed.some((range) => start < range.end && end > range.start)) placed.push({ ...one, start, end });
      }
    this.#placed.set(key, placed);
    return placed;
  }

  /** What the model sees of it in an alphabet. */
  seen(alphabet: Alphabet): Seen {
    const known = this.#seen.get(alphabet);
    if (known !== undefined) return known;
    const seen = seenIn(alphabet, { ...this.#paragraph, passages: this.#passages, ...this.#covered });
    this.#seen.set(alphabet, seen);
    return seen;
  }

  /** Whether a hint may speak of it: it does not condemn, and no rule asks for anything in it already. */
  isOpen(around: Surroundings): boolean {
    return (this.tells & tells.condemns) === 0 && this.placed(around).every(({ hit }) => hit.severity === 'advise');
  }

  /**
   * The finding a hint makes on some of its words; null where the rules know one of these words and find it harmless
   * here, and in another language than the hint's.
   */
  hinted({ hit }: Hint, { from, to }: WordRange): Placed | null {
    const isForeign = hit.rule.language === 'arabizi' && this.#passages.language[from] !== 'arabizi';
    if (isForeign) return null;
    if (this.#hits.some((match) => match.from < to && match.to > from)) return null;
    for (let at = from; at < to; at += 1) if (this.#offends(at)) return null;
    const { start, end } = this.#paragraph.words;
    return this.#at({ hit, start: start[from] ?? 0, end: end[to - 1] ?? 0 }, from, hit.fixes, to - from);
  }

  /** Whether a word offends by itself: then it is for the rules to say whether it does here. */
  #offends(at: number): boolean {
    const { text, script } = this.#paragraph.words;
    return this.#covered.knows.isOffence(text[at] ?? '', script[at] ?? 0);
  }

  #place(hit: Hit, match: Match): Placed {
    const { start, end } = this.#paragraph.words;
    // What the Arabic lexicon finds by its sound it would put in Arabic letters amid Latin ones.
    const isHeard = this.#passages.language[match.from] !== 'ar' && hit.rule.language === 'ar';
    const fixes = isHeard ? [] : fixesFor(hit, match, this.#paragraph);
    return this.#at(
      { hit, start: start[match.from] ?? 0, end: end[match.to - 1] ?? 0 },
      match.from,
      fixes,
      this.#placesIn(match),
    );
  }

  /** Words of a match, a name of several counting as one. */
  #placesIn({ from, to }: Match): number {
    const { places } = this.#paragraph;
    return places === null ? to - from : (places[to - 1] ?? 0) - (places[from] ?? 0) + 1;
  }

  #scanned(scans: ToneChecker['scans'], allowed: Spans<Match>): readonly Placed[] {
    const present = this.#passages.allowed.reduce((bits, one) => bits | one, 0);
    const placed: Placed[] = [];
    for (const { language, run } of scans) {
      if (language !== 'any' && (languageBit(language) & present) === 0) continue;
      for (const spot of run(this.#paragraph)) {
        const { words } = this.#paragraph;
        const at = Math.max(0, Math.min(words.count - 1, countBelow(words.end, spot.start + 1)));
        if (!allowed.some(at, at + 1, ({ from, to }) => from <= at && at < to))
          placed.push(this.#at(spot, at, spot.hit.fixes, 1));
      }
    }
    return placed;
  }

  #at({ hit, start, end }: Spot, word: number, fixes: readonly string[], places: number): Placed {
    const { starts, ends } = this.#paragraph.folded;
    const language = this.#passages.language[word] ?? 'ar';
    return { hit, start: starts[start] ?? 0, end: ends[end - 1] ?? 0, fixes, language, places };
  }
}

/** How each word is known in the languages its passage may be read in. */
function allowedOf(
  { words, readings }: Opened,
  { allowed }: Passages,
  vocabulary: ToneChecker['vocabulary'],
): ReadWords['readings'] {
  return readings.map((all, at) => {
    const bits = allowed[at] ?? 0;
    const own = inLanguages(all, bits);
    if ((bits & arabizi) === 0 || words.script[at] !== scripts.latin) return own;
    const heard = vocabulary.soundings(words.text[at] ?? '', words.stretched[at] === true);
    if (heard.length === 0 || own.length === 0) return heard.length === 0 ? own : heard;
    return [...own, ...heard.filter(({ item }) => !own.some((one) => one.item === item))];
  });
}

/** The readings that count in these languages: nearly always all of them or none. */
function inLanguages(all: readonly Reading[], bits: LanguageBits): readonly Reading[] {
  let own = 0;
  for (const { languages } of all) if ((languages & bits) !== 0) own += 1;
  if (own === all.length) return all;
  return own === 0 ? noReadings : all.filter(({ languages }) => (languages & bits) !== 0);
}

const noReadings: readonly Reading[] = [];

const arabizi = languageBit('arabizi');

/** An allow-list text wins over what it covers, and over what it crosses when it is the longer. */
const isAllowed = (allowed: Spans<Match>, match: Match, placesIn: (one: Match) => number): boolean =>
  allowed.some(
    match.from,
    match.to,
    (one) => one.from < match.to && one.to > match.from && placesIn(one) >= placesIn(match),
  );

function lettersOf(words: Words, { language }: Passages): ReadonlyMap<TextLanguage, number> {
  const letters = new Map<TextLanguage, number>();
  language.forEach((one, at) => {
    if (words.script[at] === scripts.arabic || words.script[at] === scripts.latin)
      letters.set(one, (letters.get(one) ?? 0) + (words.text[at]?.length ?? 0));
  });
  return letters;
}

/**
 * Rewordings as they fit: in the plural for a plural of French or English; and a conjunction written on the word
 * (`والحمار`) stays when the word is replaced.
 */
function fixesFor({ fixes, several }: Hit, { from, to }: Match, { words, readings }: Paragraph): readonly string[] {
  if (fixes.length === 0 || to - from !== 1) return fixes;
  if (words.script[from] === scripts.latin && isPlural(words.text[from] ?? '')) return several;
  const conjunction = readings[from]?.map(({ prefix }) => /^[وف]/.exec(prefix)?.[0] ?? '').find((one) => one !== '');
  const isWritten = conjunction !== undefined && words.text[from]?.startsWith(conjunction) === true;
  return isWritten ? fixes.map((fix) => conjunction + fix) : fixes;
}

/** By its look: no plural ends in two s. */
const isPlural = (word: string): boolean => /(?:[^s]s|x)$/.test(word);
