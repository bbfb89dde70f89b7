import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file system of its own in a folder, of a size that tests choose. */
export interface SmallDrive {
  /** In kilobytes. */
  resize(size: number): void;
  remove(): void;
}

/** Mounts a drive of so many kilobytes in an empty folder. */
export type Mount = (folder: string, size: number) => SmallDrive;

/**
 * How to mount a small drive, for tests that need one: `for (const mount of smallDrives(…)) it(…)`. None where this person
 * may not mount anything: then it is said aloud that `what` was NOT RUN, and no test is counted for it.
 */
export function smallDrives(what: string): readonly Mount[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-mount-'));
  try {
    mount(folder, 100).remove();
    return [mount];
  } catch (error) {
    console.log(`NOT RUN: ${what}. No drive can be mounted here: ${String(error)}`);
    return [];
  } finally {
    rmdirSync(folder);
  }
}

const mount: Mount = (folder, size) => {
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', folder], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.error?.message ?? done.stderr.trim());
  return {
    resize: (to) => void execFileSync('mount', ['-o', `remount,size=${to}k`, folder]),
    remove: () => void execFileSync('umount', ['-l', folder]),
  };
};
