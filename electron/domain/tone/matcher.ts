import { Attempt } from './attempt.ts';
import { Groups } from './groups.ts';
import type { ReadWords, Sequence } from './sequences.ts';

/** Where a sequence matched: words `[from, to)`. */
export interface SequenceMatch<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
  /** Words inside it that its gaps skipped. */
  readonly skipped: readonly number[];
}

/** A sequence under a word it waits for. */
interface Waiting {
  readonly index: number;
  /** The most that can stand before that word. */
  readonly before: number;
  /** Groups of which a text must have a word each, besides that word. */
  readonly needs: readonly number[];
}

const none: readonly never[] = [];

/**
 * All sequences behind one table of items: each waits under its rarest required word, so a text's word wakes only the
 * few that need it, and of those only the ones whose other required words are there too.
 */
export class Matcher<T> {
  private sequences: { readonly sequence: Sequence; readonly value: T }[] = [];
  private readonly waiting: (Waiting[] | undefined)[] = [];
  private readonly groups = new Groups();

  add(sequence: Sequence, value: T): void {
    this.sequences.push({ sequence, value });
  }

  get size(): number {
    return this.sequences.length;
  }

  /** Puts every sequence under the word it waits for. Once, after the last was added. */
  prepare(): void {
    const uses = new Map<number, number>();
    for (const { sequence } of this.sequences)
      for (const { items } of sequence.anchors) for (const item of items) uses.set(item, (uses.get(item) ?? 0) + 1);
    // Many sequences begin with the same long list: its cost is reckoned once.
    const costs = new Map<readonly number[], number>();
    const costOf = (items: readonly number[]): number => {
      const cost = costs.get(items) ?? items.reduce((most, item) => Math.max(most, uses.get(item) ?? 0), 0);
      costs.set(items, cost);
      return cost;
    };
    this.sequences.forEach(({ sequence }, index) => {
      const [rarest, ...others] = sequence.anchors.toSorted((a, b) => costOf(a.items) - costOf(b.items));
      const needs = others.flatMap(({ items }) => this.groups.numberOf(items));
      const waiting = { index, before: rarest?.before ?? 0, needs: needs.length === 0 ? none : needs };
      for (const item of new Set(rarest?.items)) (this.waiting[item] ??= []).push(waiting);
    });
    this.groups.settle();
    // What they wait for is in the tables now.
    this.sequences = this.sequences.map(({ sequence: { nodes, first, shortest }, value }) => ({
      sequence: { nodes: nodes.slice(), first, shortest, anchors: none },
      value,
    }));
  }

  /** Every match, each sequence at most once for each word that wakes it. */
  run(read: ReadWords): SequenceMatch<T>[] {
    const matches: SequenceMatch<T>[] = [];
    const attempt = new Attempt(read);
    this.groups.see(read.readings);
    for (let at = 0; at < read.words.count; at += 1) {
      for (const { item } of read.readings[at] ?? []) {
        for (const waiting of this.waiting[item] ?? []) {
          if (!this.groups.haveAll(waiting.needs)) continue;
          const match = this.around(waiting, attempt, at, read);
          if (match !== null) matches.push(match);
        }
      }
    }
    return matches;
  }

  private around(
    { index, before }: Waiting,
    attempt: Attempt,
    at: number,
    { places }: ReadWords,
  ): SequenceMatch<T> | null {
    const one = this.sequences[index];
    if (one === undefined) return null;
    for (let from = earliest(at, before, places); from <= at; from += 1) {
      const matched = attempt.at(one.sequence, from);
      if (matched !== null && matched.to > at)
        return { value: one.value, from, to: matched.to, skipped: matched.skipped };
    }
    return null;
  }
}

/** The first word that has at most `before` others, or names, between itself and word `at`. */
function earliest(at: number, before: number, places: Int32Array | null): number {
  if (places === null) return Math.max(0, at - before);
  let from = at;
  while (from > 0 && (places[at] ?? 0) - (places[from - 1] ?? 0) <= before) from -= 1;
  return from;
}
