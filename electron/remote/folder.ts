import { type FileHandle, open, opendir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteEntry, RemoteRead, RemoteSource } from '../services/ports/remote.ts';
import type { Timers } from '../services/ports/system.ts';
import { attempt, factsOf, lookUp, makeFolders, refusalOf, within, writeAt } from './disk.ts';
import { isKey, unsafeKey } from './key.ts';
import { besideFile, removeWithSide, replaceFile } from './pointer-file.ts';
import { Refused } from './refused.ts';
import { readSource } from './source.ts';
import { flushFolder, freeAt } from '../system/drive.ts';

/** How much is read at once, in bytes. */
const CHUNK = 256 * 1024;
/** A slow stick is flushed this often, in bytes: what is told as written is written, and the last flush is short. */
const FLUSH_EVERY = 16 * 1024 * 1024;

type Answer<T> = Promise<Result<T, Refusal>>;
type Signal = AbortSignal | undefined;

interface Place {
  readonly root: string;
  readonly timers: Timers;
}

/**
 * A remote in a folder: a stick, a share, a folder that Syncthing or Nextcloud keeps in step. Files stand under their
 * keys, as on a WebDAV server that shows the same folder. Nothing is renamed: FAT loses that in a power cut.
 */
export function folderRemote(root: string, { timers }: { readonly timers: Timers }): Remote {
  const place: Place = { root, timers };
  const run = <T>(key: string, needed: number, task: () => Promise<T>): Answer<T> =>
    isKey(key) ? attempt(root, needed, () => within(timers, root, task())) : Promise.resolve(unsafeKey(key));
  return {
    async get(key, { from = 0, signal } = {}) {
      signal?.throwIfAborted();
      return run(key, 0, () => openRead(place, key, from, signal));
    },
    async stat(key, signal) {
      signal?.throwIfAborted();
      return run(key, 0, () => sizeOf(root, key));
    },
    async putImmutable(key, source, signal, progress = () => undefined) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      return attempt(root, source.bytes, () => putWhole(place, key, source, signal, progress));
    },
    async putPointer(key, bytes, signal) {
      signal?.throwIfAborted();
      return run(key, bytes.length, async () => {
        await lookUp(root, key);
        await makeFolders(root, key);
        await replaceFile(path.join(root, key), bytes);
      });
    },
    list: (folder, signal) => list(place, folder, signal),
    async free(signal) {
      signal?.throwIfAborted();
      return attempt(root, 0, () => within(timers, root, spaceIn(root)));
    },
    async delete(key, signal) {
      signal?.throwIfAborted();
      return run(key, 0, async () => {
        if ((await lookUp(root, key)) === null) return;
        await removeWithSide(path.join(root, key));
        await flushFolder(path.dirname(path.join(root, key)));
      });
    },
    close: () => undefined,
  };
}

async function spaceIn(root: string): Promise<number> {
  await lookUp(root, 'any');
  return freeAt(root);
}

async function sizeOf(root: string, key: string): Promise<number | null> {
  const facts = await lookUp(root, key);
  const beside = await besideFile(path.join(root, key));
  return beside?.length ?? facts?.size ?? null;
}

