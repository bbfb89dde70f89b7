import type { Clauses, CueMatch, Cues, Match } from './context.ts';
import type { Hit } from './rule-kind.ts';

/** How far a denied opinion reaches: `I don't think that they are …`. */
const OPINION_SCOPE = 9;
/** Words between a negation and the opinion it denies, at most. */
const BESIDE = 2;
/** How far a supposition reaches. */
const SUPPOSED = 4;

/** No negation is looked for further back, in words. */
const FURTHEST = 40;

/** Says what is denied or only supposed. */
export class Denial {
  readonly #clauses: Clauses;
  readonly #cues: Cues;
  readonly #distance: (from: number, to: number) => number;

  constructor(clauses: Clauses, cues: Cues, distance: (from: number, to: number) => number) {
    this.#clauses = clauses;
    this.#cues = cues;
    this.#distance = distance;
  }

  /** Slurs and coarse words (`needs: any` terms) stay what they are in a negation; predicates do not. */
  denies(hit: Hit, match: Match): boolean {
    if (hit.rule.kind === 'term' && hit.needs === 'any') return false;
    const first = this.#clauseStart(match.from);
    // `There is no place for …`: what denies by itself is not denied by the negation that goes with it.
    const isNegative = this.#cues.negation.some(match.from, match.to, (cue) => isOwn(cue, match));
    const isDenied = (cue: CueMatch): boolean => this.#negates(cue, hit, match, isNegative);
    if (this.#cues.negation.some(first, match.to, isDenied)) return true;
    return (
      hit.rule.kind === 'term' && this.#cues.supposition.some(first, match.from, (cue) => this.#supposes(cue, match))
    );
  }

  #negates(cue: CueMatch, hit: Hit, match: Match, isNegative: boolean): boolean {
    if (cue.from >= match.from && cue.to <= match.to) return match.skipped.includes(cue.from);
    if (cue.to > match.from || this.#clauses.parts(cue.to, match.from)) return false;
    if (cue.cue.exclaims && hit.single && cue.to === match.from) return false;
    if (this.#touches('exception', cue.from, match.to)) return false;
    const denied = this.#distance(cue.to, match.from);
    if (this.#touches('opinion', cue.to, Math.min(match.from, cue.to + BESIDE))) return denied < OPINION_SCOPE;
    return !isNegative && denied < cue.cue.scope && !this.#touches('secondPerson', cue.to, match.from);
  }

  /** `If he were a thief`: not `if you come, you dogs`. */
  #supposes(cue: CueMatch, match: Match): boolean {
    return (
      cue.to <= match.from &&
      this.#distance(cue.to, match.from) < SUPPOSED &&
      !this.#clauses.parts(cue.to, match.from) &&
      !this.#touches('secondPerson', cue.to, match.to)
    );
  }

  /** Whether a cue lies within words `[from, to)`. */
  #touches(kind: keyof Cues, from: number, to: number): boolean {
    return from < to && this.#cues[kind].some(from, to, (cue) => cue.from >= from && cue.to <= to);
  }

  /** Where the words before `at` begin that can deny it: after the last comma or stop, and not without end. */
  #clauseStart(at: number): number {
    let first = at;
    while (first > 0 && at - first < FURTHEST && !this.#clauses.parts(first, first)) first -= 1;
    return first;
  }
}

/** Whether a cue is one of the words that make the match. */
const isOwn = ({ from, to }: CueMatch, match: Match): boolean =>
  from >= match.from && to <= match.to && !match.skipped.includes(from);
