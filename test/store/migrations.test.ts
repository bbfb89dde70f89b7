import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Migration, migrations, versionOf } from '../../electron/store/migrations/chain.ts';
import { diskProfiles } from '../../electron/store/disk-profiles.ts';
import { contentsOf, makeFullProfile } from './full-profile.ts';
import { opened, refused, scratchFolder, steppingClock, testProfiles, value } from './scratch.ts';

/** A chain after the real one whose every step tells that it was called and leaves the shape alone. */
function chainOf(length: number): { chain: readonly Migration[]; called: string[] } {
  const called: string[] = [];
  const more = Array.from({ length }, (_, n): Migration => {
    const to = migrations.length + 2 + n;
    return {
      to,
      migrate(format, body) {
        called.push(`${format} ${to}`);
        return body;
      },
    };
  });
  return { chain: [...migrations, ...more], called };
}

describe('migrations', () => {
  it('are numbered without a gap', () => {
    expect(versionOf(migrations)).toBe(migrations.length + 1);
    const { chain } = chainOf(3);
    expect(() => versionOf(chain.toSpliced(-2, 1))).toThrow(RangeError);
    expect(() => versionOf([...chain, ...chain.slice(-1)])).toThrow(RangeError);
  });

  it('are each called, in order, on every kind of file, and the profile then belongs to the newer version', async () => {
    const base = await scratchFolder();
    const folder = path.join(base, 'profile');
    await makeFullProfile(path.join(base, 'live'), folder);
    const { chain, called } = chainOf(2);
    const versions = [migrations.length + 2, migrations.length + 3];
    const store = value(await diskProfiles({ clock: steppingClock(), migrations: chain }).open(folder));
    await store.whenChecked();
    const contents = await contentsOf(store);
    expect(store.notices().map(({ file }) => file)).toEqual(['drafts/old/draft.1.json']);
    await store.close();
    for (const format of ['profile', 'draft', 'journal', 'revision', 'undo', 'document', 'notices', 'settings']) {
      const steps = called.filter((one) => one.startsWith(`tansiq-${format} `));
      expect(steps.slice(0, 2)).toEqual(versions.map((version) => `tansiq-${format} ${version}`));
    }
    expect(refused(await testProfiles().open(folder))).toBe('profile-newer');
    const again = await opened(diskProfiles({ clock: steppingClock(), migrations: chain }), folder);
    // `contentsOf` has put the removed draft back in between.
    expect({ ...(await contentsOf(again)), listed: contents['listed'] }).toEqual(contents);
  });
});
