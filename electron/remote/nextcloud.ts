import { createHash } from 'node:crypto';
import { refuse, type Refusal, type RefusalCode } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { RemoteSource } from '../services/ports/remote.ts';
import type { Dav, Signal } from './dav.ts';
import { childrenOf, sizesQuestion } from './propfind.ts';
import { readSource, type Telling } from './source.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Where its store is an object store Nextcloud takes no smaller chunk but the last, in bytes. */
const SMALLEST_CHUNK = 5 * 1024 * 1024;
/** It takes no more chunks than 10,000. */
const MOST_CHUNKS = 9_000;
/** Smaller objects go in one piece, in bytes. */
const IN_CHUNKS_FROM = 6 * 1024 * 1024;

/** Nextcloud's chunked upload, version 2 (its developer manual, "Chunked file upload"): for objects large enough. */
export interface ChunkedUploads {
  /** Null when it is no matter of chunks: the object is small, or the server knows none. */
  send(key: string, source: RemoteSource, telling: Telling): Promise<Result<void, Refusal> | null>;
}

/** Where Nextcloud shows a person's files, and where it collects their uploads. */
const FILES = /^(.*\/remote\.php)\/(?:dav\/files\/([^/]+)|webdav)(?=\/|$)/;

/** Null for a server that does not look like Nextcloud. */
export function chunkedUploads(dav: Dav, user: string): ChunkedUploads | null {
  const [shown, dave, named] = FILES.exec(dav.base.pathname) ?? [];
  const account = named ?? encodeURIComponent(user);
  if (shown === undefined || dave === undefined || account === '') return null;
  const files = `${dave}/dav/files/${account}${dav.base.pathname.slice(shown.length)}`;
  const uploads = new URL(`${dave}/dav/uploads/${account}/`, dav.base);
  return {
    async send(key, source, telling) {
      if (source.bytes < IN_CHUNKS_FROM) return null;
      const destination = new URL(`${files}${key}`, dav.base).href;
      // The same for the same object, so that a later try, of another process too, finds what came.
      const name = createHash('sha256').update(`${destination} ${source.bytes}`).digest('hex').slice(0, 32);
      const upload = { dav, folder: new URL(`tansiq-${name}/`, uploads), destination, bytes: source.bytes };
      const there = await chunksThere(upload, telling.signal);
      if (there === null || !there.ok) return there;
      const sent = await sendChunks(upload, key, source, there.value, telling);
      if (sent.ok || !STALE.has(sent.error.code)) return sent;
      // What the server can't go on with (it forgets uploads after a day), or what no longer fits, is begun anew.
      await drop(upload);
      return sent.error.code === 'source-changed' ? sent : fail(refuse('remote-conflict', { host: dav.host }));
    },
  };
}

const STALE: ReadonlySet<RefusalCode> = new Set(['remote-conflict', 'remote-refused', 'source-changed']);

interface Upload {
  readonly dav: Dav;
  readonly folder: URL;
  readonly destination: string;
  readonly bytes: number;
}

async function drop({ dav, folder }: Upload): Promise<void> {
  await dav.does({ method: 'DELETE', url: folder, signal: undefined }, [200, 204, 404]);
}

/** Sizes of the chunks that came, by number; begins the upload when there is none. Null when the server knows no uploads. */
async function chunksThere(
  upload: Upload,
  signal: Signal,
): Promise<Result<ReadonlyMap<number, number>, Refusal> | null> {
  const { dav, folder, destination } = upload;
  const members = await dav.members(folder, 1, sizesQuestion, signal);
  if (!members.ok) return members.error.code === 'remote-not-webdav' ? null : members;
  if (members.value === null) {
    const made = await dav.does({ method: 'MKCOL', url: folder, headers: { destination }, signal }, [200, 201]);
    if (made.ok) return ok(new Map());
    return NO_UPLOADS.has(made.error.code) ? null : made;
  }
  const chunks = childrenOf(members.value, folder).flatMap(({ path, bytes }) => {
    const number = Number(path.at(-1));
    return Number.isInteger(number) && bytes !== null ? [[number, bytes] as const] : [];
  });
  return ok(new Map(chunks));
}

/** What a server answers that has no such place. */
const NO_UPLOADS: ReadonlySet<RefusalCode> = new Set(['remote-refused', 'remote-conflict', 'remote-forbidden']);

async function sendChunks(
  upload: Upload,
  key: string,
  source: RemoteSource,
  there: ReadonlyMap<number, number>,
  { signal, progress }: Telling,
): Answer<void> {
  const { dav, folder, destination, bytes } = upload;
  const headers = { destination, 'oc-total-length': String(bytes) };
  const size = Math.max(SMALLEST_CHUNK, Math.ceil(bytes / MOST_CHUNKS));
  for (let number = 1, from = 0; from < bytes; number += 1, from += size) {
    const to = Math.min(from + size, bytes);
    if (there.get(number) !== to - from) {
      const url = new URL(String(number).padStart(5, '0'), folder);
      if (there.has(number)) await dav.does({ method: 'DELETE', url, signal }, [200, 204, 404]);
      const body = { bytes: to - from, chunks: () => readSource(key, source, from, to, signal) };
      const put = await dav.does({ method: 'PUT', url, body, headers, signal }, [200, 201, 204]);
      if (!put.ok) return put;
    }
    progress(to);
  }
  const url = new URL('.file', folder);
  const moved = await dav.does(
    { method: 'MOVE', url, headers: { ...headers, overwrite: 'T' }, signal },
    [200, 201, 204],
  );
  return moved.ok ? ok(undefined) : fail(moved.error);
}
