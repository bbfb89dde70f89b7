import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import type { Language } from '../../electron/domain/language.ts';
import { audit } from './support/audit.ts';
import { makeCampaign, type SmallCampaign } from './support/campaign.ts';
import { atCore } from './support/core.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, startShell, test as base } from './support/shell.ts';

// One campaign for all of them, one after the other: making its keys takes half a minute.
base.describe.configure({ mode: 'default' });

const test = base.extend<object, { readonly campaign: SmallCampaign }>({
  campaign: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-campaign-'));
      await use(makeCampaign(folder));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  // The office's profile, enrolled, in place of an empty one.
  shell: async ({ campaign }, use) => {
    const shell = await startShell(campaign.office);
    await use(shell);
    await shell.stop();
  },
});

async function speak(office: OfficeScreen, language: Language): Promise<void> {
  const names = { ar: 'العربية', fr: 'Français', en: 'English' };
  await office.open('settings');
  await office.page.getByRole('radio', { name: names[language], exact: true }).click();
  await expect(office.page.locator('html')).toHaveAttribute('lang', language);
}

/** The desk answers the one letter it has, and sends the answer. */
async function answerAtDesk({ desk, run }: SmallCampaign, text: string): Promise<void> {
  await atCore(desk, async (client) => {
    const [letter] = await client.feedback.list();
    if (letter === undefined) throw new Error('Nothing reached the desk');
    await client.feedback.answer({ command: 'answer-1', to: letter.id, outcome: 'taken', text });
  });
  run('sync', '--profile', desk);
}

test('what an office writes goes to the desk, and what it asks for comes', async ({ app, campaign }) => {
  test.setTimeout(360_000);
  const office = new OfficeScreen(app, 'ar');
  await test.step('a proposal waits, and the status line leads to it', async () => {
    await office.open('today');
    await office.button('feedback:letters.propose').click();
    await audit(app, 'writing a proposal');
    await office.page.getByLabel(office.t('feedback:proposal.subject')).fill('أسماء القرى');
    await office.page.getByLabel(office.t('feedback:proposal.text')).fill('لائحة بأسماء القرى كما يكتبها أهلها.');
    await office.button('feedback:send').click();
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(app.getByRole('heading', { name: 'أسماء القرى' })).toBeVisible();
    await audit(app, 'today, with a letter');
    await app.getByRole('contentinfo').getByRole('link').last().click();
    await expect(app.getByRole('row', { name: /اقتراح: .*أسماء القرى/ })).toBeVisible();
    await audit(app, 'exchange');
  });

  await test.step('it is sent, and received once the desk has synced', async () => {
    await office.button('network:sync').click();
    await expect(app.getByRole('row').getByText(office.t('network:delivery.sent'))).toBeVisible();
    campaign.run('sync', '--profile', campaign.desk);
    await office.button('network:sync').click();
    await expect(app.getByRole('row').getByText(office.t('network:delivery.received'))).toBeVisible();
    await expect(app.getByRole('heading', { name: office.t('network:standing.connected') })).toBeVisible();
  });

  await test.step('pictures come when they are asked for, at a price that is told', async () => {
    await office.open('library');
    await office.button('library:absent.download').click();
    await expect(app.getByText(office.t('network:hold.next'))).toBeVisible();
    await audit(app, 'library, a picture on its way');
    await office.open('exchange');
    await expect(app.getByText(office.t('network:asked_one'))).toBeVisible();
    await office.button('network:now').click();
    await expect(app.getByText(office.t('network:downloads-empty'))).toBeVisible();
    await office.open('library');
    await expect(
      office.button('library:use').or(app.getByRole('link', { name: office.t('library:use') })),
    ).toBeVisible();
    await expect(office.button('library:absent.download')).toHaveCount(0);
    const picture = app.getByRole('complementary').locator('img[data-picture]');
    await expect(picture).toHaveJSProperty('complete', true);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
  });

  // Last: a reload wakes the exchange, and what waits would come by itself.
  await test.step('the answer is new until it is read, after a reload too', async () => {
    await answerAtDesk(campaign, 'نضيفها في الإصدار المقبل.');
    await office.open('exchange');
    await office.button('network:sync').click();
    await expect(app.getByText(office.t('feedback:answers.came_one'))).toBeVisible();
    await audit(app, 'exchange, with an answer');
    await app.getByRole('link', { name: office.t('feedback:answers.to-them') }).click();
    await expect(app.getByText('نضيفها في الإصدار المقبل.')).toBeVisible();
    await app.reload();
    await expect(app.getByText(office.t('feedback:answers.new'), { exact: true })).toBeVisible();
    await audit(app, 'today, with a new answer');
    await office.button('feedback:answers.read').click();
    await expect(app.getByText(office.t('feedback:answers.new'), { exact: true })).toHaveCount(0);
    await app.reload();
    await expect(app.getByText('نضيفها في الإصدار المقبل.')).toBeVisible();
    await expect(app.getByText(office.t('feedback:answers.new'), { exact: true })).toHaveCount(0);
  });
});

