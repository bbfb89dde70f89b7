import { z } from 'zod';
import { enrolment, placeName, signature } from './directory.ts';
import { decision, revision, submission } from './draft.ts';
import { id, instant, kept, longText } from './post.ts';

/** More than any submission needs, in bytes; what is larger is not read. */
export const LARGEST_PARCEL = 16 * 1024 * 1024;

/** A member at a device of an office. */
const sender = z.strictObject({ office: placeName, device: placeName, member: id });

/** A parcel inside its seal. The body is decoded by its kind: one of a newer version may be unknown. */
export const parcel = z.strictObject({
  format: z.literal('tansiq-parcel'),
  version: z.int().min(1),
  campaign: id,
  id,
  from: sender,
  to: placeName,
  at: instant,
  kind: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  body: z.unknown(),
  signature,
});
export type Parcel = z.infer<typeof parcel>;

const words = z.string().min(1).max(20_000);

/** What each kind of parcel carries. */
export const parcelBodies = {
  enrolment,
  /** With the approval of the office's lead: where both must approve, or where the desk is only to know. */
  submission: z.strictObject({ submission, approval: decision.nullable() }),
  recall: z.strictObject({ submission: id }),
  decision: z.strictObject({ decision }),
  acknowledgement: z.strictObject({ about: id }),
  proposal: z.strictObject({ title: z.string().max(2_000), text: words }),
  request: z.strictObject({ text: words, topics: z.array(id).max(64), neededBy: z.iso.date().nullable() }),
  'false-alarm': z.strictObject({
    rule: id,
    guideline: id,
    /** The words that were found, and the text around them. */
    words: longText,
    context: longText,
    reason: words,
  }),
  retraction: z.strictObject({ about: id }),
  answer: z.strictObject({ to: id, outcome: z.enum(['taken', 'not-taken', 'noted']), text: words }),
  /** To the office's other devices: where the draft stands here, and everything said of it. */
  draft: z.strictObject({
    draft: z.strictObject({ id, office: id, author: id, createdAt: instant }),
    revision,
    links: z.array(z.strictObject({ id, parents: z.array(id) })).max(100_000),
    overrides: z.array(kept),
    submissions: z.array(submission),
    decisions: z.array(decision),
    recalls: z.array(id),
  }),
} as const;
export type ParcelBodies = { readonly [K in keyof typeof parcelBodies]: z.infer<(typeof parcelBodies)[K]> };
