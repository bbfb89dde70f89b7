import path from 'node:path';
import { sentencesIn } from '../../electron/domain/tone/check.ts';
import type { ToneChecker } from '../../electron/domain/tone/compile.ts';
import { type Alphabet, families, Grams, NAME, skeletons } from '../../electron/domain/tone/hint/grams.ts';
import { arabicSkeleton } from '../../electron/domain/tone/hint/skeleton.ts';
import { isHeldOut, type Labelled, ownSets, readSet } from './corpus.ts';

/** What the model of one alphabet learns from, and how much of it. */
export interface Lesson {
  readonly bits: number;
  /** Buckets of each text, without repetition. */
  readonly buckets: readonly Int32Array[];
  readonly offensive: readonly boolean[];
  /** How much each text counts. */
  readonly weight: readonly number[];
}

/** A set that training reads: which of its texts, and how much each counts. */
interface Source {
  readonly set: string;
  readonly weight: number;
  readonly takes: (text: Labelled) => boolean;
}

const all = (): boolean => true;
const kept = (text: Labelled): boolean => !isHeldOut(text);
const of =
  (...languages: readonly string[]) =>
  ({ language }: Labelled): boolean =>
    languages.includes(language);

/**
 * Texts in Arabic letters: of permissive licences, and ours. Ours count more, being of this country; those from templates
 * less, being alike. `mlma_ar` was tried and left out: it is noisy, and with it nothing got better.
 */
const arabic: readonly Source[] = [
  { set: 'train/osact4.train', weight: 1, takes: all },
  { set: 'train/mpold.train', weight: 1, takes: all },
  { set: 'train/synthetic_contrast', weight: 0.3, takes: of('lev', 'msa') },
  { set: 'own/lebanese', weight: 2, takes: kept },
  { set: 'own/msa', weight: 2, takes: kept },
];

/** Arabizi learns from texts in Arabic letters besides, by their consonants: little Arabizi has a permissive licence. */
const arabizi: readonly Source[] = [
  { set: 'train/synthetic_contrast', weight: 0.3, takes: of('arz') },
  { set: 'own/arabizi', weight: 3, takes: kept },
];
const arabicForArabizi: readonly Source[] = arabic.filter(({ set }) => set !== 'train/synthetic_contrast');

export const sources: Readonly<Record<Alphabet, readonly Source[]>> = {
  ar: arabic,
  arabizi: [...arabizi, ...arabicForArabizi],
};

const BITS: Readonly<Record<Alphabet, number>> = { ar: 18, arabizi: 17 };

/** The words of a text as the model sees them when it judges. */
export const wordsSeen = (checker: ToneChecker, alphabet: Alphabet, text: string): readonly string[] =>
  sentencesIn(checker, text).sentences.flatMap((one) => one.seen(alphabet).words);

/** Reads what an alphabet's model learns from. */
export function lessonFor(alphabet: Alphabet, checker: ToneChecker, data: string): Lesson {
  const bits = BITS[alphabet];
  const grams = new Grams(bits);
  const lesson = { bits, buckets: [] as Int32Array[], offensive: [] as boolean[], weight: [] as number[] };
  for (const source of sources[alphabet]) {
    const isOther = alphabet === 'arabizi' && arabicForArabizi.includes(source);
    for (const one of textsOf(source, data)) {
      const words = wordsSeen(checker, isOther ? 'ar' : alphabet, one.text);
      const spellings = isOther ? [asArabic] : families[alphabet];
      const buckets: number[] = [];
      grams.each(words, 0, words.length, spellings, (bucket) => void buckets.push(bucket));
      if (buckets.length === 0) continue;
      lesson.buckets.push(Int32Array.from(buckets));
      lesson.offensive.push(one.offensive);
      lesson.weight.push(source.weight);
    }
  }
  return lesson;
}

/** Arabic words by the skeleton they share with Arabizi. */
const asArabic = {
  seed: skeletons.seed,
  spell: (word: string): string => (word === NAME ? word : arabicSkeleton(word)),
};

/** The texts a source gives. */
export function textsOf({ set, takes }: Source, data: string): readonly Labelled[] {
  const name = path.basename(set);
  const { texts } = set.startsWith('own/')
    ? (ownSets().find((one) => one.name === name) ?? { texts: [] })
    : readSet(path.join(data, `${set}.tsv`));
  return texts.filter(takes);
}
