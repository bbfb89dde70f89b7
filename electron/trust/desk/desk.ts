import type { Refusal } from '#contract/refusal.ts';
import { ok, type Result } from '#domain/result.ts';
import { type KeyFolder, keyFolder, type Passphrases } from './key-folder.ts';
import { type Mirror, mirrorIn } from './mirror.ts';
import { type DeskRecord, readRecord, writeRecord } from './record.ts';

/** A campaign as its desk holds it: the keys, what is known of it, and what was published. */
export interface Desk {
  readonly keys: KeyFolder;
  readonly mirror: Mirror;
  readonly record: DeskRecord;
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
