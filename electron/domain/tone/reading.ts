import type { LanguageBits } from './language.ts';
import type { Inflection } from './source.ts';

/**
 * How far a word stretches. `phrase`: a plain word of a phrase, list or cue: it takes particles and endings but does not
 * change within. `exact`: the same, and in Arabizi only as it is spelled, because many words share an Arabizi key with an
 * insult.
 */
export type Stretch = Inflection | 'phrase' | 'exact';

/** One way in which a written word is known. */
export interface Reading {
  /** The vocabulary's number for the word. */
  readonly item: number;
  /** Languages of passages in which it counts. */
  readonly languages: LanguageBits;
  /** Arabic particles that were taken off; '' when none. */
  readonly prefix: string;
  /** Whether a pronoun was taken off the end (`كلبك`). */
  readonly owned: boolean;
  /** Whether it only sounds like the word (Arabizi has no spelling). */
  readonly sounds: boolean;
}

/** A word that was entered. */
export interface Entry {
  readonly item: number;
  readonly languages: LanguageBits;
  /** Whether particles and endings may be attached. */
  readonly attaches: boolean;
  /** Given with `ه` at its end, or as a verb of the present: such a one has fewer forms. */
  readonly short: boolean;
}

/** Adds a reading, the first of each item. */
export function note(readings: Reading[], reading: Reading): void {
  if (!readings.some(({ item }) => item === reading.item)) readings.push(reading);
}
