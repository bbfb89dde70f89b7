import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OfficeScreen } from './support/office.ts';
import { expect, startShell, test } from './support/shell.ts';

const drafts = ['one', 'two', 'three'].map((id) => ({ id, text: `The text called ${id}` }));

/** Drafts an administrator brought before anybody sat down here. */
function bring(profile: string): void {
  const input = drafts.map((draft) => JSON.stringify(draft)).join('\n');
  execFileSync(process.execPath, ['electron/cli.ts', 'draft', 'put', '--profile', profile], { input });
}

const brought = test.extend({
  profile: async ({ profile }, use) => {
    bring(profile);
    await use(profile);
  },
});

const damaged = brought.extend({
  profile: async ({ profile }, use) => {
    truncateSync(path.join(profile, 'drafts/two/draft.1.json'), 20);
    const index = path.join(profile, 'index.log');
    writeFileSync(index, Buffer.alloc(readFileSync(index).length));
    await use(profile);
  },
});

brought('drafts brought by the command line are there to write on after the first run', async ({ app: page }) => {
  const office = new OfficeScreen(page, 'en');
  await office.enter('en');
  await office.open('drafts');
  const list = page.getByRole('navigation', { name: office.t('drafts:list.title') });
  for (const { text } of drafts) await expect(list.getByText(text)).toBeVisible();
  await list.getByText('The text called two').click();
  await office.type(', and more');
  await office.saved();
  await page.reload();
  await expect(office.text).toContainText('The text called two, and more');
});

damaged(
  'a damaged draft is named, kept aside and opened from its last good state; the others are as they were',
  async ({ app: page, profile }) => {
    const office = new OfficeScreen(page, 'en');
    await office.enter('en');
    const notices = page
      .getByRole('main')
      .locator('output')
      .filter({ has: office.button('common:notice.seen') });
    await expect(notices.filter({ hasText: 'drafts/two/draft.1.json' })).toContainText('quarantine/');
    await expect(notices.filter({ hasText: 'index.log' })).toBeVisible();
    expect(readdirSync(path.join(profile, 'quarantine'))).toHaveLength(2);
    await office.open('drafts');
    const list = page.getByRole('navigation', { name: office.t('drafts:list.title') });
    for (const { text } of drafts) await expect(list.getByText(text)).toBeVisible();
    await list.getByText('The text called two').click();
    await expect(office.text).toContainText('The text called two');
    await expect(notices).toHaveCount(2);
    await office.button('common:notice.seen').first().click();
    await expect(notices).toHaveCount(1);
    await office.button('common:notice.seen').first().click();
    await expect(notices).toHaveCount(0);
    await page.reload();
    await expect(office.text).toBeVisible();
    await expect(notices).toHaveCount(0);
  },
);

brought('a profile of a newer version is refused and not touched', async ({ profile }) => {
  const file = path.join(profile, 'profile.json');
  const newer = readFileSync(file, 'utf8').replace(/"version":\s*\d+/, '"version":99');
  writeFileSync(file, newer);
  await expect(startShell(profile)).rejects.toThrow('ended with 1');
  expect(readFileSync(file, 'utf8')).toBe(newer);
});
