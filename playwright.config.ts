import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserFlags, unseenBrowser } from './build/browsers.ts';

const browser = unseenBrowser();
if (browser === null) throw new Error('No Chromium, Chrome or Edge is installed: `npm test` installs one.');
// Cores and commands that tests start: what the first has read and stripped of types, the others need not.
process.env['NODE_COMPILE_CACHE'] ??= path.resolve('node_modules/.cache/node');

const apart = ['**/exchange.spec.ts', '**/file-drops.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'dist/e2e',
  // For computers three times slower than ours: what waits long there is not broken.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Files whose tests need a worker of their own come first: at the end one core would wait for them.
  projects: [
    { name: 'apart', testMatch: apart },
    { name: 'together', testIgnore: apart },
  ],
  reporter: [['list'], ['json', { outputFile: 'dist/reports/e2e.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'ar-LB',
    timezoneId: 'Asia/Beirut',
    viewport: { width: 1280, height: 720 },
    // What moves costs a third of the time; the Arabic journey is made with every motion.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: browser,
      // Pages of tests live for seconds: V8's optimising compilers took a quarter of the time and gave none back.
      args: [...browserFlags, '--disable-gpu', '--js-flags=--no-turbofan,--no-maglev'],
    },
  },
});
