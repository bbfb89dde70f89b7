import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Programs that tests start: what the first has read and stripped of types, the others need not.
    env: { NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/node') },
    // Two cores: more forks only wait for each other's disk.
    maxWorkers: 2,
    // A process for each file costs a quarter of the time; files that mock modules say so (`vi.mock`) and are undone.
    isolate: false,
    server: { deps: { inline: ['electron-store'] } },
  },
});
