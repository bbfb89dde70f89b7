import type { VersionKey } from './post.ts';

/**
 * A writer's recorded reason for keeping a flagged text. `override` answers a *review* finding; `objection` answers a
 * *block* finding and sends the submission, marked, to the central desk (design/tone.md, "How it works", 7).
 */
export interface Override {
  readonly kind: 'override' | 'objection';
  readonly rule: string;
  /** The exact words kept, as written. An override covers this rule on these words, wherever the version has them. */
  readonly words: string;
  readonly version: VersionKey;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}
