import { Column } from './column.ts';
import type { List } from './sequences.ts';

/** What a node of the automaton over words asks for. */
export const nodeKinds = { end: 0, word: 1, list: 2, gap: 3, split: 4 } as const;

/** Columns of a node. */
const WIDTH = 4;

/**
 * The nodes of all sequences, in one column of numbers: there are tens of thousands. A node is its kind, two numbers that
 * depend on it, and the node that follows.
 */
export class Program {
  readonly #nodes = new Column();
  /** Runs of numbers, each behind its length: items of a word, nodes a split goes on to. */
  readonly #runs = new Column();
  readonly #lists: List[] = [];
  readonly #particles: string[] = [''];
  /** Runs that were made of the same list of items: only while adding. */
  readonly #known = new Map<readonly number[], number>();

  /** The node at which every sequence ends. */
  readonly end = this.#add(nodeKinds.end, 0, 0, 0);

  /** One of `items`, or none but with one of `particles` written on the next word. */
  word(items: readonly number[], particles: string, next: number): number {
    const [only = -1] = items;
    let particle = this.#particles.indexOf(particles);
    if (particle < 0) particle = this.#particles.push(particles) - 1;
    return this.#add(nodeKinds.word, items.length === 1 ? only : ~this.#run(rising(items)), particle, next);
  }

  list(list: List, next: number): number {
    return this.#add(nodeKinds.list, this.#lists.push(list) - 1, 0, next);
  }

  /** Up to `most` words of any kind. */
  gap(most: number, next: number): number {
    return this.#add(nodeKinds.gap, most, 0, next);
  }

  split(nexts: readonly number[]): number {
    return this.#add(nodeKinds.split, this.#run(nexts), 0, 0);
  }

  /** The run of some items, rising: the same for the same list. */
  rowOf(items: readonly number[]): number {
    const known = this.#known.get(items);
    if (known !== undefined) return known;
    const run = this.#run(rising(items));
    this.#known.set(items, run);
    return run;
  }

  /** No node is added any more. */
  settle(): void {
    this.#known.clear();
    this.#nodes.trim();
    this.#runs.trim();
  }

  /** One of `nodeKinds`. */
  kind(node: number): number {
    return this.#nodes.at(node * WIDTH);
  }

  next(node: number): number {
    return this.#nodes.at(node * WIDTH + 3);
  }

  /** Of a word: its item, or `~run` of its items. Of a gap: the most words it skips. Of a split: the run it goes on to. */
  value(node: number): number {
    return this.#nodes.at(node * WIDTH + 1);
  }

  /** Of a word: the particles that may stand in its place; '' when none. */
  particles(node: number): string {
    return this.#particles[this.#nodes.at(node * WIDTH + 2)] ?? '';
  }

  /** Whether it asks for a word that nothing may stand for. */
  isPlainWord(node: number): boolean {
    return this.kind(node) === nodeKinds.word && this.#nodes.at(node * WIDTH + 2) === 0;
  }

  /** Of a list node: its list. */
  listOf(node: number): List | null {
    return this.#lists[this.value(node)] ?? null;
  }

  runLength(run: number): number {
    return this.#runs.at(run);
  }

  runAt(run: number, index: number): number {
    return this.#runs.at(run + 1 + index);
  }

  /** Whether the run of rising numbers has `one`. */
  runHas(run: number, one: number): boolean {
    let [low, high] = [0, this.runLength(run)];
    const length = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runAt(run, middle) < one) low = middle + 1;
      else high = middle;
    }
    return low < length && this.runAt(run, low) === one;
  }

  #add(kind: number, value: number, more: number, next: number): number {
    const at = this.#nodes.push(kind);
    this.#nodes.push(value);
    this.#nodes.push(more);
    this.#nodes.push(next);
    return at / WIDTH;
  }

  #run(numbers: readonly number[] | Int32Array): number {
    const run = this.#runs.push(numbers.length);
    for (const one of numbers) this.#runs.push(one);
    return run;
  }
}

const rising = (items: readonly number[]): Int32Array => Int32Array.from(items).toSorted();
