/** Files a number under an item. */
export type File = (item: number, number: number) => void;

/** Numbers filed under items, in two columns: those of an item lie side by side, in the order in which they were filed. */
export class Filed {
  readonly #starts: Int32Array;
  readonly #numbers: Int32Array;

  /** `each` files everything, the same when it is asked again: first they are counted. Items are below `size`. */
  constructor(size: number, each: (file: File) => void) {
    const starts = (this.#starts = new Int32Array(size + 1));
    each((item) => {
      starts[item + 1] = (starts[item + 1] ?? 0) + 1;
    });
    for (let item = 0; item < size; item += 1) starts[item + 1] = (starts[item + 1] ?? 0) + (starts[item] ?? 0);
    const numbers = (this.#numbers = new Int32Array(starts[size] ?? 0));
    const next = starts.slice();
    each((item, number) => {
      const place = next[item] ?? 0;
      next[item] = place + 1;
      numbers[place] = number;
    });
  }

  /** Where the numbers of an item begin; they end where those of the next begin. Nothing is filed from `size` on. */
  start(item: number): number {
    return this.#starts[item] ?? this.#numbers.length;
  }

  at(place: number): number {
    return this.#numbers[place] ?? -1;
  }
}
