import type { Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { RemoteSource } from '../services/ports/remote.ts';
import type { Signal } from './dav.ts';
import { Refused } from './refused.ts';
import { completion, type Part, readParts, readUploadId, readUploads } from './s3-answers.ts';
import { answered, reading, type S3Refused, type S3Wire } from './s3-wire.ts';
import { readSource, SourceThrew, type Telling } from './source.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** The smallest part that S3 takes, but for the last, in bytes: the less is lost when the link breaks. */
const SMALLEST_PART = 5 * 1024 * 1024;
/** S3 takes no more parts than 10,000. */
const MOST_PARTS = 9_000;

/** The size of the parts of an object of so many bytes: the same each time, so that an upload can be taken up again. */
const partBytes = (bytes: number): number => Math.max(SMALLEST_PART, Math.ceil(bytes / MOST_PARTS));

/** An object on its way in parts. */
interface Sending {
  readonly key: string;
  /** Its whole name at the store. */
  readonly name: string;
  readonly source: RemoteSource;
  readonly telling: Telling;
}

/** Uploads of large objects, in parts; those that broke are gone on with, also by a later process. */
export interface Uploads {
  send(sending: Sending): Answer<void>;
}

export function partedUploads(wire: S3Wire): Uploads {
  /** For stores that list no uploads. */
  const begun = new Map<string, string>();
  return {
    async send(sending) {
      const { name, telling } = sending;
      const found = await underWay(wire, name, telling.signal);
      if (!found.ok) return found;
      const upload = await uploadOf(wire, sending, found.value ?? begun.get(name));
      if (!upload.ok) return upload;
      begun.set(name, upload.value.id);
      try {
        const sent = await sendParts(wire, sending, upload.value);
        if (!sent.ok) return sent;
      } catch (error) {
        if (!(error instanceof SourceThrew) && !(error instanceof Refused)) throw error;
        await forget(wire, name, upload.value.id);
        begun.delete(name);
        if (error instanceof Refused) return fail(error.refusal);
        throw error.cause;
      }
      begun.delete(name);
      return ok(undefined);
    },
  };
}

/** Of a source that is not what it said nothing is kept. */
async function forget(wire: S3Wire, name: string, id: string): Promise<void> {
  const gone = await wire.ask({ method: 'DELETE', name, query: { uploadId: id }, signal: undefined });
  if (gone.ok) await gone.value.discard();
}

interface Upload {
  readonly id: string;
  readonly parts: readonly Part[];
}

/** Not every store tells of uploads, and not every account may ask; a broken link is something else. */
const untold = ({ code, refusal }: S3Refused): boolean =>
  code !== '' || refusal.code === 'remote-forbidden' || refusal.code === 'remote-refused';

/** The latest upload of this name that was begun and not ended; null when none is told. */
async function underWay(wire: S3Wire, name: string, signal: Signal): Answer<string | null> {
  const listed = await wire.document({ method: 'GET', query: { uploads: '', prefix: name }, signal });
  if (!listed.ok) return untold(listed.error) ? ok(null) : answered(listed);
  const found = reading(listed.value, wire.host, (text) => readUploads(text, name));
  return found.ok ? ok(found.value.at(-1) ?? null) : found;
}

/** The upload with this identifier and the parts it has, or a new one. */
async function uploadOf(wire: S3Wire, { name, telling }: Sending, id: string | undefined): Answer<Upload> {
  const { signal } = telling;
  const parts = id === undefined ? ok(null) : await partsThere(wire, name, id, signal);
  if (!parts.ok) return parts;
  if (id !== undefined && parts.value !== null) return ok({ id, parts: parts.value });
  const made = answered(await wire.document({ method: 'POST', name, query: { uploads: '' }, signal }));
  if (!made.ok) return made;
  const fresh = reading(made.value, wire.host, readUploadId);
  return fresh.ok ? ok({ id: fresh.value, parts: [] }) : fresh;
}

/** Null when there is no such upload any more. */
async function partsThere(
  wire: S3Wire,
  name: string,
  uploadId: string,
  signal: Signal,
): Answer<readonly Part[] | null> {
  const parts: Part[] = [];
  for (let marker: string | null = ''; marker !== null;) {
    const query = { uploadId, ...(marker === '' ? {} : { 'part-number-marker': marker }) };
    const listed = await wire.document({ method: 'GET', name, query, signal });
    if (!listed.ok && listed.error.code === 'NoSuchUpload') return ok(null);
    if (!listed.ok) return untold(listed.error) ? ok(parts) : answered(listed);
    const page = reading(listed.value, wire.host, readParts);
    if (!page.ok) return page;
    parts.push(...page.value.parts);
    marker = page.value.next;
  }
  return ok(parts);
}

async function sendParts(wire: S3Wire, { key, name, source, telling }: Sending, upload: Upload): Answer<void> {
  const { signal, progress } = telling;
  const size = partBytes(source.bytes);
  const parts: Part[] = [];
  for (let number = 1, from = 0; from < source.bytes; number += 1, from += size) {
    const to = Math.min(from + size, source.bytes);
    const kept = upload.parts.find((part) => part.number === number && part.bytes === to - from);
    if (kept !== undefined) parts.push(kept);
    else {
      const body = await collected(readSource(key, source, from, to, signal));
      const query = { partNumber: String(number), uploadId: upload.id };
      const sent = answered(await wire.ask({ method: 'PUT', name, query, body, signal }));
      if (!sent.ok) return sent;
      await sent.value.discard();
      parts.push({ number, tag: sent.value.headers.etag ?? '', bytes: to - from });
    }
    progress(to);
  }
  const body = new TextEncoder().encode(completion(parts));
  const done = await wire.document({ method: 'POST', name, query: { uploadId: upload.id }, body, signal });
  // Completed before, though nobody heard of it: the size that is asked for next will tell.
  return done.ok || done.error.code === 'NoSuchUpload' ? ok(undefined) : answered(done);
}

/** All of a few megabytes. */
export async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  // A source may use its buffer again.
  for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
  return Buffer.concat(parts);
}
