import { createHash } from 'node:crypto';
import { lstat, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { freeAt } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

/** How much is read or written at once, in bytes. */
const CHUNK = 1024 * 1024;

/** What a stick that is no longer there answers, depending on the system and the moment. */
const GONE = new Set([
  'ENOENT',
  'ENOTDIR',
  'EIO',
  'ENODEV',
  'ENXIO',
  'ENOMEDIUM',
  'ESTALE',
  'ENOTCONN',
  'EBADF',
  'UNKNOWN',
]);
const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What a failed write to `file` is to the caller. A mistake of the program is thrown on. */
export async function writeRefusal(error: unknown, file: string, needed: number): Promise<Refusal> {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return refuse('no-space', { needed, free: await freeAt(path.dirname(file)) });
  }
  if (REFUSED.has(code)) return refuse('disk-refused', { path: file });
  if (GONE.has(code)) return refuse('stick-removed');
  if (code === '') throw error;
  return refuse('disk-failed', { path: file, cause: code });
}

/** What a failed reading of a bundle's file is: gone files are a pulled stick only when the folder went with them. */
export async function readRefusal(error: unknown, root: string, name: string): Promise<Refusal> {
  const code = codeOf(error);
  if (REFUSED.has(code)) return refuse('disk-refused', { path: path.join(root, name) });
  if (code === '') throw error;
  return (await isFolder(root)) ? refuse('bundle-damaged', { file: name }) : refuse('stick-removed');
}

export async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await lstat(folder)).isDirectory();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return false;
  }
}

/** The bytes of a file piece by piece, each read anew into a buffer that the caller may keep until the next. */
export async function* chunks(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file in hex. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks(file)) hash.update(chunk);
  return hash.digest('hex');
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A new file with its bytes on the drive. A torn one of an earlier try makes room first. */
export async function writeText(target: string, data: string | Buffer): Promise<void> {
  await rm(target, { force: true });
  const handle = await open(target, 'wx');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The text of a small file, or null when there is none, it is no plain file, or it is larger than `most` bytes. */
export async function readSmall(file: string, most: number): Promise<string | null> {
  try {
    const facts = await lstat(file);
    if (!facts.isFile() || facts.size > most) return null;
    const handle = await open(file, 'r');
    try {
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return null;
  }
}

/** Names in a folder, in the order of their code units; empty when it can't be read. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return [];
  }
}
