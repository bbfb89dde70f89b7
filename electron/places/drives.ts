import { statfs } from 'node:fs/promises';
import type { Drive } from '#contract/places.ts';
import { blockDevices, fsSize } from 'systeminformation';
import { codeOf } from '../system/error-code.ts';

/** Where Linux desktops and people mount what can be carried away. */
const CARRIED = [/^\/media\//, /^\/run\/media\//, /^\/mnt\/./];
const MAC_VOLUMES = /^\/Volumes\//;

interface Mounted {
  readonly path: string;
  readonly name: string;
  readonly fileSystem: string;
}

/** Removable drives that are mounted. Where the system does not tell of its devices, what is mounted at the usual places. */
export async function removableDrives(): Promise<readonly Drive[]> {
  const [devices, volumes] = await Promise.all([answered(blockDevices()), answered(fsSize())]);
  const mounted = new Map<string, Mounted>();
  for (const { mount, fs, type } of volumes) {
    if (isCarried(mount)) mounted.set(mount, { path: mount, name: lastName(mount) || fs, fileSystem: type });
  }
  for (const { removable, mount, label, name, fsType } of devices) {
    if (removable && mount !== '' && mount !== '/')
      mounted.set(mount, { path: mount, name: label || name, fileSystem: fsType });
  }
  const drives = await Promise.all([...mounted.values()].map(withSpace));
  return drives.filter((drive) => drive !== null).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const isCarried = (mount: string): boolean =>
  process.platform === 'darwin' ? MAC_VOLUMES.test(mount) : CARRIED.some((place) => place.test(mount));

const lastName = (mount: string): string => mount.split(/[/\\]/).findLast((part) => part !== '') ?? '';

/** The library asks tools of the system (lsblk, df, PowerShell) that a computer may lack: then nothing is known. */
async function answered<T>(question: Promise<readonly T[]>): Promise<readonly T[]> {
  const [outcome] = await Promise.allSettled([question]);
  return outcome.status === 'fulfilled' && Array.isArray(outcome.value) ? outcome.value : [];
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
