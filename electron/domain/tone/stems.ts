/** Where masked letters are allowed: signs that people write in place of a letter. */
const mask = /[*@$!]/;
/** Words longer than this are no disguise. */
const LONGEST_MASKED = 24;
/** Letters that must be seen before a starred word is read. */
const SHOWN = 2;

/**
 * Words by their letters, with what each stands for. Most questions are about words that are not there: three letters
 * are looked at before a string is made.
 */
export class Stems<T> {
  readonly #entries = new Map<string, T[]>();
  /** Which first three letters there are, hashed. */
  readonly #heads = new Uint8Array(0x10000);
  /** Words by length and first letter, for words with starred letters. */
  readonly #shapes = new Map<number, string[]>();

  add(word: string, value: T): void {
    const there = this.#entries.get(word);
    if (there !== undefined) {
      if (!there.includes(value)) there.push(value);
      return;
    }
    this.#entries.set(word, [value]);
    this.#heads[head(word)] = 1;
    const shape = shapeOf(word);
    const alike = this.#shapes.get(shape);
    if (alike === undefined) this.#shapes.set(shape, [word]);
    else alike.push(word);
  }

  /** Everything that a word stands for. */
  all(word: string): readonly T[] {
    return this.#entries.get(word) ?? [];
  }

  /** Calls `visit` with everything that a word stands for. */
  each(word: string, visit: (value: T) => void): void {
    if (this.#heads[head(word)] === 1) for (const value of this.#entries.get(word) ?? []) visit(value);
  }

  /** The same for a word with starred letters: each star may be any letter. */
  eachMasked(word: string, visit: (value: T) => void): void {
    if (word.length > LONGEST_MASKED || mask.test(word.charAt(0))) return;
    const shown = [...word].filter((letter) => !mask.test(letter)).length;
    if (shown < SHOWN) return;
    for (const one of this.#shapes.get(shapeOf(word)) ?? [])
      if (fits(one, word)) for (const value of this.#entries.get(one) ?? []) visit(value);
  }
}

export const isMasked = (word: string): boolean => mask.test(word);

const shapeOf = (word: string): number => word.length * 0x10000 + (word.charCodeAt(0) || 0);

const head = (word: string): number =>
  ((word.charCodeAt(0) * 31 + (word.charCodeAt(1) || 0)) * 31 + (word.charCodeAt(2) || 0)) & 0xffff;

function fits(word: string, masked: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (word[at] !== masked[at] && !mask.test(masked[at] ?? '')) return false;
  return true;
}
