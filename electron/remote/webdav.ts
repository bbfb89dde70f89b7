import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteEntry, RemoteSource } from '../services/ports/remote.ts';
import { bytesUpload, type Dav, type DavDeps, openDav, type Signal } from './dav.ts';
import type { Credentials } from './http-auth.ts';
import { rangeHeaders, readOf, type Wanted } from './http-read.ts';
import { isKey, unsafeKey } from './key.ts';
import { type ChunkedUploads, chunkedUploads } from './nextcloud.ts';
import { childrenOf, sizesQuestion, spaceQuestion } from './propfind.ts';
import { again } from './retry.ts';
import { type Telling, tellingUpload } from './source.ts';
import type { Upload } from './wire/body.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Objects up to this size are sent without asking whether they are there: asking costs about as much, in bytes. */
const SENT_UNASKED = 32 * 1024;
/** Larger objects get their name only when they are whole: where a broken upload stays, nobody sees half of it. */
const STAGED_FROM = 1024 * 1024;

/** A remote in a WebDAV folder: Nextcloud, Apache, rclone, a NAS. */
export function webdavRemote(
  { url, certificate }: { readonly url: string; readonly certificate: string | null },
  who: Credentials,
  deps: DavDeps,
): Remote {
  const dav = openDav(url, certificate, who, deps);
  const folders = knownFolders(dav);
  const chunked = chunkedUploads(dav, who.user);
  const sizeOf = (at: URL, signal: Signal): Answer<number | null> => headSize(dav, at, signal);
  const isThere = async (key: string, bytes: number, signal: Signal): Answer<boolean> => {
    const size = await sizeOf(dav.at(key), signal);
    return size.ok ? ok(size.value === bytes) : size;
  };
  return {
    async get(key, { from = 0, version = null, signal } = {}) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      return read(dav, { key, from, version, host: dav.host }, signal);
    },
    async stat(key, signal) {
      signal?.throwIfAborted();
      return isKey(key) ? sizeOf(dav.at(key), signal) : unsafeKey(key);
    },
    async putImmutable(key, source, signal, progress = () => undefined) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      if (source.bytes > SENT_UNASKED) {
        const there = await isThere(key, source.bytes, signal);
        if (!there.ok) return there;
        if (there.value) {
          progress(source.bytes);
          return ok(undefined);
        }
      }
      const put = await putSource({ dav, folders, chunked }, key, source, { signal, progress });
      if (!put.ok) return put;
      const there = confirmed(key, await isThere(key, source.bytes, signal));
      if (there.ok) progress(source.bytes);
      return there;
    },
    async putPointer(key, bytes, signal) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      const put = await putStaged(dav, folders, key, bytesUpload(bytes), signal);
      return put.ok ? confirmed(key, await isThere(key, bytes.length, signal)) : put;
    },
    list: (folder, signal) => list(dav, folder, signal, deps),
    async free(signal) {
      signal?.throwIfAborted();
      const members = await dav.members(dav.base, 0, spaceQuestion, signal);
      return members.ok ? ok(members.value?.[0]?.free ?? null) : members;
    },
    async delete(key, signal) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      const done = await dav.does({ method: 'DELETE', url: dav.at(key), signal }, [200, 202, 204, 404]);
      return done.ok ? ok(undefined) : done;
    },
    close: () => dav.close(),
  };
}

const confirmed = (key: string, there: Result<boolean, Refusal>): Result<void, Refusal> => {
  if (!there.ok) return there;
  return there.value ? ok(undefined) : fail(refuse('remote-incomplete', { key }));
};

async function read(dav: Dav, wanted: Wanted, signal: Signal): ReturnType<Remote['get']> {
  const url = dav.at(wanted.key);
  const answer = await dav.ask({ method: 'GET', url, headers: rangeHeaders(wanted), signal });
  if (!answer.ok) return answer;
  const made = await readOf(answer.value, wanted, () => headSize(dav, url, signal));
  if (made !== null) return made;
  await answer.value.discard();
  if (answer.value.status === 404) return fail(refuse('remote-not-found', { key: wanted.key }));
  return fail(dav.refusal(answer.value));
}

/** The size of a file; null when there is none. */
async function headSize(dav: Dav, url: URL, signal: Signal): Answer<number | null> {
  const answer = await dav.ask({ method: 'HEAD', url, signal });
  if (!answer.ok) return answer;
  await answer.value.discard();
  const { status, headers } = answer.value;
  if (status === 404) return ok(null);
  if (status !== 200) return fail(dav.refusal(answer.value));
  if (headers['content-length'] !== undefined) return ok(Number(headers['content-length']));
  const members = await dav.members(url, 0, sizesQuestion, signal);
  return members.ok ? ok(members.value?.[0]?.bytes ?? null) : members;
}

interface Ways {
  readonly dav: Dav;
  readonly folders: Folders;
  readonly chunked: ChunkedUploads | null;
}

