import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OfficeScreen } from './support/office.ts';
import { expect, test as base } from './support/shell.ts';
import { smallDrives } from '../support/small-drive.ts';

// Sticks that are pulled or full while people look at the exchange.

/** The exchange with every approved post chosen, to go into the folder `stick`. */
const test = base.extend<{ readonly stick: string; readonly office: OfficeScreen }>({
  stick: async ({ profile }, use) => {
    const folder = path.join(path.dirname(profile), 'stick');
    mkdirSync(folder);
    await use(folder);
  },
  office: async ({ app, stick }, use) => {
    const office = new OfficeScreen(app, 'en');
    await office.enter('en');
    await office.open('exchange');
    await app.getByRole('checkbox', { name: office.t('exchange:all-posts') }).press('Space');
    await office.button('exchange:choose-folder').click();
    await office.chooseFolder(stick);
    await use(office);
  },
});

const verified = (stick: string): string => {
  const [bundle = ''] = readdirSync(stick).filter((name) => name.startsWith('tansiq-'));
  return execFileSync(process.execPath, ['electron/cli.ts', 'bundle', 'verify', path.join(stick, bundle)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};

test('a stick pulled in the middle of an export: told, put back, finished', async ({ office, app, stick }) => {
  const write = app.getByRole('button', { name: office.t('exchange:write_other') });
  const pulled = `${stick}-in-the-hand`;
  const pulling = pullAtFirstPicture(stick, pulled);
  await write.click();
  await pulling;
  await expect(app.getByRole('alert').filter({ hasText: office.t('errors:stick-removed') })).toBeVisible();
  await expect(app.getByText(office.t('exchange:safe-to-remove'))).toHaveCount(0);
  await expect(write).toBeEnabled();

  // Still in the hand.
  await office.button('exchange:resume').click();
  await expect(app.getByRole('alert').filter({ hasText: office.t('errors:folder-missing') })).toBeVisible();

  renameSync(pulled, stick);
  await office.button('exchange:resume').click();
  await expect(app.getByText(office.t('exchange:safe-to-remove'))).toBeVisible();
  await expect(app.getByText(office.t('exchange:resumed'))).toBeVisible();
  expect(readdirSync(stick)).toHaveLength(1);
  expect(verified(stick)).toContain('posts');
});

/** Takes the folder away once a picture has begun to be written into it. */
async function pullAtFirstPicture(stick: string, away: string): Promise<void> {
  for (;;) {
    const media = readdirSync(stick).map((bundle) => path.join(stick, bundle, 'data/media'));
    if (media.some((folder) => existsSync(folder) && readdirSync(folder).length > 0)) break;
    await sleep(1);
  }
  renameSync(stick, away);
}

for (const mount of smallDrives('a stick with too little room'))
  test('a stick with too little room: told how much is needed, and finished once there is room', async ({
    office,
    app,
    stick,
  }) => {
    const drive = mount(stick, 600);
    try {
      await app.getByRole('button', { name: office.t('exchange:write_other') }).click();
      const alert = app.getByRole('alert').filter({ hasText: office.t('errors:no-space') });
      await expect(alert).toContainText(/\d\sKB\W+needed.*\d\sKB\W+free/);
      drive.resize(60_000);
      await office.button('exchange:resume').click();
      await expect(app.getByText(office.t('exchange:safe-to-remove'))).toBeVisible();
      expect(verified(stick)).toContain('posts');
    } finally {
      drive.remove();
    }
  });
