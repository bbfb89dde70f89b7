import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more forks only wait for each other's disk.
    maxWorkers: 2,
    server: { deps: { inline: ['electron-store'] } },
  },
});
