import type { TextLanguage } from '../language.ts';
import type { PhrasePart } from './phrase-syntax.ts';
import type { Reading, Stretch } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** Words of a list in one language: single ones, and longer ones by the item they begin with. */
export interface List {
  readonly singles: ReadonlySet<number>;
  readonly longer: ReadonlyMap<number, readonly (readonly number[])[]>;
  /** Words of the longest. */
  readonly longest: number;
  /** The items one of its words must begin with. */
  readonly starts: readonly number[];
}

const listOf = (singles: ReadonlySet<number>, longer: List['longer'], longest: number): List => ({
  singles,
  longer,
  longest,
  starts: [...singles, ...longer.keys()],
});
const emptyList = listOf(new Set(), new Map(), 1);

/** A node of a small automaton over words. */
export type SequenceNode =
  /** One of `items`; `only` is the one when there are no others, as nearly always, and -1 otherwise. */
  | {
      readonly kind: 'word';
      readonly only: number;
      readonly items: ReadonlySet<number>;
      readonly particles: string;
      readonly next: number;
    }
  | { readonly kind: 'list'; readonly list: List; readonly next: number }
  | { readonly kind: 'gap'; readonly most: number; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'end' };

/** Words in order, compiled. */
export interface Sequence {
  readonly nodes: readonly SequenceNode[];
  /** The node it begins at. */
  readonly first: number;
  /** The fewest parts that must be there. */
  readonly shortest: number;
  /** Sets of items of which one must be there, with the most words that can stand before it. */
  readonly anchors: readonly { readonly items: readonly number[]; readonly before: number }[];
}

/** A paragraph as sequences read it: for each word, how it is known in its passage's languages. */
export interface ReadWords {
  readonly words: Words;
  readonly readings: readonly (readonly Reading[])[];
  /**
   * The place of each word when a name of several words counts as one, so that no rule treats a longer name otherwise
   * than a shorter. Null where each word is its own place.
   */
  readonly places: Int32Array | null;
}

export interface SequenceContext {
  readonly vocabulary: Vocabulary;
  readonly language: TextLanguage | 'any';
  readonly stretch: Stretch;
  /** The list's words in the sequence's language; null when the pack has no such list. */
  list(id: string): List | null;
}

/** Particles that are written on the next word: a phrase may name them as words of their own. */
const PARTICLES = new Set(['ب', 'ك', 'ل', 'و', 'ف', 'ع', 'ه', 'س']);

export function compileList(words: readonly string[], language: TextLanguage, vocabulary: Vocabulary): List {
  const singles = new Set<number>();
  const longer = new Map<number, number[][]>();
  let longest = 1;
  for (const word of words) {
    const [first, ...rest] = vocabulary.wordsOf(word).map((one) => vocabulary.enter(one, language, 'phrase'));
    if (first === undefined) continue;
    longest = Math.max(longest, rest.length + 1);
    if (rest.length === 0) singles.add(first);
    else longer.set(first, [...(longer.get(first) ?? []), rest]);
  }
  return listOf(singles, longer, longest);
}

export const joinLists = (lists: readonly List[]): List =>
  listOf(
    new Set(lists.flatMap(({ singles }) => [...singles])),
    new Map(lists.flatMap(({ longer }) => [...longer])),
    Math.max(1, ...lists.map(({ longest }) => longest)),
  );

/** Compiles a phrase. Unknown lists match nothing: `compile.ts` has reported them. */
export function compileSequence(parts: readonly PhrasePart[], context: SequenceContext): Sequence {
  const builder = new Builder(context);
  builder.nodes.push(END);
  const first = builder.series(parts, 0);
  const anchors: { items: readonly number[]; before: number }[] = [];
  let before = 0;
  for (const part of parts) {
    const items = isOptional(part) ? [] : builder.firsts(part);
    if (items.length > 0) anchors.push({ items, before });
    before += builder.width(part);
  }
  return { nodes: builder.nodes, first, shortest: parts.filter((part) => !isOptional(part)).length, anchors };
}

