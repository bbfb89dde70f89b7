import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CopyEvent } from '#contract/profile.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import { contentsOf, filesOf, makeFullProfile } from './full-profile.ts';
import { draftOf, opened, refused, revisionOf, scratchFolder, testProfiles, value } from './scratch.ts';

/** Runs a copy to its end; its outcome and its last event. */
async function finish(steps: AsyncGenerator<CopyEvent, Result<void, Refusal>>) {
  const events: CopyEvent[] = [];
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return { outcome: step.value, events, folder: folderOf(events) };
    events.push(step.value);
  }
}

function folderOf(events: readonly CopyEvent[]): string {
  const last = events.at(-1);
  return last?.type === 'finished' ? last.folder : '';
}

async function backedUp() {
  const base = await scratchFolder();
  const folder = path.join(base, 'profile');
  await makeFullProfile(path.join(base, 'live'), folder);
  const stick = path.join(base, 'stick');
  mkdirSync(stick);
  const store = await opened(testProfiles(), folder);
  const backup = await finish(testProfiles().backup(store, stick, undefined));
  value(backup.outcome);
  return { base, folder, stick, store, backup };
}

describe('backup and restore', () => {
  it('bring the whole profile back, on this computer or another', async () => {
    const { base, stick, store, backup } = await backedUp();
    expect(path.dirname(backup.folder)).toBe(stick);
    await store.close();
    const other = path.join(base, 'other');
    // The stick itself will do: the newest backup on it counts.
    value((await finish(testProfiles().restore(other, stick, undefined))).outcome);
    const original = await opened(testProfiles(), store.folder);
    const restored = await opened(testProfiles(), other);
    expect(await contentsOf(restored)).toEqual(await contentsOf(original));
    await restored.whenChecked();
    expect(restored.notices().map(({ file }) => file)).toEqual(['drafts/old/draft.1.json']);
  });

  it('leave out what only this computer’s system can open', async () => {
    const { folder, store, stick } = await backedUp();
    for (const vault of ['vault', 'vault.system']) {
      mkdirSync(path.join(folder, vault));
      writeFileSync(path.join(folder, vault, 'device.secret'), 'secret');
    }
    const { folder: copy } = await finish(testProfiles().backup(store, stick, undefined));
    expect(existsSync(path.join(copy, 'vault/device.secret'))).toBe(true);
    expect(existsSync(path.join(copy, 'vault.system'))).toBe(false);
    await store.close();
  });

  it('keep the present profile aside', async () => {
    const { folder, store, backup } = await backedUp();
    const late = draftOf('late', 'written after the backup');
    value(await store.drafts.create(late, revisionOf(late)));
    await store.close();
    const restore = await finish(testProfiles().restore(folder, backup.folder, undefined));
    value(restore.outcome);
    expect(await (await opened(testProfiles(), folder)).drafts.read('late')).toBeNull();
    expect(await (await opened(testProfiles(), restore.folder)).drafts.read('late')).toEqual(late);
  });

  it('refuse a backup with any file changed, and touch nothing', async () => {
    const { base, folder, store, backup } = await backedUp();
    await store.close();
    const before = filesOf(folder);
    for (const file of filesOf(backup.folder)) {
      const copy = path.join(base, 'copy', file.replaceAll('/', '_'));
      cpSync(backup.folder, copy, { recursive: true });
      writeFileSync(
        path.join(copy, file),
        Buffer.concat([readFileSync(path.join(copy, file)).subarray(1), Buffer.from('x')]),
      );
      expect(refused((await finish(testProfiles().restore(folder, copy, undefined))).outcome)).toBe('backup-damaged');
    }
    expect(filesOf(folder)).toEqual(before);
  });

  it('refuse what is no backup, a folder that is not there, and a profile in use', async () => {
    const { base, folder, store, backup } = await backedUp();
    const restore = async (from: string) =>
      refused((await finish(testProfiles().restore(folder, from, undefined))).outcome);
    expect(await restore(base)).toBe('not-a-backup');
    expect(await restore(path.join(base, 'nowhere'))).toBe('not-a-backup');
    expect(await restore(backup.folder)).toBe('profile-locked');
    const nowhere = testProfiles().backup(store, path.join(base, 'nowhere'), undefined);
    expect(refused((await finish(nowhere)).outcome)).toBe('folder-missing');
  });

  it('leave nothing behind when called off', async () => {
    const { stick, store, backup } = await backedUp();
    const stop = new AbortController();
    const steps = testProfiles().backup(store, stick, stop.signal);
    await steps.next();
    stop.abort();
    await expect(finish(steps)).rejects.toThrow('abort');
    expect(new Set(filesOf(stick).map((file) => file.split('/')[0]))).toEqual(new Set([path.basename(backup.folder)]));
  });

  it('finish a restore that a power cut stopped between its two renames', async () => {
    const { folder, store } = await backedUp();
    await store.close();
    renameSync(folder, `${folder}.ready`);
    const finished = await opened(testProfiles(), folder);
    expect(await finished.drafts.read('typed')).not.toBeNull();
    expect(existsSync(`${folder}.ready`)).toBe(false);
  });
});
