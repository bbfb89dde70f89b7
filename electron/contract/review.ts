import type { Draft } from '#domain/draft.ts';
import { type Decision, decisionKinds, type Submission } from '#domain/submission.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { comment } from './schemas/draft.ts';
import { id, sha256 } from './schemas/post.ts';

/** A submission that waits for a decision, with the one before it for comparison. */
export interface QueueEntry {
  readonly submission: Submission;
  readonly waitsFor: 'office' | 'desk';
  readonly previous: Submission | null;
  readonly lastDecision: Decision | null;
}

export const reviewContract = {
  queue: oc.output(typed<readonly QueueEntry[]>()).errors(refusals),
  /** Freezes the draft as it is at `edition`, with its findings. */
  submit: oc
    .input(z.strictObject({ id, command: id, edition: z.int().min(0) }))
    .output(typed<Draft>())
    .errors(refusals),
  recall: oc
    .input(z.strictObject({ id, command: id }))
    .output(typed<Draft>())
    .errors(refusals),
  /** Answers the draft; null at the desk, where the draft is another office's. */
  decide: oc
    .input(
      z.strictObject({
        command: id,
        submission: id,
        contentHash: sha256,
        kind: z.enum(decisionKinds),
        comments: z.array(comment).max(500),
        note: z.string().max(20_000),
      }),
    )
    .output(typed<Draft | null>())
    .errors(refusals),
  /** Back to writing, from returned, approved or declined: an approval falls. */
  revise: oc
    .input(z.strictObject({ id, command: id }))
    .output(typed<Draft>())
    .errors(refusals),
};
