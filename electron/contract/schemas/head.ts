import { PAGE, urgencies } from '#domain/mail.ts';
import { z } from 'zod';
import { placeName, signature } from './directory.ts';
import { id, instant, sha256 } from './post.ts';

/** One sealed object of a device's mail: the `seq`-th it ever sent to this addressee, from 0. */
export const mailEntry = z.strictObject({
  seq: z.int().min(0),
  sha256,
  size: z.int().positive(),
  urgency: z.enum(urgencies),
});
/** The entries after the last whole page. */
const recent = z.array(mailEntry).max(PAGE - 1);
const count = z.int().min(0);

const from = z.strictObject({ office: placeName, device: placeName });

/** `head.json`: how much a device has sent to an addressee, and how much it received from each other device. */
export const mailHead = z.strictObject({
  format: z.literal('tansiq-head'),
  version: z.literal(1),
  campaign: id,
  from,
  to: placeName,
  count,
  at: instant,
  recent,
  seen: z.record(placeName, count),
  signature,
});
export type MailHead = z.infer<typeof mailHead>;

/** A whole page's entries. */
export const mailEntries = z.array(mailEntry).length(PAGE);

/** `pages/<n>.json`: entries `n * PAGE` to `n * PAGE + PAGE - 1`; never changes. */
export const mailPage = z.strictObject({
  format: z.literal('tansiq-page'),
  version: z.literal(1),
  campaign: id,
  from,
  to: placeName,
  number: count,
  entries: mailEntries,
  signature,
});
export type MailPage = z.infer<typeof mailPage>;

/** A log as its writer keeps it. */
export const mailLog = z.strictObject({ count, recent });
