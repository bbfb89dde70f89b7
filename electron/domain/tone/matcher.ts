import { Attempt } from './attempt.ts';
import { Column } from './column.ts';
import { Filed } from './filed.ts';
import { Groups } from './groups.ts';
import type { Program } from './program.ts';
import { hasItem, type Reading } from './reading.ts';
import type { ReadWords, Sequence } from './sequences.ts';
import { breaks } from './words.ts';

/** Where a sequence matched: words `[from, to)`. */
export interface SequenceMatch<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
  /** Words inside it that its gaps skipped. */
  readonly skipped: readonly number[];
}

const none: readonly never[] = [];

/**
 * All sequences behind one table of items: each waits under its rarest required word, so a text's word wakes only the
 * few that need it, and of those only the ones whose other required words are there too. Nearly all are plain words in a
 * row: of such a run there is no more than its items, in one column with those of all others.
 */
export class Matcher<T> {
  readonly #values: T[] = [];
  /** Run `i` is items `[#starts[i], #starts[i + 1])`; where there are none, `i` is one of `#sequences`. */
  readonly #items = new Column();
  readonly #starts = new Column();
  readonly #sequences = new Map<number, Sequence>();
  readonly #program: Program;
  /** The most words that can stand before the one it waits for. */
  #before = new Uint16Array(0);
  #waiting = new Filed(0, () => undefined);
  readonly #needs = new Map<number, readonly number[]>();
  readonly #groups = new Groups();

  /** `program` has the nodes of the sequences that will be added. */
  constructor(program: Program) {
    this.#program = program;
  }

  /** Sequences of one required word at least; others match nothing. */
  add(sequence: Sequence, value: T): void {
    this.#sequences.set(this.#values.length, sequence);
    this.addRun(none, value);
  }

  /** Items that follow each other, none of them a particle. */
  addRun(items: readonly number[], value: T): void {
    this.#starts.push(this.#items.length);
    for (const item of items) this.#items.push(item);
    this.#values.push(value);
  }

  get size(): number {
    return this.#values.length;
  }

