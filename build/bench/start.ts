import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { atCore } from '../../test/e2e/support/core.ts';
import { installedBrowser } from '../browsers.ts';
import { startCoreProcess } from '../core-process.ts';
import { root } from '../root.ts';
import { windowArguments } from '../window.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 7;
const DRAFTS = 2_000;
const ASSETS = 5_000;

/** Start of the core with much work in it against an empty one, and the first interactive screen, cold. */
export async function benchStart(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-bench-start-'));
  try {
    const full = path.join(folder, 'full');
    const pack = path.join(folder, 'pack');
    await fill(full);
    enlarge(pack);
    const empties: number[] = [];
    const fulls: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      empties.push(await timeStart(path.join(folder, `empty-${round}`), path.join(root, 'assets/packs/demo')));
      fulls.push(await timeStart(full, pack));
    }
    const [ours, baseline] = [median(fulls), median(empties)];
    return [
      row(`core start, ${DRAFTS} drafts and ${ASSETS} assets / empty`, ours, baseline, '≤ 2 ×', ours / baseline <= 2),
      await firstScreen(full, pack),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function row(name: string, ours: number, baseline: number, budget: string, pass: boolean): BenchRow {
  return { name, ours, baseline, unit: 'ms', ratio: ours / baseline, budget, pass };
}

/** Drafts through the CLI, as an administrator would bring them; an office sits at them. */
async function fill(profile: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'electron/cli.ts'), 'draft', 'put', '--profile', profile], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  for (let n = 0; n < DRAFTS; n += 1) {
    child.stdin.write(
      `${JSON.stringify({ id: `bench-${n}`, text: `منشور ${n}\n${'نكتب للناس بما يعنيهم. '.repeat(20)}` })}\n`,
    );
  }
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
  await atCore(profile, async (client) => {
    await client.profile.enterDemo({ office: 'central-bekaa', member: 'rima-haddad' });
  });
}

/** The demo pack with as many assets, each a copy of a real one under its own id. */
function enlarge(pack: string): void {
  cpSync(path.join(root, 'assets/packs/demo'), pack, { recursive: true });
  const file = path.join(pack, 'assets.json');
  const assets = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
  const many = Array.from({ length: ASSETS }, (_, n) => {
    const original = assets[n % assets.length];
    return n < assets.length ? original : { ...original, id: `${original?.id}-${n}` };
  });
  writeFileSync(file, JSON.stringify(many));
}

/** Milliseconds from spawning the core to its address. */
async function timeStart(profile: string, pack: string): Promise<number> {
  const started = performance.now();
  const core = await startCore(profile, pack);
  const took = performance.now() - started;
  await core.stop();
  return took;
}

async function startCore(profile: string, pack: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = startCoreProcess(['--profile', profile, '--pack', pack]);
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  return { url, stop: () => ended(child, 'SIGTERM') };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** A page with one word, in place of ours. */
const BARE = `data:text/html,<h1>1</h1><script>performance.mark('screen')</script>`;

/**
 * From spawning the core to the first screen of an office that answers, as `npm start` opens it: in a window of an
 * installed browser that has never run. Against the same window on a page of one word.
 */
async function firstScreen(profile: string, pack: string): Promise<BenchRow> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    bare.push(await timeWindow(async () => ({ url: BARE, stop: async () => undefined })));
    ours.push(await timeWindow(() => startCore(profile, pack)));
  }
  return row('first interactive screen, cold', median(ours), median(bare), '≤ 2500 ms', median(ours) <= 2_500);
}

/** Until the page's own mark, by its own clock; it is asked only when it must have stood for long. */
async function timeWindow(open: () => Promise<{ url: string; stop(): Promise<void> }>): Promise<number> {
  const browser = installedBrowser();
  if (browser === null) throw new Error('No browser to measure in');
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-bench-window-'));
  const started = Date.now();
  const core = await open();
  const unseen = ['--headless=new', '--disable-gpu', '--remote-debugging-port=0'];
  const window = spawn(browser, [...unseen, ...windowArguments(folder, core.url)], { stdio: 'ignore' });
  await sleep(6_000);
  const [port = ''] = readFileSync(path.join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  const devTools = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = devTools.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The browser opened no page');
  await page.waitForFunction(() => performance.getEntriesByName('screen').length > 0);
  const stood = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('screen')[0]?.startTime ?? 0),
  );
  await devTools.close();
  await ended(window, 'SIGKILL');
  await core.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  return stood - started;
}
