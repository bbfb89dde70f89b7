import { z } from 'zod';
import { placeName, signature } from './directory.ts';
import { id, instant, sha256 } from './post.ts';

/** Entries on one page of a device's mail, and the most that stand in its head. */
export const PAGE = 64;
export const RECENT = 16;

/** One sealed object of a device's mail: the `seq`-th it ever sent to this addressee, from 0. */
const entry = z.strictObject({
  seq: z.int().min(0),
  sha256,
  size: z.int().positive(),
  urgency: z.enum(['urgent', 'normal', 'bulk']),
});
export type MailEntry = z.infer<typeof entry>;

const from = z.strictObject({ office: placeName, device: placeName });

/** `head.json`: how much a device has sent to an addressee, and how much it received from each other device. */
export const mailHead = z.strictObject({
  format: z.literal('tansiq-head'),
  version: z.literal(1),
  campaign: id,
  from,
  to: placeName,
  count: z.int().min(0),
  at: instant,
  /** The newest, ascending. */
  recent: z.array(entry).max(RECENT),
  seen: z.record(placeName, z.int().min(0)),
  signature,
});
export type MailHead = z.infer<typeof mailHead>;

/** `pages/<n>.json`: entries `n * PAGE` to `n * PAGE + PAGE - 1`; never changes. */
export const mailPage = z.strictObject({
  format: z.literal('tansiq-page'),
  version: z.literal(1),
  campaign: id,
  from,
  to: placeName,
  number: z.int().min(0),
  entries: z.array(entry).length(PAGE),
  signature,
});
export type MailPage = z.infer<typeof mailPage>;
