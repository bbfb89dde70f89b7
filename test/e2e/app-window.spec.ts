import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { installedBrowser } from '../../build/browsers.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

// `npm start` as people run it: a window of its own, whose storage is kept from start to start.

test('words that the window could not save are there when the app is opened again', async ({ profile }) => {
  const first = await start(profile);
  const office = new OfficeScreen(first.page, 'en');
  await office.enter('en');
  await office.open('drafts');
  await first.page.keyboard.press('Control+n');
  await office.button('drafts:new.blank').click();
  await office.type('Saved.');
  await office.saved();
  process.kill(coreOf(first.app), 'SIGKILL');
  await office.type(' Not saved.');
  await expect(first.page.getByRole('alert').filter({ hasText: office.t('drafts:save.waiting') })).toBeVisible();
  await first.close();

  const second = await start(profile);
  const again = new OfficeScreen(second.page, 'en');
  await again.open('drafts');
  await again.openFirstDraft();
  await expect(again.text).toHaveText('Saved. Not saved.');
  await again.saved();
  await second.close();
  expect(second.app.exitCode).toBe(0);
});

/** Process groups of apps, with their browsers: whatever a test left of them goes. */
const groups: number[] = [];
test.afterEach(() => {
  for (const group of groups.splice(0)) {
    try {
      process.kill(-group, 'SIGKILL');
    } catch (error) {
      // All had ended by themselves.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
});

interface Started {
  readonly app: ChildProcess;
  readonly page: Page;
  /** Closes the window, as people do. */
  close(): Promise<void>;
}

/** Starts the app with a browser that shows its windows to nobody but us. */
async function start(profile: string): Promise<Started> {
  const home = path.dirname(profile);
  const browser = path.join(home, 'unseen-browser');
  const shown = `exec "${installedBrowser()}" --headless --window-size=1280,800 --remote-debugging-port=0 "$@"`;
  writeFileSync(browser, `#!/bin/sh\n${shown}\n`, { mode: 0o755 });
  const data = path.join(home, 'data');
  for (const file of devToolsFiles(data)) rmSync(file);
  const app = spawn(process.execPath, ['build/start.ts', '--shell', 'browser', '--profile', profile], {
    env: { ...process.env, DISPLAY: ':0', XDG_DATA_HOME: data, TANSIQ_BROWSER: browser },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  if (app.pid !== undefined) groups.push(app.pid);
  await expect.poll(() => devToolsPort(data)).toMatch(/^\d+$/);
  const seen = await attached(`http://127.0.0.1:${devToolsPort(data)}`);
  const pages = () => seen.contexts().flatMap((context) => context.pages());
  const ours = () => pages().find((page) => page.url().startsWith('http://127.0.0.1'));
  await expect.poll(ours).toBeDefined();
  const page = ours();
  if (page === undefined) throw new Error('No window came');
  return {
    app,
    page,
    close: async () => {
      await page.close({ runBeforeUnload: true });
      // An unseen browser does not end with its last window as others do. It answers by ending.
      const browser = await seen.newBrowserCDPSession();
      await Promise.allSettled([browser.send('Browser.close')]);
      await expect.poll(() => seen.isConnected()).toBe(false);
      await expect.poll(() => app.exitCode ?? app.signalCode).not.toBeNull();
    },
  };
}

/** A browser that is asked while its first window opens may never answer that question: it is asked again. */
async function attached(address: string): Promise<Browser> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 15_000 });
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

/** Where Chromium says how it is spoken to, in whatever folder the app chose for its window. */
function devToolsFiles(data: string): readonly string[] {
  const windows = path.join(data, 'Tansiq/windows');
  if (!existsSync(windows)) return [];
  const files = readdirSync(windows).map((name) => path.join(windows, name, 'browser/DevToolsActivePort'));
  return files.filter((file) => existsSync(file));
}

const devToolsPort = (data: string): string | undefined =>
  devToolsFiles(data).map((file) => readFileSync(file, 'utf8').split('\n')[0])[0];

/** The core's process: the one child of the app that is no browser. */
function coreOf({ pid }: ChildProcess): number {
  const children = execFileSync('ps', ['--ppid', `${pid}`, '-o', 'pid=,args='], { encoding: 'utf8' });
  const core = children.split('\n').find((line) => line.includes('browser.mjs'));
  if (core === undefined) throw new Error('The app has no core');
  return Number.parseInt(core, 10);
}
