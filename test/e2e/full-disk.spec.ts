import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OfficeScreen } from './support/office.ts';
import { expect, test as base } from './support/shell.ts';
import { type SmallDrive, smallDrive } from './support/small-drive.ts';

/** The profile stands on a drive of its own. */
const test = base.extend<{ readonly drive: SmallDrive | null }>({
  drive: async ({ profile }, use) => {
    mkdirSync(profile);
    const drive = smallDrive(profile, 4_000);
    await use(drive);
    drive?.remove();
  },
  shell: async ({ drive, shell }, use) => {
    void drive;
    await use(shell);
  },
});

test('a full disk is told at once, and what was typed meanwhile is saved when there is room', async ({
  drive,
  app,
  profile,
}) => {
  if (drive === null) return;
  const office = new OfficeScreen(app, 'en');
  await office.enter('en');
  await office.writeNew('Before.');
  const film = path.join(profile, 'quarantine', 'film');
  const { bavail, bsize } = statfsSync(profile);
  writeFileSync(film, Buffer.alloc(bavail * bsize));
  await office.type(` ${'While the disk is full. '.repeat(400)}`);
  await expect(app.getByRole('alert').filter({ hasText: office.t('errors:disk-full') })).toBeVisible();
  await office.type('And on.');
  rmSync(film);
  await office.saved();
  await app.reload();
  await expect(office.text).toContainText(/^Before\..*And on\.$/);
});
