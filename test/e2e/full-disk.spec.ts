import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { OfficeScreen } from './support/office.ts';
import { expect, test as base } from './support/shell.ts';
import { type Mount, type SmallDrive, smallDrives } from '../support/small-drive.ts';

/** The profile stands on a drive of its own. */
const withDrive = (mount: Mount) =>
  base.extend<{ readonly drive: SmallDrive }>({
    drive: async ({ profile }, use) => {
      mkdirSync(profile);
      const drive = mount(profile, 4_000);
      await use(drive);
      drive.remove();
    },
    shell: async ({ drive, shell }, use) => {
      void drive;
      await use(shell);
    },
  });

for (const mount of smallDrives('the app on a full disk'))
  withDrive(mount)(
    'a full disk is told at once, and what was typed meanwhile is saved when there is room',
    async ({ app, profile }) => {
      const office = new OfficeScreen(app, 'en');
      await office.enter('en');
      await office.writeNew('Before.');
      const film = path.join(profile, 'quarantine', 'film');
      fill(film);
      await office.type(` ${'While the disk is full. '.repeat(400)}`);
      await expect(app.getByRole('alert').filter({ hasText: office.t('errors:disk-full') })).toBeVisible();
      await office.type('And on.');
      rmSync(film);
      await office.saved();
      await app.reload();
      await expect(office.text).toContainText(/^Before\..*And on\.$/);
    },
  );

/** Takes all the room there is, whoever else is writing. */
function fill(film: string): void {
  const file = openSync(film, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(64 * 1024));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(file);
  }
}
