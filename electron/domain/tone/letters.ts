import { Column } from './column.ts';

const FREE = 0;
/** More than so many of the slots taken, and the table grows. */
const FULL = 0.6;

/**
 * Words by their letters, numbered in the order in which they came: a hash table in columns of numbers. It answers about a
 * part of a text without cutting it out, and holds tens of thousands of words in a few bytes each.
 */
export class Letters {
  /** A word's number and 1, at its hash or the next slots; `FREE` where there is none. */
  #slots = new Int32Array(0x400);
  readonly #hashes = new Column();
  /** Where a word's letters begin in `#units`; they end where the next one's begin. */
  readonly #starts = new Column();
  #units = new Uint16Array(0x1000);
  #used = 0;

  get size(): number {
    return this.#hashes.length;
  }

  /** The number of the word that is `[from, to)` of a text; -1 when it never came. */
  find(text: string, from = 0, to = text.length): number {
    return this.#find(text, from, to, hashOf(text, from, to));
  }

  /** The same; a word that never came is given the next number, which is the size before. */
  enter(text: string, from = 0, to = text.length): number {
    const hash = hashOf(text, from, to);
    const known = this.#find(text, from, to, hash);
    if (known >= 0) return known;
    const number = this.#hashes.push(hash);
    this.#starts.push(this.#used);
    this.#keep(text, from, to);
    if (this.size > this.#slots.length * FULL) this.#grow();
    else this.#place(hash, number);
    return number;
  }

  /** Units of a word. */
  length(number: number): number {
    return this.#end(number) - this.#starts.at(number);
  }

  /** Unit `at` of it. */
  unit(number: number, at: number): number {
    return this.#units[this.#starts.at(number) + at] ?? 0;
  }

  /** Gives back the room that nothing was put into. */
  trim(): void {
    this.#hashes.trim();
    this.#starts.trim();
    this.#units = this.#units.slice(0, this.#used);
  }

  #end(number: number): number {
    return number + 1 < this.size ? this.#starts.at(number + 1) : this.#used;
  }

  #find(text: string, from: number, to: number, hash: number): number {
    const last = this.#slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = (this.#slots[slot] ?? FREE) - 1;
      if (number < 0) return -1;
      if (this.#hashes.at(number) === hash && this.#is(number, text, from, to)) return number;
    }
  }

  #is(number: number, text: string, from: number, to: number): boolean {
    const start = this.#starts.at(number);
    if (this.#end(number) - start !== to - from) return false;
    for (let at = from; at < to; at += 1) if (this.#units[start + at - from] !== text.charCodeAt(at)) return false;
    return true;
  }

  #keep(text: string, from: number, to: number): void {
    const end = this.#used + to - from;
    if (end > this.#units.length) {
      const grown = new Uint16Array(end * 2);
      grown.set(this.#units);
      this.#units = grown;
    }
    for (let at = from; at < to; at += 1) this.#units[this.#used + at - from] = text.charCodeAt(at);
    this.#used = end;
  }

  #place(hash: number, number: number): void {
    const last = this.#slots.length - 1;
    let slot = hash & last;
    while (this.#slots[slot] !== FREE) slot = (slot + 1) & last;
    this.#slots[slot] = number + 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.size; number += 1) this.#place(this.#hashes.at(number), number);
  }
}

/** FNV-1a over the units, its high bits folded into the low ones by which words are placed. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
