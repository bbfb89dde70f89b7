import { readdir, readFile, statfs } from 'node:fs/promises';

/** A drive that can be carried away, where it is mounted. */
export interface Mounted {
  readonly path: string;
  readonly name: string;
  readonly fileSystem: string;
}

/** What is mounted on a computer. */
export interface Mounts {
  /** The same text as long as nothing has come or gone; costs next to nothing. */
  sign(): Promise<string>;
  /** Starts programs of the system (lsblk, df, PowerShell), some of which the core waits for. */
  carried(): Promise<readonly Mounted[]>;
}

/** Those of this computer. */
export const systemMounts: Mounts = { sign: signOf(process.platform), carried };

/** Where Linux desktops and people mount what can be carried away. */
const CARRIED = [/^\/media\//, /^\/run\/media\//, /^\/mnt\/./];
const MAC_VOLUMES = /^\/Volumes\//;

function signOf(platform: NodeJS.Platform): () => Promise<string> {
  if (platform === 'win32') return letters;
  if (platform === 'darwin') return async () => (await readdir('/Volumes')).join('\n');
  // proc(5): one line for each thing mounted.
  return () => readFile('/proc/self/mounts', 'utf8').catch(() => '');
}

/** Windows: the letters behind which there is something, and its size: another stick may take the letter of the last. */
async function letters(): Promise<string> {
  const found = await Promise.all(
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) =>
      statfs(`${letter}:\\`).then(
        ({ blocks, type }) => `${letter} ${blocks} ${type}`,
        () => '',
      ),
    ),
  );
  return found.join('\n');
}

/** Where the system does not tell of its devices, what is mounted at the usual places. */
async function carried(): Promise<readonly Mounted[]> {
  // Large, and asked only where a drive is looked for.
  const { blockDevices, fsSize } = await import('systeminformation');
  const [devices, volumes] = await Promise.all([answered(blockDevices()), answered(fsSize())]);
  const mounted = new Map<string, Mounted>();
  for (const { mount, fs, type } of volumes) {
    if (isCarried(mount)) mounted.set(mount, { path: mount, name: lastName(mount) || fs, fileSystem: type });
  }
  for (const { removable, mount, label, name, fsType } of devices) {
    if (removable && mount !== '' && mount !== '/')
      mounted.set(mount, { path: mount, name: label || name, fileSystem: fsType });
  }
  return [...mounted.values()];
}

const isCarried = (mount: string): boolean =>
  process.platform === 'darwin' ? MAC_VOLUMES.test(mount) : CARRIED.some((place) => place.test(mount));

const lastName = (mount: string): string => mount.split(/[/\\]/).findLast((part) => part !== '') ?? '';

/** A computer may lack the tools that the library asks: then nothing is known. */
async function answered<T>(question: Promise<readonly T[]>): Promise<readonly T[]> {
  const [outcome] = await Promise.allSettled([question]);
  return outcome.status === 'fulfilled' && Array.isArray(outcome.value) ? outcome.value : [];
}
