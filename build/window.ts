import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultProfileFolder } from '../electron/shell/profile-folder.ts';
import { browserFlags } from './browsers.ts';

/**
 * Where the app's window lives: a browser profile that nothing else uses, kept from start to start with the port its
 * storage belongs to. What a window could not save (editor/unsent.ts) is there when the next one opens. Printed
 * addresses and default browsers get a new port each time: there, other pages could have lived at a known one.
 */
export interface WindowPlace {
  /** The browser's profile. */
  readonly folder: string;
  /** The port to ask for; 0 for any. */
  readonly port: number;
  /** Remembers the process that has the place, until it has left. */
  enter(browser: number | undefined): void;
  leave(): void;
}

/** What the place remembers in a file of its own. */
interface Kept {
  readonly port: number;
  readonly browser: number | null;
}

/** The place of a profile's window; a passing one while a window of an earlier start stays open there. */
export async function placeOf(profile: string | undefined): Promise<WindowPlace> {
  const of = createHash('sha256').update(path.resolve(profile ?? defaultProfileFolder()));
  const folder = path.join(path.dirname(defaultProfileFolder()), 'windows', of.digest('hex').slice(0, 16));
  const kept = keptIn(folder);
  return kept !== null && kept.browser !== null && (await stays(kept.browser))
    ? passingPlace()
    : lastingPlace(folder, kept?.port ?? randomInt(...PORTS));
}

const CLOSING_MS = 3_000;
const LOOK_MS = 50;
/** Below the ports that systems hand out to others in passing. */
const PORTS = [15_000, 30_000] as const;

function lastingPlace(folder: string, port: number): WindowPlace {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keep = (browser: number | null): void =>
    writeFileSync(fileOf(folder), JSON.stringify({ port, browser } satisfies Kept));
  keep(null);
  return {
    folder: path.join(folder, 'browser'),
    port,
    enter: (browser) => keep(browser ?? null),
    leave: () => keep(null),
  };
}

function passingPlace(): WindowPlace {
  const folder = path.join(tmpdir(), `tansiq-window-${randomUUID()}`);
  return {
    folder,
    port: 0,
    enter: () => undefined,
    leave: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Opens `url` as a window of its own; `closed` is called when its browser has ended. */
export function openWindow(browser: string, place: WindowPlace, url: string, closed: () => void): void {
  const window: ChildProcess = spawn(browser, windowArguments(place.folder, url), { stdio: 'ignore' });
  place.enter(window.pid);
  window.on('exit', () => {
    place.leave();
    closed();
  });
}

/** How a browser opens `url` as a window of its own, with its profile in `folder`. */
export const windowArguments = (folder: string, url: string): readonly string[] => [
  `--app=${url}`,
  `--user-data-dir=${folder}`,
  ...windowFlags,
  ...browserFlags,
];

/** After a power cut no question whether to open old pages again; a small cache: everything comes from this computer. */
const windowFlags = ['--hide-crash-restore-bubble', `--disk-cache-size=${16 << 20}`];

const fileOf = (folder: string): string => path.join(folder, 'window.json');

/** Null for the first window, and for a file that is not ours or was cut short. */
function keptIn(folder: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileOf(folder), 'utf8'));
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === 'object' &&
  kept !== null &&
  'port' in kept &&
  Number.isInteger(kept.port) &&
  'browser' in kept &&
  (kept.browser === null || Number.isInteger(kept.browser));

/** Whether a process is still there after the time that a window just closed may take to end. */
async function stays(pid: number): Promise<boolean> {
  for (let waited = 0; waited < CLOSING_MS && isRunning(pid); waited += LOOK_MS) await sleep(LOOK_MS);
  return isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isDefunct(pid);
}

/** Ended, but not yet taken note of by the process that inherited it: Linux still takes signals for it (proc(5), `stat`). */
function isDefunct(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return 'ZX'.includes(stat.charAt(stat.lastIndexOf(')') + 2));
  } catch {
    // Other systems keep no such file and no such processes.
    return false;
  }
}
