import type { Page } from '@playwright/test';
import { audit } from './support/audit.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, startShell, steadyPort, test } from './support/shell.ts';

// Words that the core never answered for: the page keeps them, says so, and makes them good once and only once.

const before = 'ما حُفظ قبل الانقطاع.';
const after = ' وما كُتب بعده.';

/** A blank draft with acknowledged words in it. Answers its id. */
async function begin(office: OfficeScreen): Promise<string> {
  const { page } = office;
  await office.enter('ar');
  await office.open('drafts');
  await page.keyboard.press('Control+n');
  await office.button('drafts:new.blank').click();
  await office.type(before);
  // The list names a draft by its first words, as the core has them.
  const list = page.getByRole('navigation', { name: office.t('drafts:list.title') });
  await expect(list.getByRole('link').filter({ hasText: before })).toBeVisible();
  await expect.poll(() => unsent(page)).toBe('');
  return new URL(page.url()).hash.split('/').at(-1) ?? '';
}

/** What the page keeps of words not acknowledged, as it keeps it; empty when all are. */
const unsent = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('tansiq.unsent.'))
      .map((key) => localStorage.getItem(key))
      .join(),
  );

test('a page whose core was killed says so, complains of nothing and makes all good when the app is opened again', async ({
  page,
  context,
  profile,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // Chromium's own line about each try to come back.
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) errors.push(message.text());
  });
  const office = new OfficeScreen(page, 'ar');
  const shell = await startShell(profile, steadyPort());
  await page.goto(shell.url);
  const draft = await begin(office);
  await shell.stop('SIGKILL');

  await expect(page.getByText(office.t('common:status.lost'))).toBeVisible();
  await office.type(after);
  await expect(page.getByRole('alert').filter({ hasText: office.t('drafts:save.waiting') })).toBeVisible();
  await expect(office.text).toHaveText(before + after);
  await expect(page.getByText(office.t('common:status.gone'))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert').filter({ hasText: office.t('drafts:save.waiting') })).toBeVisible();
  expect(await unsent(page)).toContain(after);
  await audit(page, 'the editor without its core');
  expect(errors).toEqual([]);

  // The app is opened again beside the window that was left: both come to the same words, and say so.
  const next = await startShell(profile, shell.port);
  const again = new OfficeScreen(await context.newPage(), 'ar');
  await again.page.goto(`${next.url}#/drafts/${draft}`);
  for (const window of [again, office]) {
    await expect(window.text).toHaveText(before + after);
    await window.saved();
    await expect.poll(() => unsent(window.page)).toBe('');
  }
  await page.reload();
  await expect(office.text).toHaveText(before + after);
  await next.stop();
});

test('a screen asked for while the core is away says that it waits, and opens when the core is back', async ({
  page,
  context,
  profile,
}) => {
  const office = new OfficeScreen(page, 'fr');
  const shell = await startShell(profile, steadyPort());
  await page.goto(shell.url);
  await office.enter('fr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await shell.stop('SIGKILL');
  await expect(page.getByRole('contentinfo')).toContainText(office.t('common:status.lost'));
  await office.open('library');
  await expect(page.getByRole('heading', { name: office.t('common:fault.waiting') })).toBeVisible();
  await audit(page, 'a screen that waits for the core');

  const next = await startShell(profile, shell.port);
  await (await context.newPage()).goto(next.url);
  await expect(page.getByRole('heading', { name: office.t('library:title') })).toBeVisible();
  await expect(page.getByRole('main').getByRole('img').first()).toBeVisible();
  await next.stop();
});

const cuts = [
  { what: 'never reached the core', cut: 'asking' },
  { what: 'reached the core but not its answer back', cut: 'answering' },
] as const;

for (const { what, cut } of cuts) {
  test(`words that ${what} are there once after a reload`, async ({ page, shell }) => {
    let dropped: (typeof cuts)[number]['cut'] | null = null;
    await page.routeWebSocket(/\/rpc$/, (socket) => {
      const core = socket.connectToServer();
      socket.onMessage((message) => {
        if (dropped !== 'asking') core.send(message);
      });
      core.onMessage((message) => {
        if (dropped !== 'answering') socket.send(message);
      });
    });
    const office = new OfficeScreen(page, 'ar');
    await page.goto(shell.url);
    await begin(office);
    dropped = cut;
    await office.type(after);
    await expect.poll(() => unsent(page)).toContain(after);
    await expect(page.getByText(office.t('common:status.saving'))).toBeVisible();
    dropped = null;
    await page.reload();
    await expect(office.text).toHaveText(before + after);
    await expect.poll(() => unsent(page)).toBe('');
    await office.saved();
    await page.reload();
    await expect(office.text).toHaveText(before + after);
  });
}