test('an exchange by hand: prepared, carried, taken in', async ({ app, campaign }) => {
  test.setTimeout(240_000);
  const office = new OfficeScreen(app, 'en');
  const place = path.dirname(campaign.office);
  const [out, back] = [path.join(place, 'out'), path.join(place, 'back')];
  for (const folder of [out, back]) mkdirSync(folder);
  const chooseFolder = async (folder: string): Promise<void> => {
    await app.getByRole('dialog').getByLabel(office.t('common:folder.path')).fill(folder);
    await app.keyboard.press('Enter');
    await office.button('common:folder.here').click();
  };
  await speak(office, 'en');
  await office.open('library');
  await office.button('library:ask-for').click();
  await app.getByLabel(office.t('feedback:request.text')).fill('Water stations in Zahle');
  await office.button('feedback:send').click();
  await office.open('exchange');
  await app.getByRole('tab', { name: office.t('exchange:parts.stick') }).click();
  await audit(app, 'exchange by stick');

  await office.button('exchange:choose-folder').first().click();
  await chooseFolder(out);
  await office.button('exchange:prepare.write').click();
  await expect(app.getByText(office.t('exchange:done.prepare'))).toBeVisible();
  await expect(app.getByText(office.t('exchange:safe-to-remove'))).toBeVisible();
  await audit(app, 'a stick prepared');
  const [bundle = ''] = readdirSync(out);
  const taken = campaign.run('bundle', 'import', path.join(out, bundle), '--profile', campaign.desk, '--json');
  expect(taken).toContain('"received":1');

  campaign.run('bundle', 'carry', '--profile', campaign.desk, '--to', back);
  await office.button('exchange:find-bundles').click();
  await chooseFolder(back);
  await office.button('exchange:take-in').click();
  await expect(app.getByText(office.t('exchange:done.admit'))).toBeVisible();
  await app.getByRole('tab', { name: office.t('exchange:parts.network') }).click();
  await expect(app.getByRole('row', { name: /Water stations in Zahle/ })).toContainText(
    office.t('network:delivery.received'),
  );
});

test('a place to exchange is tested before it is used, and a lost one is told calmly', async ({
  app,
  shell,
  campaign,
}) => {
  test.setTimeout(240_000);
  const office = new OfficeScreen(app, 'fr');
  const field = (name: string): Locator => app.getByLabel(office.t(`network:field.${name}`), { exact: true });
  await speak(office, 'fr');
  await office.open('exchange');
  await app.getByRole('tab', { name: office.t('exchange:parts.setup') }).click();
  await office.button('network:check.run').click();
  await expect(app.getByText(office.t('network:check.fine'))).toBeVisible();
  await audit(app, 'set-up, tested');

  await office.button('network:change').click();
  await app.getByText(office.t('network:kind.webdav'), { exact: true }).click();
  await office.button('network:save-remote').click();
  await expect(app.getByText(office.t('network:wrong.missing')).first()).toBeVisible();
  await field('url').fill('http://127.0.0.1:9/apps/files/?dir=/Al-Dar');
  await field('user').fill('bekaa');
  await office.button('network:use-address').click();
  await expect(field('url')).toHaveValue('http://127.0.0.1:9/remote.php/dav/files/bekaa/Al-Dar/');
  await field('secret').fill('wrong-horse');
  await office.button('network:check.run').click();
  await expect(app.getByText(office.t('network:check.refused'))).toBeVisible();
  await expect(app.getByText(office.t('errors:remote-unreachable')).first()).toBeVisible();
  await audit(app, 'set-up, refused');

  await office.button('network:save-remote').click();
  await expect(office.button('network:change')).toBeVisible();
  expect((await app.content()).includes('wrong-horse'), 'the password is on the page').toBe(false);
  await app.getByRole('tab', { name: office.t('exchange:parts.network') }).click();
  await expect(app.getByText(office.t('network:safe.cut'))).toBeVisible({ timeout: 60_000 });
  await expect(app.getByText(office.t('network:next-try'))).toBeVisible();
  await audit(app, 'exchange, without a connection');

  await app.goto('about:blank');
  await shell.stop();
  expect(campaign.status('sync', '--profile', campaign.office)).toBe(1);
});
