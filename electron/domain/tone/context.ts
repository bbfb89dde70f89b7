import type { Range } from '../text/quotation.ts';
import type { Cue, CueKind } from './cue.ts';
import type { Meaning } from './compile.ts';
import { Denial } from './denial.ts';
import type { SequenceMatch } from './matcher.ts';
import { Mention } from './mention.ts';
import type { Hit, Paragraph } from './rule-kind.ts';
import { countBelow, noSpans, Spans } from './spans.ts';
import { type Surroundings, tells } from './surroundings.ts';
import { breaks, scripts, type Words } from './words.ts';

/** Words, or names, between an insult and the person it is said of, at most. */
const NEAR = 4;
/** A sentence this short is said to somebody. */
const SHORT = 2;
/** One this short goes on about whoever the sentence before it was about. */
const GOES_ON = 3;
/** Words before an insult among which one may point to whom it is said of, at most: `this is a moron`. */
const POINTED = 3;
/** Words between `we` and what we are called, at most. */
const BESIDE = 2;

/** Words between somebody and an emoji that is meant for them, at most. */
const PINNED = 1;
/** No name is longer, in words. */
const REACH = 8;

export type Match = SequenceMatch<Meaning>;
export interface CueMatch extends Match {
  readonly cue: Cue;
}
export type Cues = Readonly<Record<CueKind, Spans<CueMatch>>>;
/** A range of words. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** What stands around the matches of a sentence: quotations, cues, people. Each question takes a bisection. */
export class Context {
  /** What the sentence tells about those beside it. */
  readonly tells: number;
  readonly #words: Words;
  readonly #readings: Paragraph['readings'];
  readonly #count: number;
  readonly #places: Int32Array | null;
  readonly #cues: Cues;
  readonly #people: Spans<Match>;
  readonly #clauses: Clauses;
  readonly #denial: Denial;
  readonly #mention: Mention;

  constructor({ words, readings, folded, places }: Paragraph, quotations: readonly Range[], matches: readonly Match[]) {
    this.#words = words;
    this.#readings = readings;
    this.#count = words.count;
    this.#places = places;
    this.#cues = cuesByKind(matches);
    this.#people = new Spans(matches.filter(({ value }) => value.kind === 'group'));
    this.#clauses = new Clauses(words, folded.text);
    const distance = (from: number, to: number): number => this.#distance(from, to);
    this.#denial = new Denial(this.#clauses, this.#cues, distance);
    const quotes = quotations.map((range) => wordsWithin(folded.starts, words, range));
    this.#mention = new Mention(this.#cues, quotes, this.#clauses, distance);
    this.tells = this.#tells() | (quotes.length > 0 ? tells.quotes : 0);
  }

