import { Column } from './column.ts';
import { Letters } from './letters.ts';

/** Where masked letters are allowed: signs that people write in place of a letter. */
const mask = /[*@$!]/;
/** Words longer than this are no disguise. */
const LONGEST_MASKED = 24;
/** Letters that must be seen before a starred word is read. */
const SHOWN = 2;

/**
 * Words by their letters, with the numbers each stands for, none below 0. There are tens of thousands of words and nearly
 * all stand for one number: only the others have a list. Most questions are about words that are not there: three letters
 * are looked at before the rest.
 */
export class Stems {
  readonly #letters = new Letters();
  /** Of each word its number; `~index` into `#several` where it stands for several. */
  readonly #values = new Column();
  readonly #several: number[][] = [];
  /** Which first three letters there are, hashed. */
  readonly #heads = new Uint8Array(0x10000);
  /** Words by length and first letter, made when the first word with starred letters is asked for. */
  #shapes: Map<number, number[]> | null = null;

  /** A word's numbers come in a row: only the last is compared, so that none comes twice. */
  add(word: string, value: number): void {
    const at = this.#letters.enter(word);
    if (at === this.#values.length) {
      this.#values.push(value);
      this.#heads[head(word)] = 1;
      this.#shapes = null;
      return;
    }
    const there = this.#values.at(at);
    if (there === value) return;
    if (there >= 0) {
      this.#values.set(at, ~this.#several.length);
      this.#several.push([there, value]);
      return;
    }
    const values = this.#several[~there];
    if (values !== undefined && values.at(-1) !== value) values.push(value);
  }

  has(word: string): boolean {
    return this.#heads[head(word)] === 1 && this.#letters.find(word) >= 0;
  }

  /** Calls `visit` with everything that a word stands for. */
  each(word: string, visit: (value: number) => void): void {
    if (this.#heads[head(word)] === 1) this.#visit(this.#letters.find(word), visit);
  }

  /** The same for a word with starred letters: each star may be any letter. */
  eachMasked(word: string, visit: (value: number) => void): void {
    if (word.length > LONGEST_MASKED || mask.test(word.charAt(0))) return;
    const shown = [...word].filter((letter) => !mask.test(letter)).length;
    if (shown < SHOWN) return;
    this.#shapes ??= shapesOf(this.#letters);
    const shape = shapeOf(word.length, word.charCodeAt(0) || 0);
    for (const at of this.#shapes.get(shape) ?? []) if (this.#fits(at, word)) this.#visit(at, visit);
  }

  /** No word is added any more. */
  settle(): void {
    this.#letters.trim();
    this.#values.trim();
  }

  #fits(at: number, masked: string): boolean {
    for (let unit = 0; unit < masked.length; unit += 1)
      if (this.#letters.unit(at, unit) !== masked.charCodeAt(unit) && !mask.test(masked.charAt(unit))) return false;
    return true;
  }

  #visit(at: number, visit: (value: number) => void): void {
    if (at < 0) return;
    const there = this.#values.at(at);
    if (there >= 0) visit(there);
    else for (const value of this.#several[~there] ?? []) visit(value);
  }
}

export const isMasked = (word: string): boolean => mask.test(word);

function shapesOf(letters: Letters): Map<number, number[]> {
  const shapes = new Map<number, number[]>();
  for (let at = 0; at < letters.size; at += 1) {
    const shape = shapeOf(letters.length(at), letters.unit(at, 0));
    const alike = shapes.get(shape);
    if (alike === undefined) shapes.set(shape, [at]);
    else alike.push(at);
  }
  return shapes;
}

const shapeOf = (length: number, first: number): number => length * 0x10000 + first;

const head = (word: string): number =>
  ((word.charCodeAt(0) * 31 + (word.charCodeAt(1) || 0)) * 31 + (word.charCodeAt(2) || 0)) & 0xffff;
