import { hash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { codeOf } from './error-code.ts';

/** Times that another process may take the name between our finding it stale and our listening. */
const TRIES = 5;

/** A lock held on a folder; the system lets go of it when the process ends, however it ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Locks a folder for this process; null while another holds it. It works by listening under a name made of its folder. No file can be left behind by
 * `kill -9` or a power cut: Linux (abstract socket) and Windows (named pipe) drop the name with the process; elsewhere
 * the socket's file stays, but nobody answers on it, and it is taken over. One computer only: a folder on a network
 * share is not guarded against a second computer.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const name = nameFor(hash('sha256', `${userInfo().username}\n${await realpath(folder)}`).slice(0, 32));
  for (let tried = 0; tried < TRIES; tried += 1) {
    const server = await listen(name);
    if (server) return { release: () => close(server) };
    if (!name.startsWith('/') || (await answers(name))) break;
    await rm(name, { force: true });
  }
  return null;
}

function nameFor(key: string): string {
  if (process.platform === 'linux') return `\0tansiq-${key}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\tansiq-${key}`;
  return path.join(tmpdir(), `tansiq-${key}.sock`);
}

/** The listening server, or null when the name is taken. */
function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(name, () => {
      // Holding a profile must not keep a finished process alive.
      server.unref();
      resolve(server);
    });
  });
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });
