import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { factsOf, withFile, writeAt } from './disk.ts';
import { flushFolder } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

/**
 * Replacing a small file on a drive where rename loses data in a power cut (FAT; design/exchange.md, "Durability"):
 * 1. the new content stands beside the file under a name of its own, with its SHA-256 at the end, flushed;
 * 2. the file is written over in place and flushed; 3. the copy beside it goes.
 * A copy that is whole counts before the file: after a cut in step 2 it alone is right. `~` is in no key.
 */
const SIDE = '~';
const HASH_BYTES = 32;
/** Larger is no pointer, in bytes. */
const LARGEST = 8 * 1024 * 1024;

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  const side = file + SIDE;
  await rm(side, { force: true });
  await writeFlushed(side, 'wx', Buffer.concat([bytes, hashOf(bytes)]));
  await flushFolder(folder);
  await writeFlushed(file, (await factsOf(file)) === null ? 'wx' : 'r+', bytes);
  await flushFolder(folder);
  await rm(side);
}

async function writeFlushed(file: string, flags: 'wx' | 'r+', bytes: Uint8Array): Promise<void> {
  await withFile(file, flags, async (handle) => {
    await writeAt(handle, bytes, bytes.length, 0);
    await handle.truncate(bytes.length);
    await handle.sync();
  });
}

/** The content that counts before the file's own: of a replacement under way or cut off. Null when there is none. */
export async function besideFile(file: string): Promise<Uint8Array | null> {
  try {
    const facts = await factsOf(file + SIDE);
    if (facts === null || !facts.isFile() || facts.size > LARGEST) return null;
    const all = await readFile(file + SIDE);
    const bytes = all.subarray(0, -HASH_BYTES);
    return all.length >= HASH_BYTES && hashOf(bytes).equals(all.subarray(-HASH_BYTES)) ? bytes : null;
  } catch (error) {
    // Gone between the two looks: the replacement is through.
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  }
}

export const removeWithSide = async (file: string): Promise<void> => {
  await rm(file + SIDE, { force: true });
  await rm(file, { force: true });
};
