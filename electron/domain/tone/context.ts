import { type Cue, type CueKind, cueKinds } from './cue.ts';
import type { Meaning } from './compile.ts';
import type { SequenceMatch } from './matcher.ts';
import type { Hit } from './rule-kind.ts';
import { Spans } from './spans.ts';
import { breaks, type Words } from './words.ts';

/** Words between an insult and the person it is said of, at most. */
const NEAR = 4;
/** A text this short is said to somebody. */
const SHORT = 2;

type Match = SequenceMatch<Meaning>;
interface CueMatch extends Match {
  readonly cue: Cue;
}

/** What stands around the matches of a paragraph: quotations, cues, people. Each question takes a bisection. */
export class Context {
  readonly #words: Words;
  readonly #cues: Readonly<Record<CueKind, Spans<CueMatch>>>;
  readonly #widestScope: number;
  readonly #people: Spans<Match>;
  /** Ranges of words inside quotation marks. */
  readonly #quotes: Spans<{ readonly from: number; readonly to: number }>;

  constructor(words: Words, text: string, matches: readonly Match[]) {
    this.#words = words;
    this.#cues = cuesByKind(matches);
    this.#widestScope = matches.reduce(
      (widest, { value }) => Math.max(widest, value.kind === 'cue' ? value.cue.scope : 0),
      0,
    );
    this.#people = new Spans(matches.filter(({ value }) => value.kind === 'group'));
    this.#quotes = new Spans(quotesOf(text).map((range) => wordsWithin(words, range)));
  }

  /** Whether a hit stands where it was found: aimed at someone where it must be, not denied, not quoted to condemn. */
  holds(hit: Hit, match: Match): boolean {
    if (!this.#isAimed(hit, match)) return false;
    if (!hit.contextual) return true;
    return !this.#isDenied(hit, match) && !this.#isCondemned(match) && !this.#isReported(match);
  }

  /** Slurs and coarse words (`needs: any` terms) stay what they are in a negation; predicates do not. */
  #isDenied(hit: Hit, match: Match): boolean {
    if (hit.rule.kind === 'term' && hit.needs === 'any') return false;
    const negations = this.#cues.negation;
    return negations.some(match.from - this.#widestScope, match.to, ({ cue, from, to }) => {
      if (from >= match.from && to <= match.to) return match.skipped.includes(from);
      if (to > match.from || match.from - to > cue.scope - 1 || this.#isParted(to, match.from)) return false;
      return !(cue.exclaims && hit.single && to === match.from);
    });
  }

  /** Condemned in the same breath: by a word outside the match, or outside the quotation it stands in. */
  #isCondemned(match: Match): boolean {
    return this.#cues.condemnation.hasOutside(match.from, match.to);
  }

  /** In quotation marks, with someone said to have said it. */
  #isReported(match: Match): boolean {
    return this.#quotes.some(
      match.from,
      match.from + 1,
      ({ from, to }) => match.from >= from && match.to <= to && this.#cues.reporting.hasOutside(from, to),
    );
  }

  #isAimed({ needs }: Hit, match: Match): boolean {
    if (needs === 'any' || this.#words.count <= SHORT) return true;
    if (needs === 'community') return isNear(this.#people, match);
    if (this.#cues.secondPerson.hasOutside(match.from, match.to)) return true;
    return needs === 'person' && (isNear(this.#cues.people, match) || isNear(this.#people, match));
  }

  /** A sentence ends between the words. */
  #isParted(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) if (this.#words.before[at] === breaks.hard) return true;
    return false;
  }
}

function cuesByKind(matches: readonly Match[]): Readonly<Record<CueKind, Spans<CueMatch>>> {
  const found = Object.fromEntries(cueKinds.map((kind) => [kind, [] as CueMatch[]])) as Record<CueKind, CueMatch[]>;
  for (const match of matches)
    if (match.value.kind === 'cue') found[match.value.cue.kind].push({ ...match, cue: match.value.cue });
  return Object.fromEntries(cueKinds.map((kind) => [kind, new Spans(found[kind])])) as Record<CueKind, Spans<CueMatch>>;
}

const isNear = (people: Spans<Match>, match: Match): boolean =>
  people.some(
    match.from - NEAR,
    match.from + NEAR + 1,
    ({ from, to }) => Math.abs(from - match.from) <= NEAR && (to <= match.from || from >= match.to),
  );

const pairs = /«[^«»]*»|"[^"]*"|“[^“”]*”|(?<![\p{L}\p{N}])'[^'\n]{2,}'(?![\p{L}\p{N}])/gu;

const quotesOf = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(pairs)].map(({ 0: quoted, index }) => [index, index + quoted.length]);

/** The words that lie wholly inside a range of the folded text. */
function wordsWithin({ start, end }: Words, [from, to]: readonly [number, number]): { from: number; to: number } {
  const first = countBelow(start, from);
  return { from: first, to: Math.max(first, countBelow(end, to + 1)) };
}

/** How many of the rising `values` are below `limit`. */
export function countBelow(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
