import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id as idSchema } from '#contract/schemas/post.ts';
import type { Settings } from '#contract/settings.ts';
import { attempt, makeFolder, refusalOf, writeDurable } from '../../electron/system/durable-file.ts';
import { fileName, idOf } from '../../electron/store/file-name.ts';
import { diskSettings } from '../../electron/store/settings.ts';
import { opened, refused, scratchFolder, testProfiles } from './scratch.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('a durable write', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'disk-refused'],
    ['EPERM', 'disk-refused'],
    ['EROFS', 'disk-refused'],
    ['EIO', 'disk-failed'],
    ['EBUSY', 'disk-failed'],
  ])('that fails with %s is refused with %s', async (code, expected) => {
    const result = await attempt('drafts/x', () => Promise.reject(failure(code)));
    expect(refused(result)).toBe(expected);
    expect(result).toMatchObject({ error: { params: { path: 'drafts/x' } } });
  });

  it('lets mistakes of the program through', () => {
    expect(() => refusalOf(new TypeError('a mistake'), 'x')).toThrow('a mistake');
  });

  it('leaves what was there, and no temporary file, when it fails', async () => {
    const folder = await scratchFolder();
    const scratch = path.join(folder, 'tmp');
    mkdirSync(scratch);
    writeFileSync(path.join(folder, 'kept'), 'old');
    mkdirSync(path.join(folder, 'in-the-way'));
    const files = [
      { name: 'in-the-way', text: 'new' },
      { name: 'kept', text: 'new' },
    ];
    expect(refused(await attempt(folder, () => writeDurable(folder, files, scratch)))).toBe('disk-failed');
    expect(readFileSync(path.join(folder, 'kept'), 'utf8')).toBe('old');
    expect(readdirSync(scratch)).toEqual([]);
    await makeFolder(path.join(folder, 'a', 'b'));
    await writeDurable(path.join(folder, 'a', 'b'), [{ name: 'c', text: 'text' }], scratch);
    expect(readFileSync(path.join(folder, 'a', 'b', 'c'), 'utf8')).toBe('text');
  });

  it('left unfinished is swept at the next start', async () => {
    const folder = await scratchFolder();
    await (
      await testProfiles()
        .open(folder)
        .then((one) => (one.ok ? one.value : null))
    )?.close();
    writeFileSync(path.join(folder, 'tmp', '99-1.tmp'), 'half of a dra');
    await opened(testProfiles(), folder);
    expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
  });
});

describe('a file name', () => {
  it('gives its id back, and never meets another on a system that ignores case', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/).filter((one) => idSchema.safeParse(one).success);
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(idOf(fileName(a))).toBe(a);
        expect(fileName(a).toLowerCase() === fileName(b).toLowerCase()).toBe(a === b);
        expect(fileName(a)).toMatch(/^[A-Za-z0-9_+-]+$/);
      }),
    );
  });

  it.each(['con', 'nul', 'com1', 'lpt9', 'aux'])('is not the device %s', (id) => {
    expect(fileName(id)).not.toBe(id);
    expect(idOf(fileName(id))).toBe(id);
    expect(idOf(id)).toBeNull();
  });
});

it('settings last, and a damaged file gives way to the first ones', async () => {
  const initial: Settings = { language: 'ar', theme: 'system', textSize: 100, digits: 'latn', density: 'comfortable' };
  const folder = await scratchFolder();
  const first = await opened(testProfiles(), folder);
  const settings = await diskSettings(first, initial);
  expect(settings.get()).toEqual(initial);
  expect(settings.set({ theme: 'dark', textSize: 130 })).toEqual({ ...initial, theme: 'dark', textSize: 130 });
  await first.close();
  const second = await opened(testProfiles(), folder);
  expect((await diskSettings(second, initial)).get()).toMatchObject({ theme: 'dark', textSize: 130 });
  await second.close();
  const file = path.join(folder, 'config.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('130', '150'));
  const third = await opened(testProfiles(), folder);
  expect((await diskSettings(third, initial)).get()).toEqual(initial);
  expect(third.notices()).toMatchObject([{ kind: 'set-aside', file: 'config.json' }]);
  expect(existsSync(path.join(folder, third.notices()[0]?.keptAt ?? 'nowhere'))).toBe(true);
  await third.dismiss(third.notices()[0]?.id ?? '');
  await third.close();
  expect((await opened(testProfiles(), folder)).notices()).toEqual([]);
});