  /** Puts every sequence under the word it waits for. Once, after the last was added. */
  prepare(): void {
    this.#starts.push(this.#items.length);
    this.#items.trim();
    this.#starts.trim();
    this.#before = new Uint16Array(this.#values.length);
    const uses = this.#uses();
    const costs = new Costs(uses);
    const awaited = new Map<number, ReadonlySet<number>>();
    for (const [index, sequence] of this.#sequences) awaited.set(index, this.#settle(index, sequence, costs));
    for (let index = 0; index < this.#values.length; index += 1)
      if (!awaited.has(index)) this.#before[index] = this.#rarest(index, uses);
    this.#waiting = new Filed(uses.length, (file) => {
      for (let index = 0; index < this.#values.length; index += 1) {
        const several = awaited.get(index);
        if (several !== undefined) for (const item of several) file(item, index);
        else if (this.#length(index) > 0)
          file(this.#items.at(this.#starts.at(index) + (this.#before[index] ?? 0)), index);
      }
    });
    this.#groups.settle();
  }

  /** Words of run `index`; 0 where there is a sequence instead. */
  #length(index: number): number {
    return this.#starts.at(index + 1) - this.#starts.at(index);
  }

  /** Words before the rarest of a run. */
  #rarest(index: number, uses: Uint32Array): number {
    const start = this.#starts.at(index);
    let rarest = 0;
    const of = (offset: number): number => uses[this.#items.at(start + offset)] ?? 0;
    for (let offset = 1; offset < this.#length(index); offset += 1) if (of(offset) < of(rarest)) rarest = offset;
    return rarest;
  }

  /** How many sequences each item is required by, in a group or alone. */
  #uses(): Uint32Array {
    let largest = -1;
    this.#eachItem((item) => {
      if (item > largest) largest = item;
    });
    const uses = new Uint32Array(largest + 1);
    this.#eachItem((item) => {
      uses[item] = (uses[item] ?? 0) + 1;
    });
    return uses;
  }

  #eachItem(visit: (item: number) => void): void {
    for (let at = 0; at < this.#items.length; at += 1) visit(this.#items.at(at));
    for (const { anchors } of this.#sequences.values())
      for (const one of anchors) for (const item of one.items) visit(item);
  }

  /** Keeps of a sequence what matching needs; answers the items it waits for. */
  #settle(index: number, { first, begins, shortest, anchors }: Sequence, costs: Costs): ReadonlySet<number> {
    const [rarest, ...others] = anchors.toSorted((a, b) => costs.of(a.items) - costs.of(b.items));
    this.#before[index] = rarest?.before ?? 0;
    this.#needs.set(
      index,
      others.map(({ items }) => this.#groups.needOf(items)),
    );
    // What it waits for is in the tables now.
    this.#sequences.set(index, { first, begins, shortest, anchors: none });
    return new Set(rarest?.items);
  }

  /** Every match, each sequence at most once for each word that wakes it. */
  run(read: ReadWords): SequenceMatch<T>[] {
    const matches: SequenceMatch<T>[] = [];
    const attempt = new Attempt(this.#program, read);
    this.#groups.see(read.readings);
    for (let at = 0; at < read.words.count; at += 1) {
      for (const { item } of read.readings[at] ?? none) {
        const end = this.#waiting.start(item + 1);
        for (let place = this.#waiting.start(item); place < end; place += 1)
          this.#wake(this.#waiting.at(place), at, attempt, read, matches);
      }
    }
    return matches;
  }

  /** Notes where sequence `index` matches around word `at`, for which it waits. */
  #wake(index: number, at: number, attempt: Attempt, read: ReadWords, matches: SequenceMatch<T>[]): void {
    const start = this.#starts.at(index);
    const length = this.#starts.at(index + 1) - start;
    const before = this.#before[index] ?? 0;
    if (length > 0) {
      const from = at - before;
      if (length === 1 || this.#isRun(start, length, from, read)) this.#note(index, from, from + length, none, matches);
      return;
    }
    const sequence = this.#sequences.get(index);
    if (sequence === undefined || !this.#haveAll(index)) return;
    for (let from = earliest(at, before, read.places); from <= at; from += 1) {
      if (before > 0 && !this.#mayBegin(sequence.begins, read.readings[from] ?? none)) continue;
      const matched = attempt.at(sequence.first, from);
      if (matched === null || matched.to <= at) continue;
      this.#note(index, from, matched.to, matched.skipped, matches);
      return;
    }
  }

  /** Whether a sequence whose first word is one of a run may begin with a word; `run` is -1 when nobody knows its first. */
  #mayBegin(run: number, readings: readonly Reading[]): boolean {
    if (run < 0) return true;
    for (const { item } of readings) if (this.#program.runHas(run, item)) return true;
    return false;
  }

  #note(index: number, from: number, to: number, skipped: readonly number[], matches: SequenceMatch<T>[]): void {
    const value = this.#values[index];
    if (value !== undefined) matches.push({ value, from, to, skipped });
  }

  #haveAll(index: number): boolean {
    for (const need of this.#needs.get(index) ?? none) if (!this.#groups.has(need)) return false;
    return true;
  }

  /** Whether words from `from` on are those of a run, and of one sentence. */
  #isRun(start: number, length: number, from: number, { words, readings }: ReadWords): boolean {
    if (from < 0 || from + length > words.count) return false;
    for (let offset = 0; offset < length; offset += 1) {
      const at = from + offset;
      if (offset > 0 && words.before[at] === breaks.hard) return false;
      if (!hasItem(readings[at] ?? none, this.#items.at(start + offset))) return false;
    }
    return true;
  }
}

/** What it costs to wait for one of some items. Many sequences begin with the same long list: its cost is reckoned once. */
class Costs {
  readonly #uses: Uint32Array;
  readonly #known = new Map<readonly number[], number>();

  constructor(uses: Uint32Array) {
    this.#uses = uses;
  }

  of(items: readonly number[]): number {
    const known = this.#known.get(items);
    if (known !== undefined) return known;
    let most = 0;
    for (const item of items) most = Math.max(most, this.#uses[item] ?? 0);
    this.#known.set(items, most);
    return most;
  }
}

/** The first word that has at most `before` others, or names, between itself and word `at`. */
function earliest(at: number, before: number, places: Int32Array | null): number {
  if (places === null) return Math.max(0, at - before);
  let from = at;
  while (from > 0 && (places[at] ?? 0) - (places[from - 1] ?? 0) <= before) from -= 1;
  return from;
}