/** Puts a whole source: a small one at once, a large one in chunks where the server has them, else beside its place first. */
async function putSource(
  { dav, folders, chunked }: Ways,
  key: string,
  source: RemoteSource,
  telling: Telling,
): Answer<void> {
  const { signal } = telling;
  const upload = tellingUpload(key, source, telling);
  if (source.bytes <= STAGED_FROM) {
    return folders.holding(key, signal, (unsure) => dav.put(dav.at(key), upload, signal, unsure));
  }
  const made = await folders.make(key, signal);
  if (!made.ok) return made;
  return (await chunked?.send(key, source, telling)) ?? putStaged(dav, folders, key, upload, signal);
}

/**
 * Puts a file beside its place, then moves it there, so that readers find the old one or the new one. A server that can't
 * move gets it put in its place.
 */
async function putStaged(dav: Dav, folders: Folders, key: string, upload: Upload, signal: Signal): Answer<void> {
  const staged = dav.at(key, true);
  const put = await folders.holding(key, signal, (unsure) => dav.put(staged, upload, signal, unsure));
  if (!put.ok && !CANT_STAGE.has(put.error.code)) return put;
  if (put.ok) {
    const moved = await dav.move(staged, dav.at(key), signal);
    if (moved.ok) return ok(undefined);
    if (!CANT_STAGE.has(moved.error.code)) return moved;
    await dav.does({ method: 'DELETE', url: staged, signal }, []);
  }
  return folders.holding(key, signal, (unsure) => dav.put(dav.at(key), upload, signal, unsure));
}

/** Answers of servers that know no MOVE, or take no hidden name. */
const CANT_STAGE = new Set([
  'remote-refused',
  'remote-forbidden',
  'remote-conflict',
  'remote-fault',
  'remote-not-found',
]);

/** Makes the folders that keys need and remembers which are there. */
interface Folders {
  make(key: string, signal: Signal): Answer<void>;
  /** Puts something; makes its folders and puts it again when the server misses them (409; others say 404). */
  holding(key: string, signal: Signal, put: (unsure: boolean) => Answer<number>): Answer<void>;
}

function knownFolders(dav: Dav): Folders {
  const known = new Set<string>();
  const make = async (folder: string, signal: Signal): Answer<void> => {
    if (folder === '' || known.has(folder)) return ok(undefined);
    const url = dav.at(`${folder}/`);
    // 405: there already (RFC 4918, section 9.3.1); 409: what it would stand in is not there.
    const fine = [200, 201, 405];
    const ask = async (others: readonly number[]): Answer<number> => {
      const once = () => dav.does({ method: 'MKCOL', url, signal }, [...fine, ...others]);
      const answer = await once();
      // Apache says 403 as well when somebody made it between its look and its deed; asked again, it says 405 then.
      return !answer.ok && answer.error.code === 'remote-forbidden' ? once() : answer;
    };
    let made = await ask([404, 409]);
    if (made.ok && !fine.includes(made.value)) {
      const parent = folderOf(folder);
      if (parent === '') return fail(refuse('remote-no-folder', { host: dav.host, path: dav.base.pathname }));
      const above = await make(parent, signal);
      if (!above.ok) return above;
      made = await ask([]);
    }
    if (!made.ok) return made;
    known.add(folder);
    return ok(undefined);
  };
  return {
    make: (key, signal) => make(folderOf(key), signal),
    async holding(key, signal, put) {
      const folder = folderOf(key);
      const first = await put(folder !== '' && !known.has(folder));
      if (first.ok) {
        known.add(folder);
        return ok(undefined);
      }
      if (first.error.code !== 'remote-conflict' && !isMissing(first.error)) return first;
      if (folder === '') return fail(refuse('remote-no-folder', { host: dav.host, path: dav.base.pathname }));
      known.clear();
      const made = await make(folder, signal);
      if (!made.ok) return made;
      const second = await put(false);
      if (second.ok) return ok(undefined);
      return isMissing(second.error) ? fail(refuse('remote-conflict', { host: dav.host })) : second;
    },
  };
}

const folderOf = (key: string): string => (key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : '');

const isMissing = ({ code, params }: Refusal): boolean => code === 'remote-refused' && params['status'] === 404;

/** One question for each folder, asked again by itself when the link breaks. */
async function* list(
  dav: Dav,
  folder: string,
  signal: Signal,
  deps: DavDeps,
): AsyncGenerator<Result<RemoteEntry, Refusal>> {
  signal?.throwIfAborted();
  if (folder !== '' && !isKey(folder)) return yield unsafeKey(folder);
  const ask = again(deps);
  const waiting = [folder];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const url = below === '' ? dav.base : dav.at(`${below}/`);
    const members = await ask(signal, () => dav.members(url, 1, sizesQuestion, signal));
    if (!members.ok) return yield members;
    if (members.value === null && below === '') {
      return yield fail(refuse('remote-no-folder', { host: dav.host, path: dav.base.pathname }));
    }
    for (const { path, folder: isFolder, bytes } of childrenOf(members.value ?? [], url)) {
      const name = path.at(-1) ?? '';
      const key = below === '' ? name : `${below}/${name}`;
      if (!isKey(key)) continue;
      if (isFolder) waiting.push(key);
      else if (bytes !== null) yield ok({ key, bytes });
    }
  }
}
