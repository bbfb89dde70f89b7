import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { root } from './root.ts';

/** The journey in the real Electron: wherever its binary is, the release workflow above all. */
export default defineConfig({
  testDir: path.join(root, 'test/electron'),
  outputDir: path.join(root, 'dist/electron-journey'),
  timeout: 120_000,
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
});
