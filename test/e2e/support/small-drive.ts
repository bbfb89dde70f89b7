import { execFileSync, spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';

/** A file system of its own in a folder, of a size that tests choose. */
export interface SmallDrive {
  resize(kilobytes: number): void;
  remove(): void;
}

/** Null where this person may not mount one: the stores' and bundles' own tests stand alone there. */
export function smallDrive(folder: string, kilobytes: number): SmallDrive | null {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]).status === 0;
  expect(mounted || process.getuid?.() !== 0).toBe(true);
  if (!mounted) return null;
  return {
    resize: (size) => void execFileSync('mount', ['-o', `remount,size=${size}k`, folder]),
    remove: () => void execFileSync('umount', ['-l', folder]),
  };
}
