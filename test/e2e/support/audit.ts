import AxeBuilder from '@axe-core/playwright';
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
  const scrolling = await faults((await checker(page)).withRules(['scrollable-region-focusable']));
  expect(scrolling, `axe on ${name}`).toEqual([]);
  // All else is judged where it can be seen: with what scrolls in sight.
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ ...size, height: TALL });
  const rules = await faults(await checker(page));
  await page.setViewportSize(size);
  expect(rules, `axe on the whole of ${name}`).toEqual([]);
}

/** As React Aria draws them; a toast is an alert dialog too, but no section and nothing is inert behind it. */
const MODAL = 'section[role="dialog"], section[role="alertdialog"]';

/** The whole page, or the open dialog alone: what stands behind it is inert, and a dialog has no landmarks of its own. */
async function checker(page: Page): Promise<AxeBuilder> {
  // The "legacy" mode reads no frames, and saves the second page that each look needs to gather from them.
  expect(page.frames()).toHaveLength(1);
  const axe = new AxeBuilder({ page }).setLegacyMode();
  return (await page.locator('#root[inert]').count()) > 0 ? axe.include(MODAL) : axe;
}

async function faults(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
  );
}
