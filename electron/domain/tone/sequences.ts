import type { TextLanguage } from '../language.ts';
import { foldMapped } from '../text/fold.ts';
import type { PhrasePart } from './phrase-syntax.ts';
import type { Reading, Stretch, Vocabulary } from './vocabulary.ts';
import { breaks, type Words, wordsOf } from './words.ts';

/** Words of a list in one language: single ones, and longer ones by the item they begin with. */
export interface List {
  readonly singles: ReadonlySet<number>;
  readonly longer: ReadonlyMap<number, readonly (readonly number[])[]>;
  /** Words of the longest. */
  readonly longest: number;
}

/** A small automaton over words. Node 0 is the start. */
type Node =
  | { readonly kind: 'word'; readonly items: ReadonlySet<number>; readonly particles: string; readonly next: number }
  | { readonly kind: 'list'; readonly list: List; readonly next: number }
  | { readonly kind: 'gap'; readonly most: number; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'end' };

/** Words in order, compiled. */
export interface Sequence {
  readonly nodes: readonly Node[];
  /** Sets of items of which one must be there, with the most words that can stand before it. */
  readonly anchors: readonly { readonly items: readonly number[]; readonly before: number }[];
}

/** A paragraph as sequences read it: for each word, how it is known in its passage's languages. */
export interface ReadWords {
  readonly words: Words;
  readonly readings: readonly (readonly Reading[])[];
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

/** The folded words an author's text stands for. */
export const entryWords = (text: string): readonly string[] => wordsOf(foldMapped(text)).text;

export function compileList(words: readonly string[], language: TextLanguage, vocabulary: Vocabulary): List {
  const singles = new Set<number>();
  const longer = new Map<number, number[][]>();
  let longest = 1;
  for (const word of words) {
    const [first, ...rest] = entryWords(word).map((one) => vocabulary.enter(one, language, 'phrase'));
    if (first === undefined) continue;
    longest = Math.max(longest, rest.length + 1);
    if (rest.length === 0) singles.add(first);
    else longer.set(first, [...(longer.get(first) ?? []), rest]);
  }
  return { singles, longer, longest };
}

export const joinLists = (lists: readonly List[]): List => ({
  singles: new Set(lists.flatMap(({ singles }) => [...singles])),
  longer: new Map(lists.flatMap(({ longer }) => [...longer])),
  longest: Math.max(1, ...lists.map(({ longest }) => longest)),
});

/** Compiles a phrase. Unknown lists match nothing: `compile.ts` has reported them. */
export function compileSequence(parts: readonly PhrasePart[], context: SequenceContext): Sequence {
  const builder = new Builder(context);
  builder.nodes.push({ kind: 'end' });
  const start = builder.series(parts, 0);
  const anchors: { items: readonly number[]; before: number }[] = [];
  let before = 0;
  for (const part of parts) {
    const items = isOptional(part) ? [] : builder.firsts(part);
    if (items.length > 0) anchors.push({ items, before });
    before += builder.width(part);
  }
  // The start is node 0 for whoever runs it.
  return { nodes: [{ kind: 'split', next: [start + 1] }, ...builder.nodes.map(shifted)], anchors };
}

function shifted(node: Node): Node {
  if (node.kind === 'end') return node;
  if (node.kind === 'split') return { kind: 'split', next: node.next.map((one) => one + 1) };
  return { ...node, next: node.next + 1 };
}

const isOptional = (part: PhrasePart): boolean => part.kind === 'gap' || part.optional;

class Builder {
  readonly nodes: Node[] = [];
  private readonly context: SequenceContext;

  constructor(context: SequenceContext) {
    this.context = context;
  }

  private add(node: Node): number {
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
    return this.add({ kind: 'list', list: list ?? { singles: new Set(), longer: new Map(), longest: 1 }, next });
  }

  private words(text: string, next: number): number {
    let after = next;
    for (const word of entryWords(text).toReversed()) {
      const particles = PARTICLES.has(word) ? word : '';
      after = this.add({ kind: 'word', items: new Set([this.item(word)]), particles, next: after });
    }
    return after;
  }

  /** Single words of a choice become one node: most choices are a row of spellings. */
  private choice(of: readonly (readonly PhrasePart[])[], next: number): number {
    const items = new Set<number>();
    let particles = '';
    const others: number[] = [];
    for (const one of of) {
      const word = singleWord(one);
      if (word === null) others.push(this.series(one, next));
      else {
        items.add(this.item(word));
        if (PARTICLES.has(word)) particles += word;
      }
    }
    if (items.size > 0) others.unshift(this.add({ kind: 'word', items, particles, next }));
    return others.length === 1 ? (others[0] ?? next) : this.add({ kind: 'split', next: others });
  }

