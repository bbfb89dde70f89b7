import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folderRemote } from '../../electron/remote/folder.ts';
import type { RemoteSource } from '../../electron/services/ports/remote.ts';
import { timers } from '../../electron/system/system.ts';
import { refused, scratchFolder, value } from '../store/scratch.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';
import { smallDrives } from '../support/small-drive.ts';

it('room is looked for before anything is written', async () => {
  const root = await scratchFolder();
  const source: RemoteSource = { ...sourceOf(noise(10)), bytes: 2 ** 50 };
  const answer = await folderRemote(root, { timers }).putImmutable('objects/vast', source);
  expect(answer).toMatchObject({ ok: false, error: { code: 'no-space', params: { needed: 2 ** 50 } } });
  expect(await readdir(root)).toEqual([]);
});

it.each(smallDrives('a folder whose drive fills up'))(
  'a drive that fills up while writing is refused, loses nothing, and takes it once there is room',
  async (mount) => {
    const root = await scratchFolder();
    onTestFinished(mount(root, 2_048).remove);
    const remote = folderRemote(root, { timers });
    value(await remote.putPointer('pointer.json', noise(90, 2)));
    const bytes = noise(1_000_000);
    const filler = path.join(root, '.other');
    const source: RemoteSource = {
      bytes: bytes.length,
      async *open(from) {
        for await (const chunk of sourceOf(bytes).open(from)) {
          yield chunk;
          // Another program takes the room after we looked.
          await writeFile(filler, noise(2_000_000)).catch(() => undefined);
        }
      },
    };
    expect(refused(await remote.putImmutable('objects/large', source))).toBe('no-space');
    expect(value(await remote.stat('objects/large'))).toBeNull();
    await writeFile(path.join(root, '.rest'), noise(2_000_000)).catch(() => undefined);
    expect(refused(await remote.putPointer('pointer.json', noise(9_000, 3)))).toBe('no-space');
    expect(value(await readAll(remote, 'pointer.json'))).toEqual(noise(90, 2));
    for (const file of [filler, path.join(root, '.rest')]) await rm(file);
    value(await remote.putImmutable('objects/large', sourceOf(bytes)));
    value(await remote.putPointer('pointer.json', noise(9_000, 3)));
    expect(value(await readAll(remote, 'objects/large'))).toEqual(bytes);
    expect(value(await readAll(remote, 'pointer.json'))).toEqual(noise(9_000, 3));
  },
);
