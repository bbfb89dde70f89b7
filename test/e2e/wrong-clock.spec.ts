import type { Browser } from '@playwright/test';
import { audit } from './support/audit.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, startShell, test } from './support/shell.ts';
import { shiftClock } from './support/shifted-clock.ts';

/** Milliseconds from now to the first day of a year. */
const to = (year: number): number => Date.parse(`${year}-01-01T10:00:00Z`) - Date.now();

/** A sitting at a computer whose clock is wrong by `shift`: the core's and the window's. */
async function sitting(
  browser: Browser,
  profile: string,
  shift: number,
  work: (office: OfficeScreen) => Promise<void>,
): Promise<void> {
  const shell = await startShell(profile, 0, shift);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(shiftClock, shift);
  await page.goto(shell.url);
  await work(new OfficeScreen(page, 'en'));
  await context.close();
  await shell.stop();
}

test('work goes on under a clock that is years behind, says so, and keeps its order when the clock is set', async ({
  browser,
  profile,
}) => {
  await sitting(browser, profile, to(2001), async (office) => {
    await office.enter('en');
    await expect(office.page.getByText(office.t('common:clock-behind'))).toContainText('1 January 2001');
    await audit(office.page, 'a clock that is behind');
    await office.writeNew('Written in 2001.');
  });
  await sitting(browser, profile, to(2045), async (office) => {
    await office.writeNew('Written in 2045.');
    await expect(office.page.getByText(office.t('common:clock-behind'))).toHaveCount(0);
  });
  // The clock has gone back by nineteen years since the last save.
  await sitting(browser, profile, 0, async (office) => {
    await office.writeNew('Written now.');
    const list = office.page.getByRole('navigation', { name: office.t('drafts:list.title') });
    await list.getByRole('link', { name: 'Written in 2045.' }).click();
    await office.type(' And on, years before.');
    await office.saved();
    await office.button('drafts:history.open').click();
    await expect(office.page.getByRole('complementary').getByText(/2045/).first()).toBeVisible();
    await office.page.reload();
    await expect(office.text).toHaveText('Written in 2045. And on, years before.');
    await expect(list.getByRole('link')).toContainText([/Written in 2045/, /Written now/, /Written in 2001/]);
    await office.submit();
  });
});
