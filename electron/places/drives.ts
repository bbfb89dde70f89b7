import { statfs } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Drive } from '#contract/places.ts';
import { codeOf } from '../system/error-code.ts';
import { type Mounted, type Mounts, systemMounts } from './mounts.ts';

/** After this long the system is asked although nothing seems to have come or gone. */
const ASK_AGAIN_MS = 60_000;

/**
 * Finds the removable drives that are mounted, with the space on each. Screens look every few seconds: the system, which
 * answers through programs of its own, is asked only when what is mounted has changed.
 */
export function driveFinder(
  mounts: Mounts = systemMounts,
  now: () => number = () => performance.now(),
): () => Promise<readonly Drive[]> {
  let known: { readonly sign: string; readonly at: number; readonly carried: Promise<readonly Mounted[]> } | null =
    null;
  return async () => {
    const sign = await mounts.sign();
    if (known === null || known.sign !== sign || now() - known.at > ASK_AGAIN_MS)
      known = { sign, at: now(), carried: mounts.carried() };
    const drives = await Promise.all((await known.carried).map(withSpace));
    return drives.filter((drive) => drive !== null).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  };
}

/** Null when the drive went away meanwhile. */
async function withSpace({ path, name, fileSystem }: Mounted): Promise<Drive | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { path, name, fileSystem, free: bavail * bsize, size: blocks * bsize };
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return null;
  }
}
