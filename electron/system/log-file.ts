import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../services/ports/system.ts';

/** Size in bytes from which the log begins a new file; one older file is kept. */
const LARGEST = 1 << 20;

export interface LogFile extends Log {
  /** Resolves when everything said so far is written. */
  close(): Promise<void>;
}

/**
 * A log of JSON lines `{at, level, message, …facts}` in `folder`. It never holds words people wrote. A log that can't
 * be written must not stop the work: it says so once on the standard error stream and keeps quiet.
 */
export function logFile(folder: string, now: () => string): LogFile {
  const file = path.join(folder, 'tansiq.jsonl');
  let queue: Promise<void> = Promise.resolve();
  let broken = false;
  const say = (level: string, message: string, facts: Readonly<Record<string, unknown>>): void => {
    const line = `${JSON.stringify({ at: now(), level, message, ...facts })}\n`;
    queue = queue
      .then(() => write(file, line))
      .catch((error: unknown) => {
        if (!broken) process.stderr.write(`The log can't be written: ${String(error)}\n`);
        broken = true;
      });
  };
  return {
    info: (message, facts = {}) => say('info', message, facts),
    error: (message, facts = {}) => say('error', message, facts),
    close: () => queue,
  };
}

async function write(file: string, line: string): Promise<void> {
  // Not recursively: while a backup takes the profile's place, nothing may appear where it stood.
  await mkdir(path.dirname(file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size + line.length > LARGEST) await rename(file, file.replace(/\.jsonl$/, '.1.jsonl'));
  await appendFile(file, line);
}
