import type { LanguageBits } from './language.ts';
import type { Inflection } from './source.ts';

/**
 * How far a word stretches. `phrase`: a plain word of a phrase, list or cue: it takes particles and endings but does not
 * change within. `exact`: the same, and in Arabizi only as it is spelled, because many words share an Arabizi key with an
 * insult.
 */
export type Stretch = Inflection | 'phrase' | 'exact';
export const stretches: readonly Stretch[] = ['noun', 'adjective', 'verb', 'none', 'phrase', 'exact'];

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

/**
 * A word that was entered, in one number because there are tens of thousands: its item, the languages of passages in which
 * it counts, whether particles and endings may be attached, and whether it was given with `ه` at its end, or as a verb of
 * the present: such a one has fewer forms.
 */
export type Entry = number;

const ITEM = 6;
const ATTACHES = 0x10;
const SHORT = 0x20;
const LANGUAGES = 0x0f;

/** Packs an entry. Items fit up to 2^24: in 30 bits, a number is no object. */
export const entryOf = (item: number, languages: LanguageBits, attaches: boolean, short: boolean): Entry =>
  (item << ITEM) | languages | (attaches ? ATTACHES : 0) | (short ? SHORT : 0);

export const itemOf = (entry: Entry): number => entry >>> ITEM;
export const languagesOf = (entry: Entry): LanguageBits => entry & LANGUAGES;
export const attaches = (entry: Entry): boolean => (entry & ATTACHES) !== 0;
export const isShort = (entry: Entry): boolean => (entry & SHORT) !== 0;

/** Adds a reading, the first of each item. */
export function note(readings: Reading[], reading: Reading): void {
  for (const { item } of readings) if (item === reading.item) return;
  readings.push(reading);
}

/** Whether a word is known as an item. */
export function hasItem(readings: readonly Reading[], item: number): boolean {
  for (const reading of readings) if (reading.item === item) return true;
  return false;
}
