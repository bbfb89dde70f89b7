import { Filed } from './filed.ts';
import type { Reading } from './reading.ts';

/** Groups of items of which a sequence requires one: says at once of a text which groups it has a word of. */
export class Groups {
  readonly #numbers = new Map<readonly number[], number>();
  #largest = -1;
  /** The groups of each item. */
  #of = new Filed(0, () => undefined);
  #seen = new Uint32Array(0);
  #seenItems = new Uint32Array(0);
  #round = 0;

  /** What a text must have where a sequence requires one of these: the item when it is only one, else `~group`. */
  needOf(items: readonly number[]): number {
    const [only = -1] = items;
    for (const item of items) if (item > this.#largest) this.#largest = item;
    if (items.length === 1) return only;
    const known = this.#numbers.get(items);
    if (known !== undefined) return ~known;
    const number = this.#numbers.size;
    this.#numbers.set(items, number);
    return ~number;
  }

  /** Files what was numbered, and forgets what only numbering needs. */
  settle(): void {
    const size = this.#largest + 1;
    this.#of = new Filed(size, (file) => {
      for (const [items, number] of this.#numbers) for (const item of items) file(item, number);
    });
    this.#seen = new Uint32Array(this.#numbers.size);
    this.#seenItems = new Uint32Array(size);
    this.#numbers.clear();
  }

  /** Looks at a text's words; until the next text, `has` is about this one. */
  see(readings: readonly (readonly Reading[])[]): void {
    this.#round += 1;
    for (const known of readings)
      for (const { item } of known) {
        if (item >= this.#seenItems.length || this.#seenItems[item] === this.#round) continue;
        this.#seenItems[item] = this.#round;
        const end = this.#of.start(item + 1);
        for (let at = this.#of.start(item); at < end; at += 1) this.#seen[this.#of.at(at)] = this.#round;
      }
  }

  /** Whether the text has what `needOf` answered. */
  has(need: number): boolean {
    return (need < 0 ? this.#seen[~need] : this.#seenItems[need]) === this.#round;
  }
}
