import { hash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { CopyEvent } from '#contract/profile.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { instant, sha256 } from '#contract/schemas/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Clock } from '../services/ports/system.ts';
import type { CheckedFormat } from './checked-file.ts';
import type { DiskStore } from './disk-store.ts';
import { makeFolder, readIfThere, refusalOf, writeFlushed } from '../system/durable-file.ts';
import { idOf } from './file-name.ts';
import { lockProfile } from './profile-lock.ts';
import { ARRIVING } from './objects.ts';
import { kindOf, unreadable } from './quarantine.ts';
import { placeOf } from './room.ts';
import { flushFolder } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

const LIST = 'backup.json';
/** What a profile makes anew by itself, the log, and secrets that the system sealed: no other computer can read them. */
const LEFT_OUT = new Set(['tmp', 'index.log', 'log', ARRIVING, 'vault.system']);

interface BackedUp {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A path of ours: no `..`, no drive, no separator of another system. It comes from a stick, so from anybody. */
const inside = z
  .string()
  .refine((file) => file.split('/').every((part) => !/[\\:]|^\.*$/.test(part) && !part.includes('\0')));
const list = z.strictObject({
  madeAt: instant,
  files: z.array(z.strictObject({ path: inside, bytes: z.int().min(0), sha256 })),
});

/** Where a restored profile stands complete until it takes the present one's place. */
export const readyName = (folder: string): string => `${folder}.ready`;

/**
 * Copies the profile into a new folder inside `to`: files under their final names, each flushed and read back, the list
 * of their hashes last (design/exchange.md, "USB sticks"). A backup that was cut short has no list.
 */
export async function* backUp(
  store: DiskStore,
  to: string,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
  if ((await kindOf(to)) !== 'folder') return fail(refuse('folder-missing', { path: to }));
  const target = await freeName(path.join(to, `tansiq-backup-${stamp(clock)}`));
  let complete = false;
  try {
    const total = await sizeOf(store.folder);
    const refused = await noSpace(to, total);
    if (refused) return fail(refused);
    await makeFolder(target);
    const files: BackedUp[] = [];
    let done = 0;
    for await (const copied of copyProfile(store, target)) {
      signal?.throwIfAborted();
      files.push(...copied);
      done += bytesOf(copied);
      yield { type: 'progress', file: copied.at(-1)?.path ?? '', done, total: Math.max(total, done) };
    }
    const text = store.room.format.encode('tansiq-backup', { madeAt: clock.now(), files });
    await flushTree(target);
    await writeFlushed(path.join(target, LIST), text);
    await flushFolder(target);
    complete = true;
    yield { type: 'finished', folder: target, files: files.length, bytes: done };
    return ok(undefined);
  } catch (error) {
    if (signal?.aborted) throw error;
    return fail(refusalOf(error, target));
  } finally {
    if (!complete) await rm(target, { recursive: true, force: true });
  }
}

/** A draft's folder is copied while nobody writes to it; the other files are never changed in place. */
async function* copyProfile(store: DiskStore, target: string): AsyncGenerator<readonly BackedUp[]> {
  for (const name of await readdir(store.folder)) {
    if (LEFT_OUT.has(name)) continue;
    if (name !== 'drafts') yield await copyTree(store.folder, name, target);
    else {
      for (const folder of await readdir(placeOf(store.room, 'drafts'))) {
        const copy = (): Promise<readonly BackedUp[]> => copyTree(store.folder, `drafts/${folder}`, target);
        const id = idOf(folder);
        yield id === null ? await copy() : await store.drafts.whileQuiet(id, copy);
      }
    }
  }
}

async function copyTree(from: string, file: string, to: string): Promise<readonly BackedUp[]> {
  const copied: BackedUp[] = [];
  for (const one of await filesUnder(from, file)) {
    const bytes = await readIfThere(path.join(from, one));
    // An old snapshot that went while the list was being made.
    if (bytes === null) continue;
    copied.push(await copyChecked(bytes, one, to));
  }
  return copied;
}

async function copyChecked(bytes: Buffer, file: string, to: string): Promise<BackedUp> {
  const target = path.join(to, file);
  await makeFolder(path.dirname(target));
  await writeFlushed(target, bytes);
  const digest = hash('sha256', bytes);
  if (hash('sha256', await readFile(target)) !== digest) {
    throw Object.assign(new Error('A file was not written as it was read'), { code: 'EIO' });
  }
  return { path: file, bytes: bytes.length, sha256: digest };
}

/** Replaces the profile by a backup that was checked whole; `finished.folder` is where the present one is kept. */
export async function* restoreBackup(
  folder: string,
  from: string,
  format: CheckedFormat,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
  try {
    const source = await findBackup(from);
    if (source === null) return fail(refuse('not-a-backup', { path: from }));
    const files = await readList(source, format);
    if (!files.ok) return files;
    const total = 2 * bytesOf(files.value);
    const checked = yield* verify(source, files.value, total, signal);
    if (!checked.ok) return checked;
    await makeFolder(folder);
    const lock = await lockProfile(folder);
    if (!lock.ok) return lock;
    try {
      return yield* replace(folder, source, files.value, clock, signal);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    return fail(refusalOf(error, folder));
  }
}

/** The backup in `from`, or the newest of those inside it: people choose the stick. */
async function findBackup(from: string): Promise<string | null> {
  if ((await kindOf(from)) !== 'folder') return null;
  const inside = (await readdir(from))
    .filter((name) => name.startsWith('tansiq-backup-'))
    .toSorted()
    .toReversed();
  for (const folder of [from, ...inside.map((name) => path.join(from, name))]) {
    if ((await kindOf(path.join(folder, LIST))) === 'file') return folder;
  }
  return null;
}

async function readList(source: string, format: CheckedFormat): Promise<Result<readonly BackedUp[], Refusal>> {
  const decoded = format.decode('tansiq-backup', await readFile(path.join(source, LIST)));
  if (decoded.state === 'newer') return fail(refuse('profile-newer', { file: LIST, version: decoded.version }));
  const body = list.safeParse(decoded.state === 'good' ? decoded.body : null);
  return body.success ? ok(body.data.files) : fail(refuse('backup-damaged', { file: LIST }));
}

async function* verify(
  source: string,
  files: readonly BackedUp[],
  total: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
  let done = 0;
  for (const file of files) {
    signal?.throwIfAborted();
    if (!(await matches(source, file))) return fail(refuse('backup-damaged', { file: file.path }));
    done += file.bytes;
    yield { type: 'progress', file: file.path, done, total };
  }
  return ok(undefined);
}

async function matches(source: string, file: BackedUp): Promise<boolean> {
  const bytes = await readIfThere(path.join(source, file.path)).catch(unreadable);
  return bytes !== null && bytes.length === file.bytes && hash('sha256', bytes) === file.sha256;
}

/** The complete copy first stands beside the profile; then two renames. `openProfile` finishes what is cut between them. */
async function* replace(
  folder: string,
  source: string,
  files: readonly BackedUp[],
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
  const refused = await noSpace(path.dirname(folder), bytesOf(files));
  if (refused) return fail(refused);
  const copy = `${folder}.restoring`;
  const ready = readyName(folder);
  for (const old of [copy, ready]) await rm(old, { recursive: true, force: true });
  await makeFolder(copy);
  let done = bytesOf(files);
  for (const file of files) {
    signal?.throwIfAborted();
    const copied = await copyChecked(await readFile(path.join(source, file.path)), file.path, copy);
    if (copied.sha256 !== file.sha256) return fail(refuse('backup-damaged', { file: file.path }));
    done += file.bytes;
    yield { type: 'progress', file: file.path, done, total: 2 * bytesOf(files) };
  }
  await flushTree(copy);
  await rename(copy, ready);
  const aside = await freeName(`${folder}.before-${stamp(clock)}`);
  await rename(folder, aside);
  await rename(ready, folder);
  await flushFolder(path.dirname(folder));
  yield { type: 'finished', folder: aside, files: files.length, bytes: bytesOf(files) };
  return ok(undefined);
}

async function filesUnder(root: string, name: string): Promise<readonly string[]> {
  if ((await kindOf(path.join(root, name))) !== 'folder') return [name];
  const names = await readdir(path.join(root, name));
  return (await Promise.all(names.map((one) => filesUnder(root, path.posix.join(name, one))))).flat();
}

async function sizeOf(folder: string): Promise<number> {
  let total = 0;
  for (const name of await readdir(folder)) {
    if (LEFT_OUT.has(name)) continue;
    for (const file of await filesUnder(folder, name)) total += await bytesIn(path.join(folder, file));
  }
  return total;
}

/** 0 for a file that went meanwhile: the total is for the progress bar. */
async function bytesIn(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

async function noSpace(folder: string, needed: number): Promise<Refusal | null> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return free < needed ? refuse('no-space', { needed, free }) : null;
}

async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await flushTree(path.join(folder, entry.name));
  }
  await flushFolder(folder);
}

async function freeName(name: string): Promise<string> {
  for (let n = 0; ; n += 1) {
    const candidate = n === 0 ? name : `${name}-${n}`;
    if ((await kindOf(candidate)) === 'nothing') return candidate;
  }
}

const bytesOf = (files: readonly BackedUp[]): number => files.reduce((sum, file) => sum + file.bytes, 0);

/** Time as part of a folder's name, in UTC: no colons, which FAT refuses. */
const stamp = (clock: Clock): string => clock.now().slice(0, 19).replaceAll(':', '-');