  /** Whether a hit stands where it was found: aimed at someone where it must be, not denied, not said by others to be condemned. */
  holds(hit: Hit, match: Match, around: Surroundings): boolean {
    if (!this.#isAimed(hit, match, around)) return false;
    if (!hit.contextual) return true;
    return !this.#denial.denies(hit, match) && !this.#mention.disowns(hit, match, around);
  }

  #isAimed({ needs }: Hit, match: Match, around: Surroundings): boolean {
    if (this.#isSign(match)) return this.#isPinned(match);
    if (needs === 'any' || (this.#count <= SHORT && this.#cues.condemnation.size === 0)) return true;
    if (needs === 'community') return this.#isNear(this.#people, match, NEAR);
    const { from, to } = this.#clauses.around(match);
    if (this.#cues.secondPerson.some(from, to, (cue) => isApart(cue, match) && isWithin(cue, { from, to })))
      return true;
    if (needs === 'you') return false;
    if (
      this.#cues.firstPerson.some(
        match.from - 1,
        match.from,
        (cue) => cue.to <= match.from && this.#distance(cue.to, match.from) < BESIDE,
      )
    )
      return false;
    if (this.#isNear(this.#cues.people, match, NEAR) || this.#isNear(this.#people, match, NEAR)) return true;
    if (this.#cues.pointing.some(match.from - POINTED, match.from, (cue) => this.#pointsAt(cue, match))) return true;
    return this.#count <= GOES_ON && (around.before & tells.addresses) !== 0;
  }

  #pointsAt(cue: CueMatch, match: Match): boolean {
    return cue.to <= match.from && !this.#clauses.parts(cue.to, match.from);
  }

  /** An emoji alone, in place of a word. */
  #isSign({ from, to }: Match): boolean {
    return to - from === 1 && this.#words.script[from] === scripts.emoji;
  }

  /** Right behind the person it is meant for (`الوزير 🐷`): anywhere else it is a picture. */
  #isPinned(match: Match): boolean {
    if (this.#isHerd(match.from)) return false;
    const isBehind = (one: WordRange): boolean =>
      one.to <= match.from && this.#distance(one.to, match.from) <= PINNED && !this.#clauses.parts(one.to, match.from);
    const { secondPerson, people } = this.#cues;
    return [secondPerson, people, this.#people].some((spans: Spans<Match>) =>
      spans.some(match.from - REACH, match.from, isBehind),
    );
  }

  /** Beside another animal: what people saw on a farm. */
  #isHerd(at: number): boolean {
    return [at - 1, at + 1].some(
      (beside) =>
        this.#words.script[beside] === scripts.emoji &&
        this.#words.text[beside] !== this.#words.text[at] &&
        (this.#readings[beside] ?? []).length > 0,
    );
  }

  #isNear(spans: Spans<Match>, match: Match, most: number): boolean {
    const [from, to] = this.#reach(match.from, most);
    return spans.some(from, to, (one) => isApart(one, match) && Math.abs(this.#distance(one.from, match.from)) <= most);
  }

  /** The words that may be at most `most` places from word `at`. */
  #reach(at: number, most: number): readonly [number, number] {
    let [from, to] = [at, at];
    while (from > 0 && this.#distance(from - 1, at) <= most) from -= 1;
    while (to < this.#count && this.#distance(at, to) <= most) to += 1;
    return [from, to];
  }

  /** How many words, a name counting as one, lie from word `from` to word `to`. */
  #distance(from: number, to: number): number {
    if (this.#places === null) return to - from;
    const last = (this.#places.at(-1) ?? 0) + 1;
    return (this.#places[to] ?? last) - (this.#places[from] ?? last);
  }

  #tells(): number {
    const { condemnation, reference, secondPerson, people } = this.#cues;
    const condemns = condemnation.size > 0;
    const addresses = secondPerson.size + people.size + this.#people.size > 0;
    return (
      (condemns ? tells.condemns : 0) |
      (condemns && reference.size > 0 ? tells.answers : 0) |
      (this.#mention.reports ? tells.reports : 0) |
      (addresses ? tells.addresses : 0)
    );
  }
}

const isApart = (one: WordRange, other: WordRange): boolean => one.to <= other.from || one.from >= other.to;
const isWithin = (inner: WordRange, outer: WordRange): boolean => inner.from >= outer.from && inner.to <= outer.to;

/** A sentence's parts between full stops: several in a quotation of several sentences, or where no space follows a stop. */
export class Clauses {
  readonly #words: Pick<Words, 'before' | 'end'>;
  readonly #text: string;
  /** Found when they are first asked for: most sentences have nothing to ask about. */
  #starts: readonly number[] | null = null;
  #questions: ReadonlySet<number> | null = null;

  constructor(words: Pick<Words, 'before' | 'end'>, text: string) {
    this.#words = words;
    this.#text = text;
  }

  /** The clause a match begins in. */
  around({ from }: WordRange): WordRange {
    const { before } = this.#words;
    this.#starts ??= before.flatMap((one, at) => (at === 0 || one === breaks.hard ? [at] : []));
    const next = countBelow(this.#starts, from + 1);
    return { from: this.#starts[next - 1] ?? 0, to: this.#starts[next] ?? before.length };
  }

  /** Whether a comma or stop stands before one of the words `[from, to]`. */
  parts(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) if ((this.#words.before[at] ?? 0) >= breaks.comma) return true;
    return false;
  }

  /** Whether it ends with a question mark. */
  asks({ to }: WordRange): boolean {
    this.#questions ??= questionsOf(this.#text, this.#words.end);
    return this.#questions.has(to - 1);
  }
}

/** Words after which a question mark stands. */
function questionsOf(text: string, ends: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) found.add(countBelow(ends, at + 1) - 1);
  return found;
}

function cuesByKind(matches: readonly Match[]): Cues {
  const found = new Map<CueKind, CueMatch[]>();
  for (const match of matches) {
    if (match.value.kind !== 'cue') continue;
    const { cue } = match.value;
    const alike = found.get(cue.kind);
    const one = { ...match, cue };
    if (alike === undefined) found.set(cue.kind, [one]);
    else alike.push(one);
  }
  if (found.size === 0) return noCues;
  const cues: Record<CueKind, Spans<CueMatch>> = { ...noCues };
  for (const [kind, alike] of found) cues[kind] = new Spans(alike);
  return cues;
}

const noCues: Cues = {
  reporting: noSpans,
  ownVoice: noSpans,
  condemnation: noSpans,
  rejection: noSpans,
  reference: noSpans,
  linking: noSpans,
  negation: noSpans,
  opinion: noSpans,
  exception: noSpans,
  supposition: noSpans,
  firstPerson: noSpans,
  secondPerson: noSpans,
  people: noSpans,
  pointing: noSpans,
};

/** The words that lie wholly inside a range of the text as written. */
function wordsWithin(starts: ArrayLike<number>, { start, end }: Paragraph['words'], range: Range): WordRange {
  const [first, last] = [foldedAt(starts, range.start), foldedAt(starts, range.end)];
  const from = countBelow(start, first);
  return { from, to: Math.max(from, countBelow(end, last + 1)) };
}

/** The first folded unit written at or after an offset. */
function foldedAt(starts: ArrayLike<number>, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
