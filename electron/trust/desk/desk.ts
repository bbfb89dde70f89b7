import { realpath } from 'node:fs/promises';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { type FolderLock, lockFolder } from '../../system/folder-lock.ts';
import { type KeyFolder, keyFolder, type Passphrases } from './key-folder.ts';
import { type Mirror, mirrorIn } from './mirror.ts';
import { type DeskRecord, readRecord, writeRecord } from './record.ts';

/** A campaign as its desk holds it: the keys, what is known of it, and what was published. */
export interface Desk {
  readonly keys: KeyFolder;
  readonly mirror: Mirror;
  readonly record: DeskRecord;
}

/**
 * Holds a key folder, so that nobody renews a key, enrols or publishes at once with somebody else: each would keep a
 * record that knows nothing of the other's. Refused with `keys-busy` while another program of this computer holds it.
 */
export async function holdKeys(folder: string): Promise<Result<FolderLock, Refusal>> {
  // Where there is no folder there is nothing to hold: opening it says so.
  const there = await realpath(folder).catch(() => null);
  if (there === null) return ok({ release: async () => undefined });
  const lock = await lockFolder(there);
  return lock === null ? fail(refuse('keys-busy', { path: folder })) : ok(lock);
}

/** Opens a key folder; no secret is unlocked yet. What a cut left half renewed is finished. `work` as in `keyFolder`. */
export async function openDesk(
  folder: string,
  passphrases: Passphrases,
  work?: number,
): Promise<Result<Desk, Refusal>> {
  const record = await readRecord(folder);
  if (!record.ok) return record;
  return ok(
    await settled({ keys: keyFolder(folder, passphrases, work), mirror: mirrorIn(folder), record: record.value }),
  );
}

/** The desk with another record, durably. */
export async function kept(desk: Desk, record: DeskRecord): Promise<Desk> {
  await writeRecord(desk.keys.folder, record);
  return { ...desk, record };
}

/** Brings the files of renewed keys in line with the record, which names them already. */
export async function settled(desk: Desk): Promise<Desk> {
  if (desk.record.renewing.length === 0) return desk;
  await desk.keys.settle(desk.record.renewing);
  return kept(desk, { ...desk.record, renewing: [] });
}
