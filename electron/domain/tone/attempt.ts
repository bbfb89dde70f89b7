import { nodeKinds, type Program } from './program.ts';
import { hasItem } from './reading.ts';
import type { List, ReadWords } from './sequences.ts';
import { breaks } from './words.ts';

const none: readonly never[] = [];

/** Steps one attempt may take: bounds the cost of a badly written phrase; no real one comes near. */
const STEPS = 600;

/** Where a sequence matched up to, and the words its gaps skipped. */
export interface Matched {
  readonly to: number;
  readonly skipped: readonly number[];
}

/** Tries sequences on one text. One object for all of them: a text takes thousands of attempts. */
export class Attempt {
  readonly #program: Program;
  readonly #read: ReadWords;
  #start = 0;
  #steps = 0;
  readonly #passed: number[] = [];

  constructor(program: Program, read: ReadWords) {
    this.#program = program;
    this.#read = read;
  }

  /** How the sequence that begins with node `first` and at word `start` ends; null when it does not match there. */
  at(first: number, start: number): Matched | null {
    this.#start = start;
    this.#steps = 0;
    this.#passed.length = 0;
    const to = this.#visit(first, start);
    return to < 0 ? null : { to, skipped: this.#passed.length === 0 ? none : [...this.#passed] };
  }

  #visit(node: number, at: number): number {
    this.#steps += 1;
    if (this.#steps > STEPS) return -1;
    const program = this.#program;
    switch (program.kind(node)) {
      case nodeKinds.word:
        return this.#word(node, at);
      case nodeKinds.list:
        return this.#list(program.listOf(node), program.next(node), at);
      case nodeKinds.gap:
        return this.#gap(program.next(node), program.value(node), at);
      case nodeKinds.split:
        return this.#split(program.value(node), at);
      default:
        return at;
    }
  }

  #split(nexts: number, at: number): number {
    const program = this.#program;
    const length = program.runLength(nexts);
    for (let index = 0; index < length; index += 1) {
      const next = program.runAt(nexts, index);
      // Most of many alternatives begin with a word that is not there: that is a step too, but takes no visit.
      if (program.isPlainWord(next) && !this.#isWord(program.value(next), at)) {
        this.#steps += 1;
        continue;
      }
      const end = this.#visit(next, at);
      if (end >= 0) return end;
    }
    return -1;
  }

  /** Skips as few words as it can; a name of several words counts as one. */
  #gap(next: number, most: number, at: number): number {
    const furthest = at === this.#start ? 0 : most;
    const known = this.#passed.length;
    let to = at;
    for (let skipped = 0; ; skipped += 1) {
      const end = this.#visit(next, to);
      if (end >= 0) return end;
      const after = this.#after(to);
      if (skipped === furthest || after > this.#read.words.count || this.#crosses(to, after)) break;
      for (; to < after; to += 1) this.#passed.push(to);
    }
    this.#passed.length = known;
    return -1;
  }

  /** The word after word `at`, or after the name that begins there. */
  #after(at: number): number {
    const { places } = this.#read;
    let after = at + 1;
    if (places !== null) while (after < places.length && places[after] === places[at]) after += 1;
    return after;
  }

  #word(node: number, at: number): number {
    if (at >= this.#read.words.count || this.#crosses(at, at + 1)) return -1;
    const next = this.#program.next(node);
    if (this.#isWord(this.#program.value(node), at)) {
      const end = this.#visit(next, at + 1);
      if (end >= 0) return end;
    }
    const particles = this.#program.particles(node);
    return particles !== '' && carries(particles, this.#read, at) ? this.#visit(next, at) : -1;
  }

  /** Whether word `at` is an item, or one of the run `~item`. */
  #isWord(item: number, at: number): boolean {
    if (item >= 0) return hasItem(this.#read.readings[at] ?? none, item);
    for (const reading of this.#read.readings[at] ?? none) if (this.#program.runHas(~item, reading.item)) return true;
    return false;
  }

  /** A list's word within a longer name is a part of that name (`Lebanese` in `Lebanese Forces`). */
  #list(list: List | null, next: number, at: number): number {
    if (list === null || this.#isWithinName(at)) return -1;
    for (const end of listEnds(list, this.#read, at)) {
      const last = this.#crosses(at, end) || this.#isWithinName(end) ? -1 : this.#visit(next, end);
      if (last >= 0) return last;
    }
    return -1;
  }

  /** Whether a name of several words goes on across the border before word `at`. */
  #isWithinName(at: number): boolean {
    const { places } = this.#read;
    return places !== null && at > 0 && at < places.length && places[at] === places[at - 1];
  }

  /** A sentence ends before one of the words `[from, to)`, other than the first of the attempt. */
  #crosses(from: number, to: number): boolean {
    for (let at = Math.max(from, this.#start + 1); at < to; at += 1)
      if (this.#read.words.before[at] === breaks.hard) return true;
    return false;
  }
}

/** Whether word `at` is written with one of these particles before it. */
function carries(particles: string, { readings }: ReadWords, at: number): boolean {
  return (readings[at] ?? []).some(({ prefix }) => [...particles].some((particle) => prefix.includes(particle)));
}

/** Ends (exclusive) of the list's words that begin at word `at`, longest first. */
function listEnds(list: List, read: ReadWords, at: number): readonly number[] {
  let ends: number[] | null = null;
  let single = false;
  for (const { item } of read.readings[at] ?? none) {
    single ||= list.singles.has(item);
    for (const rest of list.longer.get(item) ?? none)
      if (follow(rest, read, at + 1)) (ends ??= []).push(at + 1 + rest.length);
  }
  if (ends === null) return single ? [at + 1] : none;
  if (single) ends.push(at + 1);
  return ends.length === 1 ? ends : ends.toSorted((a, b) => b - a);
}

/** Whether these items are the words from `at` on. */
function follow(items: readonly number[], { readings }: ReadWords, at: number): boolean {
  for (let offset = 0; offset < items.length; offset += 1)
    if (!hasItem(readings[at + offset] ?? none, items[offset] ?? -1)) return false;
  return true;
}
