import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { OfficeScreen } from './support/office.ts';
import { expect, startShell, test } from './support/shell.ts';

test('language, colours, digits and the largest text outlive a restart, and nothing runs off a small screen', async ({
  page,
  profile,
}) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  const before = await startShell(profile);
  await page.goto(before.url);
  const first = new OfficeScreen(page, 'fr');
  await first.enter('fr');
  await first.open('settings');
  await page.getByText(String(first.t('settings:themes.dark')), { exact: true }).click();
  await page.getByText('١٢٣', { exact: true }).click();
  await page.getByRole('button', { name: first.t('settings:text-size') }).click();
  await page.getByRole('option').last().click();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-text-size', '200');
  await page.getByText('العربية', { exact: true }).click();
  await expect(root).toHaveAttribute('lang', 'ar');
  await before.stop('SIGINT');

  const after = await startShell(profile);
  try {
    await page.goto(after.url);
    for (const [name, value] of [
      ['lang', 'ar'],
      ['dir', 'rtl'],
      ['data-theme', 'dark'],
      ['data-text-size', '200'],
    ] as const) {
      await expect(root).toHaveAttribute(name, value);
    }
    const office = new OfficeScreen(page, 'ar');
    for (const screen of ['drafts', 'library', 'exchange', 'settings']) {
      await office.open(screen);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `${screen} runs over by`).toBeLessThanOrEqual(0);
    }
  } finally {
    await after.stop();
  }
});

test('a folder without a backup is refused, and a backup brings the work back as it was', async ({ app, profile }) => {
  const office = new OfficeScreen(app, 'en');
  const [empty, stick] = ['empty', 'stick'].map((name) => path.join(path.dirname(profile), name));
  for (const folder of [empty, stick]) mkdirSync(folder ?? '');
  await office.enter('en');
  await office.open('drafts');
  await app.keyboard.press('Control+n');
  await office.button('drafts:new.blank').click();
  await office.type('Kept in the backup.');
  await office.saved();

  await office.open('settings');
  await office.button('settings:restore.make').click();
  await office.chooseFolder(empty ?? '');
  await office.button('settings:restore.confirm').click();
  await expect(app.getByText(office.t('errors:not-a-backup'))).toBeVisible();

  await office.button('settings:backup.make').click();
  await office.chooseFolder(stick ?? '');
  await expect(app.getByText(office.t('settings:backup.safe'))).toBeVisible();

  await office.open('drafts');
  await office.openFirstDraft();
  await office.type(' Written after it.');
  await office.saved();
  await office.open('settings');
  await office.button('settings:restore.make').click();
  const [inside = ''] = readdirSync(stick ?? '').filter((name) => name.startsWith('tansiq'));
  await office.chooseFolder(path.join(stick ?? '', inside));
  await office.button('settings:restore.confirm').click();
  await expect(app.getByText('Your work is back from the backup.')).toBeVisible();
  await office.open('drafts');
  await office.openFirstDraft();
  await expect(office.text).toHaveText('Kept in the backup.');
});
