import type { Withdrawal } from '#domain/pack.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id } from './schemas/post.ts';

/** An approved post, and the desk's word where it was taken back. */
export interface ListedPost extends ApprovedPost {
  readonly withdrawn: Withdrawal | null;
}

export const approvedContract = {
  list: oc.output(typed<readonly ListedPost[]>()).errors(refusals),
  markPosted: oc
    .input(z.strictObject({ id, command: id, platform: id, link: z.string().max(2_000) }))
    .output(typed<ApprovedPost>())
    .errors(refusals),
};