  private item(word: string): number {
    return this.context.vocabulary.enter(word, this.context.language, this.context.stretch);
  }

  /** Items one of which `part` must begin with; empty when that can't be said. */
  firsts(part: PhrasePart): readonly number[] {
    if (part.kind === 'gap') return [];
    if (part.kind === 'list') {
      const list = this.context.list(part.id);
      return list === null ? [] : [...list.singles, ...list.longer.keys()];
    }
    if (part.kind === 'words') {
      const [first] = entryWords(part.text);
      return first === undefined || PARTICLES.has(first) ? [] : [this.item(first)];
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
    if (part.kind === 'words') return entryWords(part.text).length;
    if (part.kind === 'list') return this.context.list(part.id)?.longest ?? 1;
    return Math.max(0, ...part.of.map((one) => one.reduce((sum, each) => sum + this.width(each), 0)));
  }
}

function singleWord(parts: readonly PhrasePart[]): string | null {
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'words' || part.optional) return null;
  const [word, ...rest] = entryWords(part.text);
  return word === undefined || rest.length > 0 ? null : word;
}

/** Steps one attempt may take: bounds the cost of a badly written phrase; no real one comes near. */
const STEPS = 600;

/** Where a sequence matched up to, and the words its gaps skipped. */
export interface Matched {
  readonly to: number;
  readonly skipped: readonly number[];
}

/** How the sequence that begins at word `start` ends; null when it does not match there. */
export function matchAt({ nodes }: Sequence, read: ReadWords, start: number): Matched | null {
  let steps = 0;
  const passed: number[] = [];
  const visit = (index: number, at: number): number => {
    steps += 1;
    const node = nodes[index];
    if (node === undefined || steps > STEPS) return -1;
    switch (node.kind) {
      case 'end':
        return at;
      case 'split':
        return first(node.next, (next) => visit(next, at));
      case 'gap':
        return gap(node.next, node.most, at);
      case 'word':
        return word(node, at);
      case 'list':
        return first(listEnds(node.list, read, at), (end) => (crosses(at, end) ? -1 : visit(node.next, end)));
    }
  };
  const crosses = (from: number, to: number): boolean => {
    for (let at = Math.max(from, start + 1); at < to; at += 1) if (read.words.before[at] === breaks.hard) return true;
    return false;
  };
  const gap = (next: number, most: number, at: number): number => {
    const furthest = at === start ? 0 : most;
    const known = passed.length;
    for (let skipped = 0; skipped <= furthest; skipped += 1) {
      if (skipped > 0) {
        if (at + skipped > read.words.count || crosses(at + skipped - 1, at + skipped)) break;
        passed.push(at + skipped - 1);
      }
      const end = visit(next, at + skipped);
      if (end >= 0) return end;
    }
    passed.length = known;
    return -1;
  };
  const word = (node: Extract<Node, { kind: 'word' }>, at: number): number => {
    if (at >= read.words.count || crosses(at, at + 1)) return -1;
    if (has(node.items, read, at)) {
      const end = visit(node.next, at + 1);
      if (end >= 0) return end;
    }
    return node.particles !== '' && carries(node.particles, read, at) ? visit(node.next, at) : -1;
  };
  const to = visit(0, start);
  return to < 0 ? null : { to, skipped: passed };
}

function first<T>(of: readonly T[], visit: (one: T) => number): number {
  for (const one of of) {
    const end = visit(one);
    if (end >= 0) return end;
  }
  return -1;
}

function has(items: ReadonlySet<number>, { readings }: ReadWords, at: number): boolean {
  for (const { item } of readings[at] ?? []) if (items.has(item)) return true;
  return false;
}

/** Whether word `at` is written with one of these particles before it. */
function carries(particles: string, { readings }: ReadWords, at: number): boolean {
  return (readings[at] ?? []).some(({ prefix }) => [...particles].some((particle) => prefix.includes(particle)));
}

/** Ends (exclusive) of the list's words that begin at word `at`, longest first. */
export function listEnds(list: List, read: ReadWords, at: number): readonly number[] {
  if (at >= read.words.count) return [];
  const ends: number[] = [];
  let single = false;
  for (const { item } of read.readings[at] ?? []) {
    single ||= list.singles.has(item);
    for (const rest of list.longer.get(item) ?? [])
      if (rest.every((one, offset) => has(new Set([one]), read, at + 1 + offset))) ends.push(at + 1 + rest.length);
  }
  if (ends.length > 1) ends.sort((a, b) => b - a);
  return single ? [...ends, at + 1] : ends;
}
