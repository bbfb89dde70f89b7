import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteEntry, RemoteSource } from '../services/ports/remote.ts';
import type { DavDeps, Signal } from './dav.ts';
import { rangeHeaders, readOf } from './http-read.ts';
import { isKey, unsafeKey } from './key.ts';
import { Refused } from './refused.ts';
import { again } from './retry.ts';
import { readPage } from './s3-answers.ts';
import { collected, partedUploads, type Uploads } from './s3-upload.ts';
import { answered, openS3, reading, type S3Address, type S3Wire } from './s3-wire.ts';
import { readSource, SourceThrew, type Telling } from './source.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Objects up to this size are sent without asking whether they are there: asking costs about as much, in bytes. */
const SENT_UNASKED = 32 * 1024;
/** Larger objects go in parts. */
const IN_PARTS_FROM = 5 * 1024 * 1024;

/** A remote in a bucket: AWS, MinIO, Ceph, Garage, any store that understands S3. */
export function s3Remote(address: S3Address, secret: string, deps: DavDeps): Remote {
  const wire = openS3(address, secret, deps);
  const uploads = partedUploads(wire);
  const { prefix } = address;
  const nameOf = (key: string): string => (prefix === '' ? key : `${prefix}/${key}`);
  const confirmed = async (key: string, bytes: number, signal: Signal): Answer<void> => {
    const size = await sizeOf(wire, nameOf(key), signal);
    if (!size.ok) return size;
    return size.value === bytes ? ok(undefined) : fail(refuse('remote-incomplete', { key }));
  };
  return {
    async get(key, { from = 0, version = null, signal } = {}) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      const wanted = { key, from, version, host: wire.host };
      const ask = { method: 'GET', name: nameOf(key), headers: rangeHeaders(wanted), signal } as const;
      const answer = await wire.ask(ask, [200, 206, 416]);
      if (!answer.ok) {
        const { code, refusal } = answer.error;
        return fail(code === 'NoSuchKey' || isMissing(refusal) ? refuse('remote-not-found', { key }) : refusal);
      }
      const read = await readOf(answer.value, wanted, () => sizeOf(wire, nameOf(key), signal));
      return read ?? fail(refuse('remote-not-s3', { host: wire.host }));
    },
    async stat(key, signal) {
      signal?.throwIfAborted();
      return isKey(key) ? sizeOf(wire, nameOf(key), signal) : unsafeKey(key);
    },
    async putImmutable(key, source, signal, progress = () => undefined) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      const size = source.bytes > SENT_UNASKED ? await sizeOf(wire, nameOf(key), signal) : ok(null);
      if (!size.ok) return size;
      if (size.value !== source.bytes) {
        const put = await putSource(wire, uploads, { key, name: nameOf(key), source, telling: { signal, progress } });
        if (!put.ok) return put;
        const there = await confirmed(key, source.bytes, signal);
        if (!there.ok) return there;
      }
      progress(source.bytes);
      return ok(undefined);
    },
    async putPointer(key, bytes, signal) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      const put = await putBytes(wire, nameOf(key), bytes, signal);
      return put.ok ? confirmed(key, bytes.length, signal) : put;
    },
    list: (folder, signal) => list(wire, address, folder, signal, deps),
    free: async () => ok(null),
    async delete(key, signal) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      const gone = await wire.ask({ method: 'DELETE', name: nameOf(key), signal });
      if (!gone.ok) return isMissing(gone.error.refusal) ? ok(undefined) : fail(gone.error.refusal);
      await gone.value.discard();
      return ok(undefined);
    },
    close: () => wire.close(),
  };
}

const isMissing = ({ code, params }: Refusal): boolean => code === 'remote-refused' && params['status'] === 404;

/** The size of an object; null when there is none. */
async function sizeOf(wire: S3Wire, name: string, signal: Signal): Answer<number | null> {
  const answer = await wire.ask({ method: 'HEAD', name, signal });
  if (!answer.ok) return isMissing(answer.error.refusal) ? ok(null) : fail(answer.error.refusal);
  await answer.value.discard();
  const length = answer.value.headers['content-length'];
  return length === undefined ? fail(refuse('remote-not-s3', { host: wire.host })) : ok(Number(length));
}

async function putBytes(wire: S3Wire, name: string, body: Uint8Array, signal: Signal): Answer<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const put = answered(await wire.ask({ method: 'PUT', name, body, headers, signal }));
  if (!put.ok) return put;
  await put.value.discard();
  return ok(undefined);
}

interface Sending {
  readonly key: string;
  readonly name: string;
  readonly source: RemoteSource;
  readonly telling: Telling;
}

async function putSource(wire: S3Wire, uploads: Uploads, sending: Sending): Answer<void> {
  const { key, name, source, telling } = sending;
  if (source.bytes > IN_PARTS_FROM) return uploads.send(sending);
  try {
    const bytes = await collected(readSource(key, source, 0, source.bytes, telling.signal));
    return await putBytes(wire, name, bytes, telling.signal);
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error instanceof SourceThrew ? error.cause : error;
  }
}

/** Page by page, each asked for again by itself when the link breaks. */
async function* list(
  wire: S3Wire,
  { prefix, bucket }: S3Address,
  folder: string,
  signal: Signal,
  deps: DavDeps,
): AsyncGenerator<Result<RemoteEntry, Refusal>> {
  const { host } = wire;
  signal?.throwIfAborted();
  if (folder !== '' && !isKey(folder)) return yield unsafeKey(folder);
  const ask = again(deps);
  const below = [prefix, folder].filter((part) => part !== '').map((part) => `${part}/`);
  const above = prefix === '' ? 0 : prefix.length + 1;
  for (let next: string | null = ''; next !== null;) {
    const query: Readonly<Record<string, string>> = {
      'list-type': '2',
      prefix: below.join(''),
      ...(next === '' ? {} : { 'continuation-token': next }),
    };
    const text: Result<string, Refusal> = await ask(signal, async () =>
      answered(await wire.document({ method: 'GET', query, signal })),
    );
    if (!text.ok) return yield isMissing(text.error) ? fail(refuse('remote-no-bucket', { host, bucket })) : text;
    const page = reading(text.value, wire.host, readPage);
    if (!page.ok) return yield page;
    for (const { key: name, bytes } of page.value.entries) {
      const key = name.slice(above);
      if (isKey(key)) yield ok({ key, bytes });
    }
    next = page.value.next;
  }
}
