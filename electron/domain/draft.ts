import type { Kept } from './override.ts';
import type { PostContent } from './post.ts';
import type { Decision, Submission } from './submission.ts';

/** States of a draft; `review.ts` holds the transitions. */
export const draftStates = ['writing', 'submitted', 'returned', 'approved', 'declined'] as const;
export type DraftState = (typeof draftStates)[number];

/** An editable post with a version for each platform. */
export interface Draft {
  readonly id: string;
  readonly office: string;
  readonly author: string;
  readonly createdAt: string;
  /** When the last acknowledged edit became durable. */
  readonly savedAt: string;
  readonly state: DraftState;
  /** Edits applied since the draft exists; an edit names the edition it was made on. */
  readonly edition: number;
  /** Id of the newest revision; edits after it are still in the journal or the document. */
  readonly revision: string;
  readonly content: PostContent;
  readonly overrides: readonly Kept[];
  /** Every submission of this draft, oldest first. */
  readonly submissions: readonly Submission[];
  /** Every decision taken on them, oldest first. */
  readonly decisions: readonly Decision[];
  /** Submissions that were taken back, or whose approval fell: ids. */
  readonly recalls: readonly string[];
  /** Newest revisions of other devices that this one does not descend from: ids. Empty when there is no conflict. */
  readonly conflict: readonly string[];
}

/** An immutable saved state of a draft, with its parents. */
export interface Revision {
  readonly id: string;
  readonly draft: string;
  readonly parents: readonly string[];
  readonly at: string;
  readonly by: string;
  readonly content: PostContent;
}

/** A draft's line in a list. */
export interface DraftSummary {
  readonly id: string;
  readonly name: string;
  readonly author: string;
  readonly state: DraftState;
  readonly savedAt: string;
  readonly plannedAt: string | null;
  readonly platforms: readonly string[];
  /** Comments of the decision that returned it; 0 otherwise. */
  readonly comments: number;
  /** Whether another device wrote a text that this one does not descend from. */
  readonly inConflict: boolean;
}
