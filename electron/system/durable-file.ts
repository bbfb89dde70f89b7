import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { flushFolder } from './drive.ts';
import { codeOf } from './error-code.ts';

/** Waits between tries of a rename that Windows' antivirus holds up, in milliseconds: 3 s in all. */
const RETRY_AFTER = [10, 20, 40, 80, 150, 300, 600, 800, 1_000] as const;

let counter = 0;

/** One file of a durable write; `name` stands inside the folder written to. */
export interface DurableFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/**
 * The one durable write: each file into a temporary one, flushed; renamed in the order given; then the
 * folder flushed. After it resolves the files survive a power cut; when it throws each is either there whole or as it
 * was before (design/exchange.md, "Durability"). `scratch` is a folder on the same volume, swept at start.
 */
export async function writeDurable(folder: string, files: readonly DurableFile[], scratch: string): Promise<void> {
  const staged = files.map(({ name, text }) => {
    counter += 1;
    return { text, temporary: path.join(scratch, `${process.pid}-${counter}.tmp`), target: path.join(folder, name) };
  });
  try {
    await all(staged.map(({ temporary, text }) => writeFlushed(temporary, text)));
    for (const { temporary, target } of staged) await renameStubborn(temporary, target);
    await flushFolder(folder);
  } catch (error) {
    // The cause is what the caller must hear; what stays of the temporary files is swept at the next start.
    await Promise.allSettled(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
}

/** A new file with its bytes on the disk; its name is durable once the folder is flushed. */
export async function writeFlushed(file: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a file or folder and flushes both ends. */
export async function moveDurable(from: string, to: string): Promise<void> {
  await renameStubborn(from, to);
  await flushFolder(path.dirname(to));
  if (path.dirname(from) !== path.dirname(to)) await flushFolder(path.dirname(from));
}

/** Makes a folder that survives a power cut, with those above it. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await flushFolder(path.dirname(made));
}

/** The bytes of a file, or null when there is none. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function renameStubborn(from: string, to: string): Promise<void> {
  for (const pause of RETRY_AFTER) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (process.platform !== 'win32' || !['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error;
      await sleep(pause);
    }
  }
  await rename(from, to);
}

/** Like `Promise.all`, but lets every one end before it throws, so that nothing is still being written afterwards. */
async function all(tasks: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(tasks);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** What a failed disk operation is to the caller. */
export function refusalOf(error: unknown, file: string): Refusal {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full', { path: file });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return refuse('disk-refused', { path: file });
  // What is no error of the disk is a mistake in the program and must not look like one of the disk.
  if (code === '') throw error;
  return refuse('disk-failed', { path: file, cause: code });
}

/** Runs a disk operation; its errors become refusals naming `file`. */
export async function attempt<T>(file: string, task: () => Promise<T>): Promise<Result<T, Refusal>> {
  try {
    return ok(await task());
  } catch (error) {
    return fail(refusalOf(error, file));
  }
}
