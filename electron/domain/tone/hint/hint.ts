import type { WordRange } from '../context.ts';
import type { Hit } from '../rule-kind.ts';
import type { Alphabet } from './grams.ts';
import type { Seen } from './seen.ts';
import type { Judgement } from './weights.ts';

/** A rule by which the model may ask the writer to weigh words. */
export interface Hint {
  readonly hit: Hit;
  readonly alphabet: Alphabet;
  /** Least probability at which it speaks. */
  readonly threshold: number;
}

/** What the model thinks of a few sentences in a row. */
export interface Guess {
  /** 0..1. */
  readonly probability: number;
  /**
   * Runs of words that may be the reason, heaviest first, at most one in each sentence that no rule asks about. Empty
   * where these sentences by themselves are below the threshold: what their neighbours say is not their fault.
   */
  readonly reasons: readonly Reason[];
}

/** Words of a sentence. */
export interface Reason extends WordRange {
  readonly sentence: number;
}

/** Sentences are judged together up to about a post's length: a short one by itself says little. */
const ENOUGH = 24;
/** A longer sentence is judged by its parts, so that its length hides nothing. */
const TOGETHER = 40;
/** Fewer words are too few to judge a tone by. */
const FEWEST = 7;
/** A reason is at most this many words. */
const LONGEST_REASON = 4;

/** Words that are judged together, with the sentence and the place in it that each comes from. */
class Group {
  readonly words: string[] = [];
  readonly sentences: number[] = [];
  readonly places: number[] = [];

  add(word: string, sentence: number, place: number): void {
    this.words.push(word);
    this.sentences.push(sentence);
    this.places.push(place);
  }

  /** The words of the sentences that `takes` lets through. */
  filter(takes: (sentence: number) => boolean): Group {
    if (this.sentences.every(takes)) return this;
    const rest = new Group();
    for (const [at, word] of this.words.entries()) {
      const sentence = this.sentences[at] ?? 0;
      if (takes(sentence)) rest.add(word, sentence, this.places[at] ?? 0);
    }
    return rest;
  }
}

/** Guesses on all of a text's sentences; `isOpen`: no rule asks about this one. Linear in their length. */
export function guessesOf(
  { threshold }: Pick<Hint, 'threshold'>,
  sentences: readonly Seen[],
  isOpen: (sentence: number) => boolean,
  judge: (words: readonly string[]) => Judgement,
): readonly Guess[] {
  return groupsOf(sentences).map((group) => {
    const { probability } = judge(group.words);
    return { probability, reasons: probability < threshold ? [] : reasonsFor(group.filter(isOpen)) };
  });

  function reasonsFor(group: Group): readonly Reason[] {
    if (group.words.length < FEWEST) return [];
    const { probability, shares } = judge(group.words);
    return probability < threshold ? [] : reasonsIn(group, shares, sentences);
  }
}

function groupsOf(sentences: readonly Seen[]): readonly Group[] {
  const groups: Group[] = [];
  let group = new Group();
  const close = (): void => {
    if (group.words.length > 0) groups.push(group);
    group = new Group();
  };
  sentences.forEach(({ words }, sentence) => {
    words.forEach((word, place) => {
      if (group.words.length === TOGETHER) close();
      group.add(word, sentence, place);
    });
    if (group.words.length >= ENOUGH) close();
  });
  close();
  return groups;
}

/** Of each sentence of a group the few words in a row that add most, if they add anything. */
function reasonsIn(
  { words, sentences, places }: Group,
  shares: Float64Array,
  seen: readonly Seen[],
): readonly Reason[] {
  const found: (Reason & { readonly sum: number })[] = [];
  for (let first = 0; first < words.length;) {
    const sentence = sentences[first] ?? 0;
    let end = first;
    while (end < words.length && sentences[end] === sentence) end += 1;
    const { from, to, sum } = heaviest(shares.subarray(first, end));
    const own = seen[sentence];
    const [start, last] = [places[first + from] ?? 0, places[first + to - 1] ?? 0];
    if (sum > 0 && own !== undefined) found.push({ sentence, from: own.from[start] ?? 0, to: own.to[last] ?? 0, sum });
    first = end;
  }
  return found.toSorted((a, b) => b.sum - a.sum);
}

/** The few words in a row that add most. */
function heaviest(shares: Float64Array): WordRange & { readonly sum: number } {
  let best = { from: 0, to: 1, sum: Number.NEGATIVE_INFINITY };
  for (let from = 0; from < shares.length; from += 1) {
    let sum = 0;
    for (let to = from + 1; to <= Math.min(shares.length, from + LONGEST_REASON); to += 1) {
      sum += shares[to - 1] ?? 0;
      if (sum > best.sum) best = { from, to, sum };
    }
  }
  return best;
}
