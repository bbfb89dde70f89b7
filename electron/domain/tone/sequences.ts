import type { TextLanguage } from '../language.ts';
import type { PhrasePart } from './phrase-syntax.ts';
import type { Program } from './program.ts';
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

/** Words in order, compiled. */
export interface Sequence {
  /** The node of the program it begins at. */
  readonly first: number;
  /** The program's run of the items one of which its first word must be; -1 when that can't be said. */
  readonly begins: number;
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
  /** Where its nodes go. */
  readonly program: Program;
  readonly language: TextLanguage | 'any';
  readonly stretch: Stretch;
  /** The list's words in the sequence's language; null when the pack has no such list. */
  list(id: string): List | null;
}

export function compileList(words: readonly string[], language: TextLanguage, vocabulary: Vocabulary): List {
  const singles = new Set<number>();
  const longer = new Map<number, number[][]>();
  let longest = 1;
  for (const word of words) {
    const [first, ...rest] = vocabulary.wordsOf(word).map((one) => vocabulary.enter(one, language, 'phrase'));
    if (first === undefined) continue;
    longest = Math.max(longest, rest.length + 1);
    const alike = longer.get(first);
    if (rest.length === 0) singles.add(first);
    else if (alike === undefined) longer.set(first, [rest]);
    else alike.push(rest);
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
  const laid = lay(parts, context);
  const first = series(laid, context.program.end, context.program);
  const anchors: { items: readonly number[]; before: number }[] = [];
  let before = 0;
  for (const part of laid) {
    const items = isOptional(part) ? none : firsts(part);
    if (items.length > 0) anchors.push({ items, before });
    before += width(part);
  }
  const begins = beginsOf(laid);
  return {
    first,
    begins: begins.length === 0 ? -1 : context.program.rowOf(begins),
    shortest: laid.filter((part) => !isOptional(part)).length,
    anchors,
  };
}

const none: readonly never[] = [];

/** A word with its number in the vocabulary. */
interface Entered {
  readonly item: number;
  /** The word itself when it is one that may be written on the next; '' otherwise. */
  readonly particle: string;
}

/** A part of a phrase whose words are entered and whose lists are found: looked up once, asked about several times. */
type Laid =
  | { readonly kind: 'words'; readonly words: readonly Entered[]; readonly optional: boolean }
  | { readonly kind: 'list'; readonly list: List; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly (readonly Laid[])[]; readonly optional: boolean };

const lay = (parts: readonly PhrasePart[], context: SequenceContext): readonly Laid[] =>
  parts.map((part): Laid => {
    if (part.kind === 'gap') return part;
    const { optional } = part;
    if (part.kind === 'list') return { kind: 'list', list: context.list(part.id) ?? emptyList, optional };
    if (part.kind === 'choice') return { kind: 'choice', of: part.of.map((one) => lay(one, context)), optional };
    return { kind: 'words', words: enter(part.text, context), optional };
  });

const enter = (text: string, { vocabulary, language, stretch }: SequenceContext): readonly Entered[] =>
  vocabulary.wordsOf(text).map((word) => ({
    item: vocabulary.enter(word, language, stretch),
    particle: word.isParticle ? word.text : '',
  }));

const isOptional = (part: Laid): boolean => part.kind === 'gap' || part.optional;

/** Builds `parts` so that they lead to `next`; answers where they begin. */
function series(parts: readonly Laid[], next: number, program: Program): number {
  let after = next;
  for (const part of parts.toReversed()) {
    const begin = nodeOf(part, after, program);
    after = isOptional(part) && part.kind !== 'gap' ? program.split([begin, after]) : begin;
  }
  return after;
}

function nodeOf(part: Laid, next: number, program: Program): number {
  if (part.kind === 'gap') return program.gap(part.most, next);
  if (part.kind === 'list') return program.list(part.list, next);
  if (part.kind === 'choice') return choice(part.of, next, program);
  let after = next;
  for (const { item, particle } of part.words.toReversed()) after = program.word([item], particle, after);
  return after;
}

/** Single words of a choice become one node: most choices are a row of spellings. */
function choice(of: readonly (readonly Laid[])[], next: number, program: Program): number {
  const items = new Set<number>();
  let particles = '';
  const others: number[] = [];
  for (const one of of) {
    const word = singleWord(one);
    if (word === null) others.push(series(one, next, program));
    else {
      items.add(word.item);
      particles += word.particle;
    }
  }
  if (items.size > 0) others.unshift(program.word([...items], particles, next));
  return others.length === 1 ? (others[0] ?? next) : program.split(others);
}

/** Items one of which the first word must be: of the first part that must be there, and of those before it. */
function beginsOf(laid: readonly Laid[]): readonly number[] {
  let items: readonly number[] = none;
  for (const part of laid) {
    // A gap skips nothing where a sequence begins.
    if (part.kind === 'gap') continue;
    const own = firsts(part);
    if (own.length === 0) return none;
    items = items.length === 0 ? own : [...items, ...own];
    if (!part.optional) return items;
  }
  return none;
}

/** Items one of which `part` must begin with; empty when that can't be said. */
function firsts(part: Laid): readonly number[] {
  if (part.kind === 'gap') return none;
  if (part.kind === 'list') return part.list.starts;
  if (part.kind === 'words') {
    const [first] = part.words;
    return first === undefined || first.particle !== '' ? none : [first.item];
  }
  const each = part.of.map(([first]) => (first === undefined || isOptional(first) ? none : firsts(first)));
  return each.some(({ length }) => length === 0) ? none : each.flat();
}

/** The most words `part` can take. */
function width(part: Laid): number {
  if (part.kind === 'gap') return part.most;
  if (part.kind === 'words') return part.words.length;
  if (part.kind === 'list') return part.list.longest;
  return Math.max(0, ...part.of.map((one) => one.reduce((sum, each) => sum + width(each), 0)));
}

function singleWord(parts: readonly Laid[]): Entered | null {
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'words' || part.optional) return null;
  const [word, ...rest] = part.words;
  return word === undefined || rest.length > 0 ? null : word;
}
