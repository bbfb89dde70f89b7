/** Whole numbers in a row that grows: a list of tens of thousands without an object or a pointer for each. */
export class Column {
  #values = new Int32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a number; answers where it is. */
  push(value: number): number {
    const at = this.#length;
    if (at === this.#values.length) {
      const grown = new Int32Array(at * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[at] = value;
    this.#length = at + 1;
    return at;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Gives back the room that nothing was put into. */
  trim(): void {
    this.#values = this.#values.slice(0, this.#length);
  }
}
