import { type FileHandle, lstat, mkdir, open, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Timers } from '../services/ports/system.ts';
import { foldersOf } from './key.ts';
import { Refused } from './refused.ts';
import { SourceThrew } from './source.ts';
import { flushFolder, freeAt } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

/** A disk that says nothing for this long is a share that went away, in milliseconds; a slow stick's flush is shorter. */
const SILENCE = 120_000;

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS']);
/** What a stick or a share that is no longer there answers, depending on the system and the moment. */
const GONE = new Set(['EIO', 'ENODEV', 'ENXIO', 'ENOMEDIUM', 'ESTALE', 'ENOTCONN', 'EBADF', 'EHOSTDOWN', 'UNKNOWN']);

/** Runs disk work below `root`; its errors become refusals. What is no error of the disk is thrown on. */
export async function attempt<T>(root: string, needed: number, task: () => Promise<T>): Promise<Result<T, Refusal>> {
  try {
    return ok(await task());
  } catch (error) {
    return fail(await refusalOf(error, root, needed));
  }
}

export async function refusalOf(error: unknown, root: string, needed = 0): Promise<Refusal> {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof SourceThrew) throw error.cause;
  const code = codeOf(error);
  if (code === '') throw error;
  if (FULL.has(code)) return refuse('no-space', { needed, free: await freeAt(root) });
  if (REFUSED.has(code)) return refuse('disk-refused', { path: root });
  if (GONE.has(code)) return refuse('stick-removed');
  if (!(await isFolder(root))) return refuse('folder-missing', { path: root });
  return refuse('disk-failed', { path: root, cause: code });
}

/** Waits for the disk, but not for ever. */
export async function within<T>(timers: Timers, root: string, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const silence = new Promise<never>((_, reject) => {
    stop = timers.after(SILENCE, () => reject(new Refused(refuse('remote-stalled', { host: root }))));
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    stop();
  }
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return false;
  }
}

/**
 * The facts of a key's file, or null when there is none. Links and devices on the way are refused before anything is
 * opened: a stick comes from anywhere. A missing root is no empty remote.
 */
export async function lookUp(root: string, key: string): Promise<Stats | null> {
  if (!(await isFolder(root))) throw new Refused(refuse('folder-missing', { path: root }));
  for (const folder of foldersOf(key)) {
    const facts = await factsOf(path.join(root, folder));
    if (facts === null) return null;
    if (!facts.isDirectory()) throw new Refused(refuse('remote-unsafe', { key: folder }));
  }
  const facts = await factsOf(path.join(root, key));
  if (facts !== null && !facts.isFile()) throw new Refused(refuse('remote-unsafe', { key }));
  return facts;
}

export async function factsOf(file: string): Promise<Stats | null> {
  try {
    return await lstat(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  }
}

/** Makes the folders of a key below the root, one by one and flushed; never the root, which may be an empty mount point. */
export async function makeFolders(root: string, key: string): Promise<void> {
  for (const folder of foldersOf(key)) {
    const place = path.join(root, folder);
    try {
      await mkdir(place);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      continue;
    }
    await flushFolder(path.dirname(place));
  }
}

/** Writes the first `length` bytes of a chunk at a place; a disk about to be full takes less than it is given. */
export async function writeAt(handle: FileHandle, chunk: Uint8Array, length: number, at: number): Promise<void> {
  for (let done = 0; done < length;) {
    const { bytesWritten } = await handle.write(chunk, done, length - done, at + done);
    done += bytesWritten;
  }
}

/** Opens a file for one piece of work; it is closed whatever comes of it. */
export async function withFile<T>(file: string, flags: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, flags);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}
