import type { Draft, DraftSummary, Revision } from '#domain/draft.ts';
import type { PostContent } from '#domain/post.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { edit, id, postContent } from './schemas/post.ts';

/** A draft's history entry: newest first in a list; `name` in the list is the text's first words. */
export interface RevisionSummary {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  /** Length of all texts, in UTF-16 units. */
  readonly size: number;
}

/** What an acknowledged save says: only when it would survive a power cut. */
export interface Saved {
  readonly edition: number;
  readonly savedAt: string;
}

/** A text of another device, and the one both come from; null where that is not here. */
export interface Rival {
  readonly revision: Revision;
  readonly base: PostContent | null;
}

const one = z.strictObject({ id });

export const draftsContract = {
  list: oc.output(typed<readonly DraftSummary[]>()).errors(refusals),
  open: oc.input(one).output(typed<Draft>()).errors(refusals),
  /** `command` is the caller's id for this creation and becomes the draft's id: twice is once. */
  create: oc
    .input(z.strictObject({ command: id, content: postContent }))
    .output(typed<Draft>())
    .errors(refusals),
  /** Appends edits made on `edition`. `command` names this save: a retry answers as the first time did. */
  edit: oc
    .input(z.strictObject({ id, command: id, edition: z.int().min(0), edits: z.array(edit).min(1).max(500) }))
    .output(typed<Saved>())
    .errors(refusals),
  /** Folds the journal into the document and makes a revision, as the core does by itself at pauses. */
  settle: oc.input(one).output(typed<Draft>()).errors(refusals),
  /** Texts of other devices that went apart from this one. */
  conflict: oc.input(one).output(typed<readonly Rival[]>()).errors(refusals),
  /** Makes one text of this one and a rival: descends from both. `command` becomes the revision's id. */
  merge: oc
    .input(z.strictObject({ id, command: id, edition: z.int().min(0), rival: id, content: postContent }))
    .output(typed<Draft>())
    .errors(refusals),
  remove: oc.input(one).errors(refusals),
  /** Brings back what `remove` took, while the app has not been closed since. */
  unremove: oc.input(one).output(typed<Draft>()).errors(refusals),
  revisions: oc.input(one).output(typed<readonly RevisionSummary[]>()).errors(refusals),
  revision: oc
    .input(z.strictObject({ id, revision: id }))
    .output(typed<Revision>())
    .errors(refusals),
  /** The editor's undo history of a draft, kept as a convenience: never needed to open it. Null when none fits. */
  undo: oc.input(one).output(typed<{ readonly edition: number; readonly history: string } | null>()).errors(refusals),
  keepUndo: oc
    .input(z.strictObject({ id, edition: z.int().min(0), history: z.string().max(4_000_000) }))
    .errors(refusals),
};
