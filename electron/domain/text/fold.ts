import { EXPANDS, expansions, foldCharacter, foldUnit, isLetter } from './fold-table.ts';

/** A text as it is compared, with the way back to what was written. */
export interface Folded {
  readonly original: string;
  readonly text: string;
  /** Offset in `original` of what gave unit `i` of `text`. */
  readonly starts: ArrayLike<number>;
  /** Offset after it and the marks that follow it. */
  readonly ends: ArrayLike<number>;
  /** 1 where a letter was held (`soooo`); empty where none was. */
  readonly stretched: Uint8Array;
}

/** A letter this often in a row is drawn out for effect; no word here writes one three times. */
const ELONGATED = 3;

const astral = new Map<string, string>();

/**
 * Folds a text: marks, tatweel, invisible and direction characters vanish into the letter before them, letters become
 * their plainest form, elongations one letter. Linear in the text's length.
 */
export const foldMapped = (original: string): Folded => folded(original).finish(original);

/** The folded text alone: for search, for comparing names, for entries of a lexicon. */
export const fold = (text: string): string => folded(text).text(text);

function folded(original: string): Builder {
  const builder = Builder.take(original.length);
  for (let at = 0; at < original.length;) {
    const unit = original.charCodeAt(at);
    const width = unit >= 0xd800 && unit < 0xdc00 && at + 1 < original.length ? 2 : 1;
    const plain = width === 2 ? foldAstral(original.slice(at, at + 2)) : foldUnit(unit);
    if (plain === 0 || plain === '') builder.extend(at, at + width);
    else if (typeof plain === 'string') builder.addAll(plain, at, at + width);
    else if (plain === EXPANDS) builder.addAll(expansions.get(unit) ?? '', at, at + width);
    else builder.add(plain, at, at + width);
    at += width;
  }
  return builder;
}

function foldAstral(character: string): string {
  const known = astral.get(character);
  if (known !== undefined) return known;
  const folded = foldCharacter(character);
  astral.set(character, folded);
  return folded;
}

/** Texts this short share one builder: most are an entry's few words or a sentence, and new arrays would cost more than folding them. */
const SHORT = 4_096;

const nothingStretched = new Uint8Array(0);

/** Numbers in a row. */
type Row = number[] | Int32Array;

/**
 * Collects folded units and their ranges; grows like a list, shrinks elongations as they come. Of a sentence they are
 * lists, which the engine copies in a tenth of the time it takes to make a typed array; of a long text they are typed
 * arrays, which need not grow step by step.
 */
class Builder {
  static #shared: Builder | null = null;

  /** A builder for a text of this length, empty. Valid until the next is taken. */
  static take(length: number): Builder {
    if (length > SHORT) return new Builder(length);
    const shared = (Builder.#shared ??= new Builder(SHORT));
    shared.#length = 0;
    shared.#run = 0;
    shared.#isStretched = false;
    return shared;
  }

  #units: Row;
  #starts: Row;
  #ends: Row;
  #stretched: Uint8Array;
  #length = 0;
  /** How often the last unit came in a row. */
  #run = 0;
  #isStretched = false;

  constructor(length: number) {
    const row = (): Row => (length > SHORT ? new Int32Array(length + 16) : []);
    this.#units = row();
    this.#starts = row();
    this.#ends = row();
    this.#stretched = new Uint8Array(length + 16);
  }

  addAll(units: string, start: number, end: number): void {
    for (let i = 0; i < units.length; i += 1) this.add(units.charCodeAt(i), start, end);
  }

  add(unit: number, start: number, end: number): void {
    const last = this.#length - 1;
    this.#run = last >= 0 && this.#units[last] === unit ? this.#run + 1 : 1;
    if (this.#run >= ELONGATED && isLetter(unit)) {
      // The third takes the second away; from then on the one that stays grows.
      if (this.#run === ELONGATED) this.#length -= 1;
      this.#ends[this.#length - 1] = end;
      this.#stretched[this.#length - 1] = 1;
      this.#isStretched = true;
      return;
    }
    if (this.#length === this.#stretched.length) this.#grow();
    this.#units[this.#length] = unit;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#stretched[this.#length] = 0;
    this.#length += 1;
  }

  /** What was dropped belongs to the unit before it, so that a range never cuts a letter from its marks. */
  extend(start: number, end: number): void {
    for (let i = this.#length - 1; i >= 0 && this.#ends[i] === start; i -= 1) this.#ends[i] = end;
  }

  /** The folded text; the original itself where nothing was folded. */
  text(original: string): string {
    return this.#isPlain(original) ? original : textOf(this.#units, this.#length);
  }

  #isPlain(original: string): boolean {
    if (original.length !== this.#length) return false;
    for (let at = 0; at < this.#length; at += 1) if (this.#units[at] !== original.charCodeAt(at)) return false;
    return true;
  }

  finish(original: string): Folded {
    return {
      original,
      text: this.text(original),
      starts: this.#starts.slice(0, this.#length),
      ends: this.#ends.slice(0, this.#length),
      stretched: this.#isStretched ? this.#stretched.slice(0, this.#length) : nothingStretched,
    };
  }

  #grow(): void {
    const length = this.#length * 2;
    const grown = (row: Row): Row => (Array.isArray(row) ? row : filled(new Int32Array(length), row));
    this.#units = grown(this.#units);
    this.#starts = grown(this.#starts);
    this.#ends = grown(this.#ends);
    this.#stretched = filled(new Uint8Array(length), this.#stretched);
  }
}

function filled<T extends Uint8Array | Int32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

/** In pieces: a call with a million arguments is refused. */
function textOf(units: Row, length: number): string {
  const PIECE = 8_192;
  let text = '';
  for (let at = 0; at < length; at += PIECE)
    text += String.fromCharCode(...units.slice(at, Math.min(length, at + PIECE)));
  return text;
}
