import type { Reading } from './reading.ts';

/** Groups of more items than this are told apart by identity alone: it takes too long to compare them. */
const COMPARED = 40;

/** Groups of items of which a sequence requires one: says at once of a text which groups it has a word of. */
export class Groups {
  readonly #byIdentity = new Map<readonly number[], number>();
  readonly #byContent = new Map<string, number>();
  /** The groups of each item. */
  readonly #of: (number[] | undefined)[] = [];
  #count = 0;
  #seen = new Uint32Array(0);
  #round = 0;

  /** The number of a group; the same for the same items. */
  numberOf(items: readonly number[]): number {
    const known = this.#byIdentity.get(items);
    if (known !== undefined) return known;
    const content = items.length > COMPARED ? null : items.join();
    const same = content === null ? undefined : this.#byContent.get(content);
    if (same !== undefined) return same;
    const number = this.#count;
    this.#count += 1;
    this.#byIdentity.set(items, number);
    if (content !== null) this.#byContent.set(content, number);
    for (const item of items) (this.#of[item] ??= []).push(number);
    return number;
  }

  /** Forgets what only numbering needs. */
  settle(): void {
    this.#byIdentity.clear();
    this.#byContent.clear();
    this.#seen = new Uint32Array(this.#count);
  }

  /** Looks at a text's words; until the next text, `haveAll` is about this one. */
  see(readings: readonly (readonly Reading[])[]): void {
    this.#round += 1;
    for (const known of readings)
      for (const { item } of known) for (const group of this.#of[item] ?? []) this.#seen[group] = this.#round;
  }

  haveAll(groups: readonly number[]): boolean {
    for (const group of groups) if (this.#seen[group] !== this.#round) return false;
    return true;
  }
}
