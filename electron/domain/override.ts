import type { VersionKey } from './post.ts';

interface OnWords {
  readonly rule: string;
  /** The exact words kept, as written. */
  readonly words: string;
  readonly version: VersionKey;
  readonly by: string;
  readonly at: string;
}

/**
 * A writer's recorded reason for keeping a flagged text. `override` answers a *review* finding; `objection` answers a
 * *block* finding and sends the submission, marked, to the central desk (design/tone.md, "How it works", 7). It covers
 * its rule on its words, wherever the version has them.
 */
export interface Override extends OnWords {
  readonly kind: 'override' | 'objection';
  readonly reason: string;
}

/** An advice that the writer let pass, once: at one place, for no reason given, and told to nobody. */
export interface Ignored extends OnWords {
  readonly kind: 'ignored';
  /** What stands right before the words: it tells this place from others with the same words. See `leadIn`. */
  readonly before: string;
}

/** What became of a finding whose words stay. */
export type Kept = Override | Ignored;

/** What names a kept finding: a place for an ignored one, the words for those with a reason. */
export type KeptAt = Pick<OnWords, 'rule' | 'words' | 'version'> & { readonly before?: string };

/** UTF-16 units before the words that are remembered: a word or three. */
const LEAD_IN = 24;

/**
 * What stands before `start` in its line, at most 24 units, whole characters. What is written behind the words does not
 * change it, so that a writer who ignores an advice can write on.
 */
export function leadIn(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LEAD_IN), start);
  return before.slice(before.lastIndexOf('\n') + 1).replace(/^[\udc00-\udfff]/, '');
}

/** Whether two are about the same: the same words, and for ignored ones the same place. */
export const sameKept = (a: KeptAt, b: KeptAt): boolean =>
  a.rule === b.rule && a.words === b.words && a.version === b.version && a.before === b.before;
