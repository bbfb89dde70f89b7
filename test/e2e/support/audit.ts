import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on any WCAG A or AA violation of the screen as it stands. `name` says which screen in the report. */
export async function audit(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1').first(), `${name} has its title`).toBeVisible();
  // A finished picture: axe must not measure colours half way through a transition.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const said = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
  );
  expect(said, `axe on ${name}`).toEqual([]);
}
