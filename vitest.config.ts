import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Room in memory that the tests' folders must have at least, in bytes; containers often have 64 MB. */
const ROOM = 2 * 1024 ** 3;

/** A folder for all that tests write. In memory where there is room: no test cuts the power (test/powercut does), and a
 *  fifth of their time they would wait for flushes. */
function scratch(memory = '/dev/shm'): string {
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  const folder = mkdtempSync(path.join(bavail * bsize > ROOM ? memory : tmpdir(), 'tansiq-tests-'));
  // Servers that tests start go through it as somebody else.
  chmodSync(folder, 0o711);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const temporary = scratch();

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Programs that tests start: what the first has read and stripped of types, the others need not.
    env: {
      NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/node'),
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
    },
    // Two cores: more forks only wait for each other's disk.
    maxWorkers: 2,
    // A process for each file costs a quarter of the time; files that mock modules say so (`vi.mock`) and are undone.
    isolate: false,
    server: { deps: { inline: ['electron-store'] } },
  },
});