async function openRead(place: Place, key: string, from: number, signal: Signal): Promise<RemoteRead> {
  const file = path.join(place.root, key);
  const facts = await lookUp(place.root, key);
  const beside = await besideFile(file);
  const bytes = beside?.length ?? facts?.size;
  if (bytes === undefined) throw new Refused(refuse('remote-not-found', { key }));
  if (from > bytes) throw new Refused(refuse('remote-changed', { key }));
  const chunks = beside === null ? chunksOf(place, key, from, bytes, signal) : once(beside.subarray(from));
  return { bytes, from, version: null, chunks };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Result<Uint8Array, Refusal>> {
  if (bytes.length > 0) yield ok(bytes);
}

async function* chunksOf(
  { root, timers }: Place,
  key: string,
  from: number,
  bytes: number,
  signal: Signal,
): AsyncGenerator<Result<Uint8Array, Refusal>> {
  let handle: FileHandle | undefined;
  try {
    handle = await within(timers, root, open(path.join(root, key), 'r'));
    for (let at = from; at < bytes;) {
      signal?.throwIfAborted();
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK, bytes - at));
      const { bytesRead } = await within(timers, root, handle.read(buffer, 0, buffer.length, at));
      if (bytesRead === 0) return yield fail(refuse('remote-changed', { key }));
      at += bytesRead;
      yield ok(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    if (signal?.aborted === true) throw error;
    yield fail(await refusalOf(error, root));
  } finally {
    await handle?.close();
  }
}

type Told = (bytes: number) => void;

async function putWhole(place: Place, key: string, source: RemoteSource, signal: Signal, told: Told): Promise<void> {
  const { root, timers } = place;
  const file = path.join(root, key);
  const facts = await within(timers, root, lookUp(root, key));
  if (facts?.size !== source.bytes) {
    const free = await freeAt(root);
    if (free + (facts?.size ?? 0) < source.bytes) throw new Refused(refuse('no-space', { needed: source.bytes, free }));
    await within(timers, root, makeFolders(root, key));
    // What a broken try left may hold anything after a power cut, whatever its size: it is not built upon.
    await within(timers, root, rm(file, { force: true }));
    await writeWhole(place, key, source, signal, told);
    await within(timers, root, flushFolder(path.dirname(file)));
    const written = await within(timers, root, factsOf(file));
    if (written?.size !== source.bytes) throw new Refused(refuse('remote-incomplete', { key }));
  }
  told(source.bytes);
}

/**
 * Writes a new file. Its last byte is written when all others are flushed: a file of the right size has the right
 * content even after a power cut.
 */
async function writeWhole(place: Place, key: string, source: RemoteSource, signal: Signal, told: Told): Promise<void> {
  const { root, timers } = place;
  const file = path.join(root, key);
  const handle = await within(timers, root, open(file, 'wx'));
  let whole = false;
  try {
    const last = await writeButLast(
      place,
      handle,
      readSource(key, source, 0, source.bytes, signal),
      source.bytes,
      told,
    );
    await within(timers, root, handle.sync());
    await within(timers, root, writeAt(handle, last, last.length, source.bytes - last.length));
    await within(timers, root, handle.sync());
    whole = true;
  } finally {
    await handle.close();
    if (!whole) await rm(file, { force: true });
  }
}

/** Writes all but the last of so many bytes and answers that one; none of an empty source. */
async function writeButLast(
  { root, timers }: Place,
  handle: FileHandle,
  chunks: AsyncIterable<Uint8Array>,
  bytes: number,
  told: Told,
): Promise<Uint8Array> {
  let [at, flushed] = [0, 0];
  let last = new Uint8Array(0);
  for await (const chunk of chunks) {
    const most = at + chunk.length === bytes ? chunk.length - 1 : chunk.length;
    await within(timers, root, writeAt(handle, chunk, most, at));
    at += chunk.length;
    if (at === bytes) last = chunk.slice(most);
    if (at - flushed < FLUSH_EVERY) continue;
    await within(timers, root, handle.datasync());
    flushed = at;
    told(flushed);
  }
  return last;
}

/** Passes over what is not ours: links, other names, what systems drop. */
async function* list(place: Place, folder: string, signal: Signal): AsyncGenerator<Result<RemoteEntry, Refusal>> {
  const { root, timers } = place;
  if (folder !== '' && !isKey(folder)) return yield unsafeKey(folder);
  try {
    await within(timers, root, lookUp(root, `${folder === '' ? '' : `${folder}/`}x`));
    const waiting = [folder];
    for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
      if ((await factsOf(path.join(root, below)))?.isDirectory() !== true && below !== '') continue;
      for await (const entry of await within(timers, root, opendir(path.join(root, below)))) {
        signal?.throwIfAborted();
        const key = below === '' ? entry.name : `${below}/${entry.name}`;
        if (!isKey(key)) continue;
        if (entry.isDirectory()) waiting.push(key);
        const facts = entry.isFile() ? await factsOf(path.join(root, key)) : null;
        if (facts !== null) yield ok({ key, bytes: facts.size });
      }
    }
  } catch (error) {
    if (signal?.aborted === true) throw error;
    yield fail(await refusalOf(error, root));
  }
}
