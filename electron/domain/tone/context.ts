import type { Cue, CueKind } from './cue.ts';
import type { Meaning } from './compile.ts';
import type { SequenceMatch } from './matcher.ts';
import type { Hit } from './rule-kind.ts';
import { breaks, type Words } from './words.ts';

/** Words between an insult and the person it is said of, at most. */
const NEAR = 4;
/** A text this short is said to somebody. */
const SHORT = 2;

type Match = SequenceMatch<Meaning>;
interface CueMatch extends Match {
  readonly cue: Cue;
}

/** What stands around the matches of a paragraph: quotations, cues, people. */
export class Context {
  readonly #words: Words;
  readonly #cues: readonly CueMatch[];
  readonly #people: readonly Match[];
  /** Ranges of words inside quotation marks. */
  readonly #quotes: readonly (readonly [number, number])[];

  constructor(words: Words, text: string, matches: readonly Match[]) {
    this.#words = words;
    this.#cues = matches.flatMap((match) => (match.value.kind === 'cue' ? [{ ...match, cue: match.value.cue }] : []));
    this.#people = matches.filter(({ value }) => value.kind === 'group');
    this.#quotes = quotesOf(text).map((range) => wordsWithin(words, range));
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
    return this.#each('negation').some(({ cue, from, to }) => {
      if (from >= match.from && to <= match.to) return match.skipped.includes(from);
      if (to > match.from || match.from - to > cue.scope - 1 || this.#isParted(to, match.from)) return false;
      return !(cue.exclaims && hit.single && to === match.from);
    });
  }

  /** Condemned in the same breath: by a word outside the match, or outside the quotation it stands in. */
  #isCondemned(match: Match): boolean {
    return this.#each('condemnation').some((cue) => isOutside(cue, match));
  }

  /** In quotation marks, with someone said to have said it. */
  #isReported(match: Match): boolean {
    const quote = this.#quotes.find(([from, to]) => match.from >= from && match.to <= to);
    if (quote === undefined) return false;
    return this.#each('reporting').some(({ from, to }) => to <= quote[0] || from >= quote[1]);
  }

  #isAimed({ needs }: Hit, match: Match): boolean {
    if (needs === 'any' || this.#words.count <= SHORT) return true;
    const near = (of: readonly Match[]): boolean =>
      of.some((one) => isOutside(one, match) && Math.abs(one.from - match.from) <= NEAR);
    if (needs === 'community') return near(this.#people);
    if (this.#each('secondPerson').some((one) => isOutside(one, match))) return true;
    return needs === 'person' && (near(this.#each('people')) || near(this.#people));
  }

  #each(kind: CueKind): readonly CueMatch[] {
    return this.#cues.filter(({ cue }) => cue.kind === kind);
  }

  /** A sentence ends between the words. */
  #isParted(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) if (at > from - 1 && this.#words.before[at] === breaks.hard) return true;
    return false;
  }
}

const isOutside = (one: Match, match: Match): boolean => one.to <= match.from || one.from >= match.to;

const pairs = /«[^«»]*»|"[^"]*"|“[^“”]*”|(?<![\p{L}\p{N}])'[^'\n]{2,}'(?![\p{L}\p{N}])/gu;

const quotesOf = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(pairs)].map(({ 0: quoted, index }) => [index, index + quoted.length]);

function wordsWithin({ start, end, count }: Words, [from, to]: readonly [number, number]): readonly [number, number] {
  let first = 0;
  while (first < count && (start[first] ?? 0) < from) first += 1;
  let last = first;
  while (last < count && (end[last] ?? 0) <= to) last += 1;
  return [first, last];
}
