import { type Area, isArea } from '#domain/area.ts';
import type { AreaComment, Comment, WordComment } from '#domain/comment.ts';
import { type Draft, draftStates, type Revision } from '#domain/draft.ts';
import {
  type ApprovedPost,
  type Decision,
  decisionKinds,
  type Submission,
  type VersionFinding,
} from '#domain/submission.ts';
import { reviewLevels } from '#domain/office.ts';
import { textLanguages } from '#domain/language.ts';
import { severities, verdicts } from '#domain/tone/finding.ts';
import { z } from 'zod';
import { id, instant, kept, longText, override, postContent, sha256 } from './post.ts';

const localised = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() });

const finding: z.ZodType<VersionFinding> = z.strictObject({
  rule: id,
  category: id,
  severity: z.enum(severities),
  start: z.int().min(0),
  end: z.int().min(0),
  fixes: z.array(z.string()),
  guideline: id,
  why: localised,
  language: z.enum(textLanguages),
  version: id,
});

export const submission: z.ZodType<Submission> = z.strictObject({
  id,
  draft: id,
  revision: id,
  office: id,
  by: id,
  at: instant,
  content: postContent,
  contentHash: sha256,
  verdict: z.enum(verdicts),
  findings: z.array(finding),
  overrides: z.array(override),
  pack: z.strictObject({ id, version: z.string() }),
  reviewAt: z.enum(reviewLevels),
});

/** Comments had no kind while all of them were on words: those that are kept and those that still travel are read so. */
const wordComment: z.ZodType<WordComment> = z.strictObject({
  kind: z.literal('words').default('words'),
  id,
  version: id,
  start: z.int().min(0),
  end: z.int().min(0),
  text: longText,
});

const fraction = z.number().min(0).max(1);
const area: z.ZodType<Area> = z
  .strictObject({ left: fraction, top: fraction, right: fraction, bottom: fraction })
  .refine(isArea, 'nothing in it');

const areaComment: z.ZodType<AreaComment> = z.strictObject({
  kind: z.literal('area'),
  id,
  asset: id,
  area,
  text: longText,
});

export const comment: z.ZodType<Comment> = z.union([wordComment, areaComment]);

export const decision: z.ZodType<Decision> = z.strictObject({
  id,
  submission: id,
  contentHash: sha256,
  kind: z.enum(decisionKinds),
  comments: z.array(comment),
  note: z.string(),
  by: id,
  at: instant,
});

export const revision: z.ZodType<Revision> = z.strictObject({
  id,
  draft: id,
  parents: z.array(id),
  at: instant,
  by: id,
  content: postContent,
});

export const draft: z.ZodType<Draft> = z.strictObject({
  id,
  office: id,
  author: id,
  createdAt: instant,
  savedAt: instant,
  state: z.enum(draftStates),
  edition: z.int().min(0),
  revision: id,
  content: postContent,
  overrides: z.array(kept),
  submissions: z.array(submission),
  decisions: z.array(decision),
  recalls: z.array(id),
  conflict: z.array(id),
});

export const approvedPost: z.ZodType<ApprovedPost> = z.strictObject({
  id,
  draft: id.nullable(),
  origin: z.enum(['office', 'pack', 'bundle']),
  office: id,
  content: postContent,
  contentHash: sha256,
  approvedAt: instant,
  approvedBy: z.string(),
  posted: z.array(z.strictObject({ platform: id, link: z.string(), at: instant })),
});
