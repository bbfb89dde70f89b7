import { matchAt, type ReadWords, type Sequence } from './sequences.ts';

/** Where a sequence matched: words `[from, to)`. */
export interface SequenceMatch<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
  /** Words inside it that its gaps skipped. */
  readonly skipped: readonly number[];
}

/**
 * All sequences behind one hash of items: each waits under its rarest required word, so a text's word wakes only the few
 * that need it.
 */
export class Matcher<T> {
  private readonly sequences: { readonly sequence: Sequence; readonly value: T }[] = [];
  private readonly waiting = new Map<number, { readonly index: number; readonly before: number }[]>();
  private ready = false;

  add(sequence: Sequence, value: T): void {
    this.sequences.push({ sequence, value });
    this.ready = false;
  }

  get size(): number {
    return this.sequences.length;
  }

  private prepare(): void {
    const uses = new Map<number, number>();
    for (const { sequence } of this.sequences)
      for (const { items } of sequence.anchors) for (const item of items) uses.set(item, (uses.get(item) ?? 0) + 1);
    this.waiting.clear();
    this.sequences.forEach(({ sequence }, index) => {
      const cost = (items: readonly number[]): number => Math.max(...items.map((item) => uses.get(item) ?? 0));
      const rarest = sequence.anchors.toSorted((a, b) => cost(a.items) - cost(b.items))[0];
      for (const item of new Set(rarest?.items)) {
        const there = this.waiting.get(item) ?? [];
        there.push({ index, before: rarest?.before ?? 0 });
        this.waiting.set(item, there);
      }
    });
    this.ready = true;
  }

  /** Every match, each sequence at most once for each word that wakes it. */
  run(read: ReadWords): readonly SequenceMatch<T>[] {
    if (!this.ready) this.prepare();
    const matches: SequenceMatch<T>[] = [];
    for (let at = 0; at < read.words.count; at += 1) {
      for (const { item } of read.readings[at] ?? []) {
        for (const { index, before } of this.waiting.get(item) ?? []) {
          const match = this.around(index, before, read, at);
          if (match !== null) matches.push(match);
        }
      }
    }
    return matches;
  }

  private around(index: number, before: number, read: ReadWords, at: number): SequenceMatch<T> | null {
    const one = this.sequences[index];
    if (one === undefined) return null;
    for (let from = Math.max(0, at - before); from <= at; from += 1) {
      const matched = matchAt(one.sequence, read, from);
      if (matched !== null && matched.to > at) return { value: one.value, from, ...matched };
    }
    return null;
  }
}
