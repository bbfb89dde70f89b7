import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { instant } from '#contract/schemas/post.ts';
import type { Profiles, Store } from '../services/ports/store.ts';
import type { Clock } from '../services/ports/system.ts';
import { backUp, readyName, restoreBackup } from './backup.ts';
import { CheckedFormat } from './checked-file.ts';
import { DiskStore } from './disk-store.ts';
import { makeFolder, readIfThere, refusalOf, writeDurable } from '../system/durable-file.ts';
import type { Migration } from './migrations/chain.ts';
import type { FolderLock } from '../system/folder-lock.ts';
import { lockProfile } from './profile-lock.ts';
import { ensureFolder, kindOf, Quarantine, unreadable } from './quarantine.ts';
import type { Room } from './room.ts';
import { flushFolder } from '../system/drive.ts';

const FILE = 'profile.json';
const FOLDERS = ['tmp', 'quarantine', 'drafts', 'removed', 'documents', 'objects'] as const;
/** Long enough for the first screen to stand before the disk is read through. Milliseconds. */
const CHECK_AFTER = 8_000;

export interface DiskOptions {
  readonly clock: Clock;
  /** The format's history; another one only in tests of migrations. */
  readonly migrations?: readonly Migration[];
  /** Milliseconds from opening to the check of every file. */
  readonly checkAfter?: number;
}

/** Profiles in folders of the disk (README.md is the format). */
export function diskProfiles(options: DiskOptions): Profiles {
  const format = new CheckedFormat(options.migrations);
  return {
    open: (folder) => openProfile(path.resolve(folder), format, options),
    backup: (store, to, signal) => backUp(asDisk(store), to, options.clock, signal),
    restore: (folder, from, signal) => restoreBackup(path.resolve(folder), from, format, options.clock, signal),
  };
}

/**
 * Whether a folder holds a profile, whole or damaged: for those who look and must not make one. A restore that a power
 * cut stopped between its renames counts: opening finishes it.
 */
export async function holdsProfile(folder: string): Promise<boolean> {
  const marks = [path.join(folder, FILE), path.join(folder, 'drafts'), readyName(path.resolve(folder))];
  const kinds = await Promise.all(marks.map((mark) => kindOf(mark)));
  return kinds.some((kind) => kind !== 'nothing');
}

function asDisk(store: Store): DiskStore {
  if (store instanceof DiskStore) return store;
  throw new TypeError('Only a store on the disk can be backed up to the disk');
}

async function openProfile(
  folder: string,
  format: CheckedFormat,
  options: DiskOptions,
): Promise<Result<Store, Refusal>> {
  let lock: FolderLock | null = null;
  try {
    await finishRestore(folder);
    await makeFolder(folder);
    const locked = await lockProfile(folder);
    if (!locked.ok) return locked;
    lock = locked.value;
    const room = { folder, scratch: path.join(folder, 'tmp'), format, quarantine: new Quarantine(folder, format) };
    const refused = await prepare(room, options.clock);
    if (refused === null) return ok(await DiskStore.open(room, lock, options.checkAfter ?? CHECK_AFTER));
    await lock.release();
    return fail(refused);
  } catch (error) {
    await lock?.release();
    return fail(refusalOf(error, folder));
  }
}

/** A power cut between the two renames of a restore leaves no profile and a complete one beside it. */
async function finishRestore(folder: string): Promise<void> {
  const ready = readyName(folder);
  if ((await kindOf(ready)) !== 'folder' || (await kindOf(folder)) !== 'nothing') return;
  await rename(ready, folder);
  await flushFolder(path.dirname(folder));
}

/** Reads the version first: nothing is touched in a profile that a newer version made. */
async function prepare(room: Room, clock: Clock): Promise<Refusal | null> {
  const bytes = await readIfThere(path.join(room.folder, FILE)).catch(unreadable);
  const decoded = bytes === null ? null : room.format.decode('tansiq-profile', bytes);
  if (decoded?.state === 'newer') return refuse('profile-newer', { file: FILE, version: decoded.version });
  // The quarantine and the temporary files come first: setting others aside needs them.
  for (const name of FOLDERS) await ensureFolder(room.quarantine, name);
  await sweep(room.scratch);
  await room.quarantine.open();
  const body = z.strictObject({ madeAt: instant }).safeParse(decoded?.state === 'good' ? decoded.body : null);
  if (decoded !== null && !body.success) await room.quarantine.setAside(FILE, 'rebuilt', null);
  if (!body.success || versionIn(bytes) !== room.format.version) {
    const madeAt = body.success ? body.data.madeAt : clock.now();
    const text = room.format.encode('tansiq-profile', { madeAt });
    await writeDurable(room.folder, [{ name: FILE, text }], room.scratch);
  }
  return null;
}

/** Version of a profile file that was found good. */
function versionIn(bytes: Buffer | null): number {
  return z.object({ version: z.int() }).parse(JSON.parse(bytes?.toString('utf8') ?? '')).version;
}

/** Temporary files of writes that a power cut stopped: a quarter of all cuts leave one. Nothing in them was acknowledged. */
async function sweep(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) await rm(path.join(scratch, name), { recursive: true, force: true });
}
