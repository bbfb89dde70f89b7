import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import drafts from '../../assets/locales/ar/drafts.json' with { type: 'json' };
import firstRun from '../../assets/locales/ar/first-run.json' with { type: 'json' };
import { type Browser, chromium, type Page } from '@playwright/test';
import { startShell } from '../../test/e2e/support/shell.ts';
import { browserFlags, installedBrowser } from '../browsers.ts';
import { type BenchRow, percentile } from './row.ts';

/** design issue 2, "Budgets": key to painted frame in a 5,000-character post, 95th percentile. */
const BUDGET_MS = 30;
const LENGTH = 5_000;
const KEYS = 200;
const WARM_UP = 30;

/** The built app in a real browser: letters typed into a long Arabic post, and into a bare textarea in the same run. */
export async function benchEditor(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-bench-'));
  const shell = await startShell(path.join(folder, 'profile'));
  const executablePath = installedBrowser();
  if (executablePath === null) throw new Error('no browser is installed');
  const browser = await chromium.launch({ executablePath, args: [...browserFlags, '--disable-gpu'] });
  try {
    const ours = await inEditor(browser, shell.url);
    const baseline = await inTextarea(browser);
    const [p95, bare] = [percentile(ours, 0.95), percentile(baseline, 0.95)];
    return [
      {
        name: 'Key to painted frame, 5,000-character post, p95',
        ours: p95,
        baseline: bare,
        unit: 'ms',
        ratio: p95 / bare,
        budget: `< ${BUDGET_MS} ms`,
        pass: p95 < BUDGET_MS,
      },
    ];
  } finally {
    await browser.close();
    await shell.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A post of `LENGTH` UTF-16 units in paragraphs, Arabic with Latin words and numbers among it. */
function post(): string {
  const line =
    'عادت الكهرباء ليلاً إلى 42 بلدة ثم انقطعت من جديد، وسألنا البلديات وأصحاب المولّدات والأهالي bikaffe wou3oud، وجمعنا الأرقام.';
  return `${line}\n`.repeat(Math.ceil(LENGTH / (line.length + 1))).slice(0, LENGTH);
}

async function inEditor(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(url);
  await page.getByRole('button', { name: firstRun.demo.enter, exact: true }).click();
  await page.locator('nav').first().waitFor();
  await page.evaluate(() => {
    location.hash = '#/drafts/new';
  });
  await page.getByRole('button', { name: drafts.new.blank, exact: true }).click();
  await page.locator('.cm-content').click();
  await page.keyboard.insertText(post());
  await page.waitForTimeout(2_000);
  return typed(page);
}

async function inTextarea(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.setContent(
    '<textarea dir="auto" style="font:18px/37px sans-serif;inline-size:552px;block-size:430px"></textarea>',
  );
  await page.locator('textarea').click();
  await page.keyboard.insertText(post());
  await page.waitForTimeout(500);
  return typed(page);
}

/** Milliseconds from each key event to the frame in which its letter is painted. */
async function typed(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const samples: number[] = [];
    Object.assign(window, { samples });
    document.addEventListener(
      'keydown',
      (event) => {
        const start = event.timeStamp;
        // The callback runs before the frame is painted; the message after it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => samples.push(performance.now() - start));
          port1.start();
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (let key = 0; key < WARM_UP + KEYS; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
    await page.waitForTimeout(35 + (key % 7) * 9);
  }
  await page.waitForTimeout(200);
  const samples = await page.evaluate(() => (window as unknown as { samples: number[] }).samples);
  return samples.slice(WARM_UP);
}
