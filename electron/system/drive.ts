import { type FileHandle, open, statfs } from 'node:fs/promises';
import { codeOf } from './error-code.ts';

/** What a folder flush answers on Windows, where folders can't be flushed. */
const NO_FOLDER_FLUSH = new Set(['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP']);

/** Flushes a folder's entries: created, renamed and removed names. */
export async function flushFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    // NTFS keeps its own journal of names and offers no flush of a folder: only there the error means nothing.
    if (process.platform !== 'win32' || !NO_FOLDER_FLUSH.has(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

/** Free bytes for this person on the drive of `folder`; 0 when the drive does not say. */
export async function freeAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return 0;
  }
}
