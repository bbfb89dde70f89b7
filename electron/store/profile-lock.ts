import { hash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { codeOf } from '../system/error-code.ts';

/** Times that another process may take the name between our finding it stale and our listening. */
const TRIES = 5;

/** A lock held on a profile; the system lets go of it when the process ends, however it ends. */
export interface ProfileLock {
  release(): Promise<void>;
}

/**
 * Locks a profile for this process by listening under a name made of its folder. No file can be left behind by
 * `kill -9` or a power cut: Linux (abstract socket) and Windows (named pipe) drop the name with the process; elsewhere
 * the socket's file stays, but nobody answers on it, and it is taken over. One computer only: a profile on a network
 * share is not guarded against a second computer.
 */
export async function lockProfile(folder: string): Promise<Result<ProfileLock, Refusal>> {
  const name = nameFor(hash('sha256', `${userInfo().username}\n${await realpath(folder)}`).slice(0, 32));
  for (let tried = 0; tried < TRIES; tried += 1) {
    const server = await listen(name);
    if (server) return ok({ release: () => close(server) });
    if (!name.startsWith('/') || (await answers(name))) break;
    await rm(name, { force: true });
  }
  return fail(refuse('profile-locked', { path: folder }));
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
