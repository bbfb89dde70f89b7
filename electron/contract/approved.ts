import type { ApprovedPost } from '#domain/submission.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id } from './schemas/post.ts';

export const approvedContract = {
  list: oc.output(typed<readonly ApprovedPost[]>()).errors(refusals),
  markPosted: oc
    .input(z.strictObject({ id, command: id, platform: id, link: z.string().max(2_000) }))
    .output(typed<ApprovedPost>())
    .errors(refusals),
};
