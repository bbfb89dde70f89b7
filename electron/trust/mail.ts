import { refuse, type Refusal } from '#contract/refusal.ts';
import { type MailHead, mailHead, type MailPage, mailPage } from '#contract/schemas/head.ts';
import { countsAt } from '#domain/device.ts';
import { deviceIn, type Directory } from '#domain/directory.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { z } from 'zod';
import type { MailBox } from '../services/ports/trust.ts';
import { isSignedBy } from './signed.ts';

/** Larger than any head or page, in bytes. */
const LARGEST = 256 * 1024;

/** What a mail record is judged by: the directory in use, and the instant (`heard`) at which the bytes were first met. */
export interface MailJudge {
  readonly directory: Directory;
  readonly heard: string;
}

/** A device's head, when it is one of `box` and the device's word counts. A head that lies about its place is forged. */
export const headIn = (bytes: Uint8Array, box: MailBox, judge: MailJudge): Result<MailHead, Refusal> =>
  recordIn(bytes, mailHead, box, judge);

/** The same for a page. */
export const pageIn = (bytes: Uint8Array, box: MailBox, judge: MailJudge): Result<MailPage, Refusal> =>
  recordIn(bytes, mailPage, box, judge);

function recordIn<T extends MailHead | MailPage>(
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  box: MailBox,
  { directory, heard }: MailJudge,
): Result<T, Refusal> {
  const record = decode(bytes, schema);
  const where = { office: box.office, device: box.device };
  if (record === null) return fail(refuse('parcel-damaged', where));
  if (record.campaign !== directory.campaign) return fail(refuse('parcel-foreign', where));
  const device = deviceIn(directory, box.device);
  if (device === null) return fail(refuse('device-unknown', where));
  const placed = record.from.device === box.device && record.from.office === box.office && record.to === box.to;
  if (!placed || device.office !== box.office || !isSignedBy(record, device.key)) {
    return fail(refuse('parcel-forged', where));
  }
  // A page has no time of its own: it was written before it was met.
  return countsAt(device, 'at' in record ? record.at : heard, heard)
    ? ok(record)
    : fail(refuse('device-revoked', where));
}

function decode<T>(bytes: Uint8Array, schema: z.ZodType<T>): T | null {
  if (bytes.length > LARGEST) return null;
  try {
    const read = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