const END: SequenceNode = { kind: 'end' };
/** Where there is only one item. */
const noItems: ReadonlySet<number> = new Set();

const isOptional = (part: PhrasePart): boolean => part.kind === 'gap' || part.optional;

class Builder {
  readonly nodes: SequenceNode[] = [];
  private readonly context: SequenceContext;

  constructor(context: SequenceContext) {
    this.context = context;
  }

  private add(node: SequenceNode): number {
    this.nodes.push(node);
    return this.nodes.length - 1;
  }

  /** Builds `parts` so that they lead to `next`; answers where they begin. */
  series(parts: readonly PhrasePart[], next: number): number {
    let after = next;
    for (const part of parts.toReversed()) {
      const begin = this.part(part, after);
      after = isOptional(part) && part.kind !== 'gap' ? this.add({ kind: 'split', next: [begin, after] }) : begin;
    }
    return after;
  }

  private part(part: PhrasePart, next: number): number {
    if (part.kind === 'gap') return this.add({ kind: 'gap', most: part.most, next });
    if (part.kind === 'words') return this.words(part.text, next);
    if (part.kind === 'choice') return this.choice(part.of, next);
    const list = this.context.list(part.id);
    return this.add({ kind: 'list', list: list ?? emptyList, next });
  }

  private words(text: string, next: number): number {
    let after = next;
    for (const word of this.context.vocabulary.wordsOf(text).toReversed()) {
      const particles = PARTICLES.has(word) ? word : '';
      after = this.add({ kind: 'word', only: this.item(word), items: noItems, particles, next: after });
    }
    return after;
  }

  /** Single words of a choice become one node: most choices are a row of spellings. */
  private choice(of: readonly (readonly PhrasePart[])[], next: number): number {
    const items = new Set<number>();
    let particles = '';
    const others: number[] = [];
    for (const one of of) {
      const word = singleWord(one, this.context.vocabulary);
      if (word === null) others.push(this.series(one, next));
      else {
        items.add(this.item(word));
        if (PARTICLES.has(word)) particles += word;
      }
    }
    const [only = -1] = items.size === 1 ? items : [];
    if (items.size > 0)
      others.unshift(this.add({ kind: 'word', only, items: only < 0 ? items : noItems, particles, next }));
    return others.length === 1 ? (others[0] ?? next) : this.add({ kind: 'split', next: others });
  }

  private item(word: string): number {
    return this.context.vocabulary.enter(word, this.context.language, this.context.stretch);
  }

  /** Items one of which `part` must begin with; empty when that can't be said. */
  firsts(part: PhrasePart): readonly number[] {
    if (part.kind === 'gap') return [];
    if (part.kind === 'list') return this.context.list(part.id)?.starts ?? [];
    if (part.kind === 'words') {
      const [first] = this.context.vocabulary.wordsOf(part.text);
      return first === undefined || PARTICLES.has(first) ? [] : this.context.vocabulary.alone(this.item(first));
    }
    const each = part.of.map((one) => this.firstOfSeries(one));
    return each.some(({ length }) => length === 0) ? [] : each.flat();
  }

  private firstOfSeries([first]: readonly PhrasePart[]): readonly number[] {
    return first === undefined || isOptional(first) ? [] : this.firsts(first);
  }

  /** The most words `part` can take. */
  width(part: PhrasePart): number {
    if (part.kind === 'gap') return part.most;
    if (part.kind === 'words') return this.context.vocabulary.wordsOf(part.text).length;
    if (part.kind === 'list') return this.context.list(part.id)?.longest ?? 1;
    return Math.max(0, ...part.of.map((one) => one.reduce((sum, each) => sum + this.width(each), 0)));
  }
}

function singleWord(parts: readonly PhrasePart[], vocabulary: Vocabulary): string | null {
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'words' || part.optional) return null;
  const [word, ...rest] = vocabulary.wordsOf(part.text);
  return word === undefined || rest.length > 0 ? null : word;
}
