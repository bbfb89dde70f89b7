import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

test('folders without bundles, damaged bundles and whole ones: each gets its own answer', async ({ app, profile }) => {
  const place = path.dirname(profile);
  const sound = path.join(place, 'sound');
  const empty = path.join(place, 'empty');
  mkdirSync(empty);
  mkdirSync(sound);
  const elsewhere = path.join(place, 'elsewhere');
  const exporting = ['bundle', 'export', '--profile', elsewhere, '--to', sound];
  execFileSync(process.execPath, ['electron/cli.ts', ...exporting], { stdio: 'ignore' });
  const [bundle = ''] = readdirSync(sound);
  const broken = path.join(place, 'broken');
  cpSync(sound, broken, { recursive: true });
  appendFileSync(path.join(broken, bundle, 'data/index.html'), 'x');

  const office = new OfficeScreen(app, 'en');
  await office.enter('en');
  await office.open('exchange');
  const look = async (folder: string): Promise<void> => {
    await office.button('exchange:find-bundles').click();
    await office.chooseFolder(folder);
  };

  await look(empty);
  await expect(app.getByText(office.t('exchange:no-bundles'))).toBeVisible();

  await look(broken);
  await office.button('exchange:take-in').dblclick();
  await expect(app.getByText(office.t('errors:bundle-damaged')).first()).toBeVisible();
  await expect(app.getByText('index.html').first()).toBeVisible();

  await look(sound);
  for (let time = 0; time < 2; time += 1) {
    await office.button('exchange:take-in').click();
    await expect(app.getByText(office.t('exchange:done.import'))).toBeVisible();
  }
});
