import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { root } from './root.ts';

/** Starts the built browser shell; it prints its address. What Node made of its code at the last start is kept. */
export function startCoreProcess(args: readonly string[]): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [path.join(root, 'dist/electron/browser.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node') },
  });
}
