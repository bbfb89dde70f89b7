import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Page, test as base } from '@playwright/test';

/** A running browser shell on a profile of its own. */
export interface Shell {
  readonly url: string;
  readonly port: number;
  readonly profile: string;
  readonly process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts the built browser shell, on `port` while that is free, and answers when it prints its one-time address.
 * `clockShift`: milliseconds by which its computer's clock is wrong.
 */
export async function startShell(profile: string, port = 0, clockShift = 0): Promise<Shell> {
  const args = ['dist/electron/browser.mjs', '--profile', profile, '--port', `${port}`];
  const clock = ['--import', './test/e2e/support/shifted-clock.ts'];
  const child = spawn(process.execPath, clockShift === 0 ? args : [...clock, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TANSIQ_CLOCK_SHIFT: `${clockShift}` },
  });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('http://')) resolve(line);
    });
    child.once('exit', (code) => reject(new Error(`The shell ended with ${code} before it printed its address`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    profile,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

/** A port for shells that follow each other: below those that systems hand out to others in passing. */
export const steadyPort = (): number => 15_000 + Math.floor(Math.random() * 15_000);

interface Fixtures {
  readonly profile: string;
  readonly shell: Shell;
  /** The page, watched: any console error or uncaught exception fails the test at its end. */
  readonly app: Page;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-e2e-'));
    await use(path.join(folder, 'profile'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  shell: async ({ profile }, use) => {
    const shell = await startShell(profile);
    await use(shell);
    await shell.stop();
  },
  app: async ({ page, shell }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(shell.url);
    await use(page);
    if (errors.length > 0) throw new Error(`The page reported:\n${errors.join('\n')}`);
  },
});
export { expect } from '@playwright/test';
