/** Keys longer than this are not worth the room. */
const LONGEST = 20_000;

/** Answers worth remembering, newest first: when the newer half is full, it takes the place of the older. */
export class Recent<V> {
  readonly #half: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  /** `most`: answers kept at once. */
  constructor(most: number) {
    this.#half = Math.ceil(most / 2);
  }

  /** The answer to `key`, made when it isn't known. `make` must depend on the key alone. */
  get(key: string, make: (key: string) => V): V {
    if (key.length > LONGEST) return make(key);
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? make(key);
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
