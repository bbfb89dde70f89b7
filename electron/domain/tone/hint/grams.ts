import { latinSkeleton } from './skeleton.ts';

/** What the model has weights for: texts in Arabic letters, and Arabizi. In French and English it is silent. */
export const alphabets = ['ar', 'arabizi'] as const;
export type Alphabet = (typeof alphabets)[number];

/** In place of every name of a person, a community, a party: the model never learns who is spoken of. */
export const NAME = '§';

/** A way to spell words, whose n-grams are kept apart from those of other ways. */
interface Family {
  readonly seed: number;
  spell(word: string): string;
}

const spelled: Family = { seed: 0x811c9dc5, spell: (word) => word };
/** Shared by both scripts. */
export const skeletons: Family = { seed: 0x2545f491, spell: latinSkeleton };
const undoubled: Family = { seed: 0x61c88647, spell: (word) => word.replace(/(.)\1+/g, '$1') };

/** How the words of each alphabet are spelled for the model. */
export const families: Readonly<Record<Alphabet, readonly Family[]>> = {
  ar: [spelled],
  arabizi: [skeletons, undoubled],
};

const SHORTEST = 2;
const LONGEST = 5;
const PRIME = 0x01000193;

/** Hashes the n-grams of words into `2 ** bits` buckets, each of which is visited once for a run of words. */
export class Grams {
  readonly #shift: number;
  /** The round in which a bucket was last visited. */
  readonly #rounds: Uint32Array;
  #round = 0;

  constructor(bits: number) {
    this.#shift = 32 - bits;
    this.#rounds = new Uint32Array(2 ** bits);
  }

  /**
   * Visits the buckets of words `[from, to)`: in every family words alone, words in twos, and 2 to 5 characters of a word
   * with its borders. `at` is the word that brought the bucket; the later one for two. Answers how many there are.
   */
  each(
    words: readonly string[],
    from: number,
    to: number,
    spellings: readonly Family[],
    visit: (bucket: number, at: number) => void,
  ): number {
    this.#round += 1;
    let count = 0;
    const take = (hash: number, at: number): void => {
      const bucket = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> this.#shift;
      if (this.#rounds[bucket] === this.#round) return;
      this.#rounds[bucket] = this.#round;
      count += 1;
      visit(bucket, at);
    };
    for (const { seed, spell } of spellings) {
      let before = 0;
      for (let at = from; at < to; at += 1) {
        const word = words[at] ?? '';
        const spelling = word === NAME ? NAME : spell(word);
        const whole = hashOf(spelling, seed ^ 7);
        take(whole, at);
        if (before !== 0) take(Math.imul(before ^ 0x9e37, PRIME) ^ whole, at);
        before = whole;
        if (word !== NAME) characters(` ${spelling} `, seed, at, take);
      }
    }
    return count;
  }
}

function characters(bordered: string, seed: number, at: number, take: (hash: number, at: number) => void): void {
  for (let start = 0; start < bordered.length; start += 1) {
    let hash = seed;
    const end = Math.min(bordered.length, start + LONGEST);
    for (let next = start; next < end; next += 1) {
      hash = Math.imul(hash ^ bordered.charCodeAt(next), PRIME);
      if (next - start >= SHORTEST - 1) take(hash, at);
    }
  }
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}
