import type { Clauses, Cues, CueMatch, Match, WordRange } from './context.ts';
import type { Hit } from './rule-kind.ts';
import { Spans } from './spans.ts';
import { type Surroundings, tells } from './surroundings.ts';

/** Words between `call`, `the word` and what is called so, at most. */
const SPOKEN = 9;
/** Words between a condemnation and the `that` which leads to what it condemns, at most. */
const LEADS = 3;
/** No cue is looked for further away, in words: bounds the cost in a text without full stops. */
const FURTHEST = 40;

/**
 * Says which words are somebody else's, told to reject them: a mention, not a use. A condemnation clears what it speaks
 * of, never the whole text it stands in.
 */
export class Mention {
  readonly #cues: Cues;
  readonly #quotes: Spans<WordRange>;
  readonly #reports: Spans<CueMatch>;
  readonly #clauses: Clauses;
  readonly #distance: (from: number, to: number) => number;

  constructor(
    cues: Cues,
    quotes: readonly WordRange[],
    clauses: Clauses,
    distance: (from: number, to: number) => number,
  ) {
    this.#cues = cues;
    this.#quotes = new Spans(quotes);
    this.#reports = cues.reporting.filter(
      ({ from, to }) => !cues.ownVoice.some(from, to, (own) => own.from < to && own.to > from),
    );
    this.#clauses = clauses;
    this.#distance = distance;
  }

  /** Whether somebody is said to have said something. */
  get reports(): boolean {
    return this.#reports.size > 0;
  }

  disowns(hit: Hit, match: Match, around: Surroundings): boolean {
    return this.#isQuoted(match, around) || this.#isReported(match, around) || this.#isGoverned(hit, match);
  }

  /** In quotation marks, with someone said to have said it or a condemnation beside it; not `you are "…"`. */
  #isQuoted(match: Match, { before, after }: Surroundings): boolean {
    return this.#quotes.some(match.from, match.from + 1, (quote) => {
      if (match.from < quote.from || match.to > quote.to || this.#isHurled(quote)) return false;
      const { from, to } = quote;
      if (this.#reports.hasOutside(from, to) || this.#cues.condemnation.hasOutside(from, to)) return true;
      return ((before | after) & tells.condemns) !== 0 || (before & tells.reports) !== 0;
    });
  }

  #isHurled({ from }: WordRange): boolean {
    return this.#cues.secondPerson.some(from - 1, from, ({ to }) => to === from);
  }

  /** Said of someone's words in the same clause, and condemned, asked about, or answered by the next sentence. */
  #isReported(match: Match, { after }: Surroundings): boolean {
    const clause = this.#clauses.around(match);
    const [from, to] = [Math.max(clause.from, match.from - FURTHEST), Math.min(clause.to, match.to + FURTHEST)];
    const isSpoken = this.#reports.some(from, to, (cue) => this.#speaksOf(cue, match));
    if (isSpoken)
      return (
        this.#cues.condemnation.hasOutside(match.from, match.to) ||
        this.#clauses.asks(clause) ||
        (after & tells.answers) !== 0
      );
    return (after & tells.answers) !== 0 && !this.#cues.secondPerson.some(clause.from, clause.to, () => true);
  }

  #speaksOf(cue: CueMatch, match: Match): boolean {
    if (cue.to <= match.from) return this.#distance(cue.to, match.from) < SPOKEN;
    return cue.from >= match.to && this.#distance(match.to, cue.from) < SPOKEN;
  }

  /**
   * `It is shameful that …`: a condemnation that leads to it in the same clause, and nobody addressed between. What a
   * phrase names may be condemned without `that` (`we reject all hatred of …`, `hatred of … must end`); a word for a person
   * may not (`we reject these dogs`).
   */
  #isGoverned(hit: Hit, match: Match): boolean {
    const clause = this.#clauses.around(match);
    const first = Math.max(clause.from, match.from - FURTHEST);
    const isPhrase = hit.rule.kind === 'phrase';
    const governs = this.#cues.condemnation.some(first, match.from, (cue) => {
      if (cue.from < first || cue.to > match.from || this.#addresses(cue.to, match.from)) return false;
      return this.#leads(cue, match) || (isPhrase && this.#isBeside(cue.to, match.from));
    });
    if (governs || !isPhrase) return governs;
    return this.#cues.rejection.some(
      match.to,
      match.to + FURTHEST,
      (cue) => cue.from >= match.to && this.#isBeside(match.to, cue.from),
    );
  }

  #leads(cue: CueMatch, match: Match): boolean {
    const last = Math.min(match.from, cue.to + LEADS);
    return this.#cues.linking.some(cue.from, last, (link) => link.from >= cue.from && link.to <= match.from);
  }

  #addresses(from: number, to: number): boolean {
    return this.#cues.secondPerson.some(from, to, (you) => you.from >= from && you.to <= to);
  }

  #isBeside(from: number, to: number): boolean {
    return this.#distance(from, to) <= LEADS && !this.#clauses.parts(from, to);
  }
}
