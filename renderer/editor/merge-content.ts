import type { PostContent } from '#domain/post.ts';
import { ChangeSet, type ChangeSpec, Text } from '@codemirror/state';
import { runsOf } from './word-diff.ts';

export interface MergedContent {
  readonly content: PostContent;
  /** Versions in which both sides had written: the writer should read them again. */
  readonly bothWrote: readonly string[];
}

/** Longer texts are compared as wholes: a word difference would hold up the window. */
const COMPARE_UP_TO = 60_000;

/** What turns `before` into `after`, word by word. */
export function changesBetween(before: string, after: string): ChangeSet {
  if (Math.max(before.length, after.length) > COMPARE_UP_TO) {
    return ChangeSet.of(ends(before, after), before.length);
  }
  const specs: ChangeSpec[] = [];
  let at = 0;
  for (const { kind, text } of runsOf(before, after)) {
    if (kind === 'inserted') specs.push({ from: at, insert: textOfLines(text) });
    else {
      if (kind === 'deleted') specs.push({ from: at, to: at + text.length });
      at += text.length;
    }
  }
  return ChangeSet.of(specs, before.length);
}

/** Only what lies between the common start and the common end. */
function ends(before: string, after: string): ChangeSpec {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: textOfLines(after.slice(from, after.length - tail)) };
}

const textOfLines = (text: string): Text => Text.of(text.split('\n'));

/** Both sides' words: what either wrote stays, what either deleted goes. */
export function mergeText(base: string, ours: string, theirs: string): string {
  if (ours === base || ours === theirs) return theirs;
  if (theirs === base) return ours;
  const there = changesBetween(base, theirs);
  const here = changesBetween(base, ours);
  return there.compose(here.map(there)).apply(textOfLines(base)).toString();
}

/** Puts our unsaved changes to `base` on top of what the core holds now. No word of either side is lost. */
export function mergeContent(base: PostContent, ours: PostContent, theirs: PostContent): MergedContent {
  const bothWrote: string[] = [];
  const merge = (key: string, was: string, here: string, there: string): string => {
    if (here !== was && there !== was && here !== there) bothWrote.push(key);
    return mergeText(was, here, there);
  };
  const text = merge('base', base.base, ours.base, theirs.base);
  const versions: Record<string, string> = {};
  for (const id of new Set([...Object.keys(ours.versions), ...Object.keys(theirs.versions)])) {
    const [was, here, there] = [base.versions[id], ours.versions[id], theirs.versions[id]];
    if (here === undefined || there === undefined) {
      // Gone on one side: it stays gone unless the other side wrote in it.
      const left = here ?? there ?? '';
      if (left !== was) versions[id] = left;
    } else versions[id] = merge(id, was ?? base.base, here, there);
  }
  return { content: { ...fields(base, ours, theirs), base: text, versions }, bothWrote };
}

/** Field by field: ours where we changed it, else theirs. */
function fields(base: PostContent, ours: PostContent, theirs: PostContent): PostContent {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...theirs,
    ...(same(base.title, ours.title) ? {} : { title: ours.title }),
    ...(same(base.platforms, ours.platforms) ? {} : { platforms: ours.platforms }),
    ...(same(base.media, ours.media) ? {} : { media: ours.media }),
    ...(same(base.segments, ours.segments) ? {} : { segments: ours.segments }),
    ...(same(base.sources, ours.sources) ? {} : { sources: ours.sources }),
    ...(same(base.disclosure, ours.disclosure) ? {} : { disclosure: ours.disclosure }),
    ...(same(base.plannedAt, ours.plannedAt) ? {} : { plannedAt: ours.plannedAt }),
  };
}
