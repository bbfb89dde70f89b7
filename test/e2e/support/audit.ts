import axe, { type RunOptions } from 'axe-core';
import { expect, type Page } from '@playwright/test';

/** Tall enough for the longest screen to stand in one piece. */
const TALL = 4_000;

/** Fails on any WCAG A or AA violation of the screen as it stands. `name` says which screen in the report. */
export async function audit(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1').first(), `${name} has its title`).toBeVisible();
  // A finished picture: axe must not measure colours half way through a transition.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  // Frames would each need axe within them.
  expect(page.frames()).toHaveLength(1);
  // Once for each document: reading axe takes longer than what it does.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const scrolling = await faults(page, { runOnly: ['scrollable-region-focusable'] });
  expect(scrolling, `axe on ${name}`).toEqual([]);
  // All else is judged where it can be seen: with what scrolls in sight.
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ ...size, height: TALL });
  const rules = await faults(page, {});
  await page.setViewportSize(size);
  expect(rules, `axe on the whole of ${name}`).toEqual([]);
}

/** As React Aria draws them; a toast is an alert dialog too, but no section and nothing is inert behind it. */
const MODAL = 'section[role="dialog"], section[role="alertdialog"]';

/** Of the page, or of the open dialog alone: what stands behind it is inert, and a dialog has no landmarks of its own. */
async function faults(page: Page, options: RunOptions): Promise<readonly string[]> {
  const within = (await page.locator('#root[inert]').count()) > 0 ? MODAL : 'html';
  // What is in order is not described: that took most of the time.
  return page.evaluate(askAxe, { within, options: { ...options, resultTypes: ['violations'] } } satisfies Question);
}

interface Question {
  /** A selector. */
  readonly within: string;
  readonly options: RunOptions;
}

/** In the page. */
async function askAxe({ within, options }: Question): Promise<readonly string[]> {
  const { violations } = await window.axe.run(within, options);
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
  );
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
