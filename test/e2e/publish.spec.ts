import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { audit } from './support/audit.ts';
import { atCore } from './support/core.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

// An editor of the desk writes a release: a guideline's words, an alert, a rule; undoes; signs and publishes to a stick.

const demo = 'assets/packs/demo';
const PASSPHRASE = 'a good long passphrase';

/** A profile of the central desk, as after its first run. */
async function sitDown(profile: string): Promise<void> {
  await atCore(profile, async (client) => {
    await client.profile.enterDemo({ office: 'desk', member: 'mona-chehab' });
    await client.settings.set({ language: 'ar' });
  });
}

/** The campaign's keys on a stick. */
function keysOn(stick: string): string {
  const to = path.join(stick, 'keys');
  execFileSync(process.execPath, ['electron/cli.ts', 'campaign', 'create', '--pack', demo, '--to', to], {
    env: { ...process.env, TANSIQ_PASSPHRASE: PASSPHRASE, TANSIQ_SCRYPT_WORK: '1' },
  });
  return to;
}

const desk = test.extend({
  profile: async ({ profile }, use) => {
    await sitDown(profile);
    await use(profile);
  },
});

desk('the desk writes, tries, takes back and publishes', async ({ app, profile }) => {
  desk.setTimeout(300_000);
  const office = new OfficeScreen(app, 'ar');
  const stick = path.join(path.dirname(profile), 'stick');
  const keys = keysOn(stick);
  const place = (part: string) => app.locator(`a[href="#/publish/${part}"]`);
  const field = (key: string) => app.getByRole('textbox', { name: office.t(`publish:${key}`), exact: true });

  await office.open('publish');
  await office.button('publish:begin.begin').click();
  await expect(place('alerts')).toBeVisible();
  await expect(app.getByText(office.t('publish:no-problems'))).toBeVisible({ timeout: 60_000 });
  await audit(app, 'guidelines of the working copy');

  // A new alert, by the keyboard.
  await place('alerts').press('Enter');
  await expect(app.getByRole('heading', { level: 1, name: office.t('publish:part.alerts') })).toBeVisible();
  await office.button('publish:new').press('Enter');
  await expect(field('id')).toBeFocused();
  await app.keyboard.type('storm');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/publish\/alerts\/storm$/, { timeout: 30_000 });
  // The form stands there with its address, not the list: whoever types at once types into the entry.
  await expect(app.getByRole('searchbox')).toHaveCount(0);
  const title = app.getByRole('textbox').first();
  await title.fill('عاصفة: لا صور بلا تحقّق');
  await expect(app.getByText(office.t('publish:saved'))).toBeVisible({ timeout: 30_000 });
  await audit(app, 'an alert');
  await app.reload();
  await expect(title).toHaveValue('عاصفة: لا صور بلا تحقّق');
  // What nobody said yet is left to mend: it is not signed by mistake.
  await expect(app.getByText('alerts.yaml:').first()).toBeVisible({ timeout: 60_000 });
  for (const box of await app.getByRole('main').getByRole('textbox').all())
    if ((await box.inputValue()) === '') await box.fill('لا ننشر صورة طريق قبل أن نتحقّق منها.');
  await expect(app.getByText(office.t('publish:no-problems'))).toBeVisible({ timeout: 60_000 });

  // A rule that does not find its own example is shown at once, and taken back.
  await place('rules').click();
  await app.locator('a[href*="tone%2Frules%2Fen"]').first().click();
  const text = app.getByRole('textbox', { name: office.t('publish:rules.text') });
  const before = await text.inputValue();
  await text.fill(before.replace(/example: '[^']*'/, "example: 'Good morning to everybody.'"));
  const wrong = app.getByText(office.t('publish:rules.not-found')).filter({ visible: true });
  await expect(wrong).toBeVisible({ timeout: 30_000 });
  await field('rules.free').fill('Good morning to everybody.');
  await audit(app, 'a rules file');
  await office.button('publish:undo').click();
  await expect(wrong).toHaveCount(0, { timeout: 30_000 });
  await expect(text).toHaveValue(before);

  // Signing waits for the keys' passphrase, and says when it is another one.
  await place('release').click();
  await field('release.keys').fill(keys);
  await field('release.passphrase').fill('another');
  await app.getByText(office.t('publish:release.ways.folder'), { exact: true }).click();
  await field('release.to').fill(path.join(stick, 'release'));
  mkdirSync(path.join(stick, 'release'));
  await expect(office.button('publish:release.sign')).toBeEnabled({ timeout: 60_000 });
  await audit(app, 'the release');
  await office.button('publish:release.sign').click();
  await expect(app.getByRole('main').getByRole('alert')).toBeVisible({ timeout: 60_000 });
  expect(existsSync(path.join(stick, 'release/metadata/timestamp.json'))).toBe(false);
  await expect(field('release.passphrase')).toHaveValue('');
  await field('release.passphrase').fill(PASSPHRASE);
  await office.button('publish:release.sign').click();
  await expect(app.getByRole('main').getByRole('status').filter({ hasText: /1/ }).last()).toBeVisible({
    timeout: 90_000,
  });
  await expect(() => {
    const told = JSON.parse(readFileSync(path.join(stick, 'release/metadata/timestamp.json'), 'utf8'));
    expect(told.signed.version).toBe(1);
  }).toPass();
});
