import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { driveFinder } from '../../electron/places/drives.ts';
import { systemMounts } from '../../electron/places/mounts.ts';

/** A computer with what is put into `plugged`. */
function computer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-drives-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const state = { plugged: [folder], asked: 0, now: 0, folder };
  const find = driveFinder(
    {
      sign: async () => state.plugged.join('\n'),
      carried: async () => {
        state.asked += 1;
        return state.plugged.map((place) => ({ path: place, name: 'STICK', fileSystem: 'vfat' }));
      },
    },
    () => state.now,
  );
  return { state, find };
}

test('asks the system for its drives once, until one comes or goes', async () => {
  const { state, find } = computer();
  const [first] = await find();
  expect(first).toMatchObject({ path: state.folder, name: 'STICK', fileSystem: 'vfat' });
  expect(first?.size).toBeGreaterThan(0);
  await Promise.all([find(), find(), find()]);
  expect(state.asked).toBe(1);
  state.plugged = [];
  expect(await find()).toEqual([]);
  state.plugged = [state.folder];
  expect(await find()).toHaveLength(1);
  expect(state.asked).toBe(3);
});

test('asks again after a while, for what no sign told of', async () => {
  const { state, find } = computer();
  await find();
  state.now = 61_000;
  await find();
  expect(state.asked).toBe(2);
});

test('leaves out a drive that went away while it was looked at', async () => {
  const { state, find } = computer();
  await find();
  rmSync(state.folder, { recursive: true });
  expect(await find()).toEqual([]);
});

test('a computer tells by a sign what is mounted', async () => {
  expect(await systemMounts.sign()).not.toBe('');
});
