import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { chromium } from '@playwright/test';
import { browserFlags, installedBrowser, unseenBrowser } from '../browsers.ts';
import { root } from '../root.ts';
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
      await firstScreen(full, pack, 'cold', installedBrowser()),
      await firstScreen(full, pack, 'cold, the browser without windows', unseenBrowser()),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function row(name: string, ours: number, baseline: number, budget: string, pass: boolean): BenchRow {
  return { name, ours, baseline, unit: 'ms', ratio: ours / baseline, budget, pass };
}

/** Drafts through the CLI, as an administrator would bring them. */
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
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist/electron/browser.mjs'), '--profile', profile, '--pack', pack],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** From spawning core and browser to a screen that answers, against the same browser opening an empty page. */
async function firstScreen(profile: string, pack: string, how: string, browser: string | null): Promise<BenchRow> {
  if (browser === null) throw new Error('No browser to measure in');
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    bare.push(await timePage(browser, async () => ({ url: 'about:blank', stop: async () => undefined }), 'body'));
    ours.push(await timePage(browser, () => startCore(profile, pack), 'main'));
  }
  return row(`first interactive screen, ${how}`, median(ours), median(bare), '≤ 2500 ms', median(ours) <= 2_500);
}

async function timePage(
  executablePath: string,
  open: () => Promise<{ url: string; stop(): Promise<void> }>,
  selector: string,
): Promise<number> {
  const started = performance.now();
  const core = await open();
  const browser = await chromium.launch({ executablePath, args: [...browserFlags, '--disable-gpu'] });
  const page = await browser.newPage();
  await page.goto(core.url);
  await page.locator(selector).first().waitFor();
  const took = performance.now() - started;
  await browser.close();
  await core.stop();
  return took;
}
