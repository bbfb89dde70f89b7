import { lstat, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderRemote } from '../../electron/remote/folder.ts';
import { timers } from '../../electron/system/system.ts';
import { listAll, remoteSuite } from '../conformance/remote.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';
import { refused, scratchFolder, value } from '../store/scratch.ts';

remoteSuite('folder', async () => folderRemote(await scratchFolder(), { timers }));

describe('a folder', () => {
  const start = async () => {
    const root = await scratchFolder();
    return { root, remote: folderRemote(root, { timers }) };
  };

  it('shows files under their keys, as a WebDAV server of the same folder does', async () => {
    const { root, remote } = await start();
    value(await remote.putImmutable('objects/ab/cd', sourceOf(noise(9))));
    value(await remote.putPointer('metadata/root.json', noise(5)));
    expect(await readFile(path.join(root, 'objects/ab/cd'))).toEqual(Buffer.from(noise(9)));
    expect(await readdir(path.join(root, 'metadata'))).toEqual(['root.json']);
  });

  it('that is missing is no empty remote, and is not made', async () => {
    const { root, remote } = await start();
    await rm(root, { recursive: true });
    expect(refused(await remote.stat('objects/x'))).toBe('folder-missing');
    expect(refused(await remote.putImmutable('objects/x', sourceOf(noise(3))))).toBe('folder-missing');
    expect(refused(await remote.putPointer('x', noise(3)))).toBe('folder-missing');
    for await (const entry of remote.list('')) expect(refused(entry)).toBe('folder-missing');
    await expect(lstat(root)).rejects.toThrow('ENOENT');
  });

  it('passes over what others left in it', async () => {
    const { root, remote } = await start();
    await mkdir(path.join(root, '.stfolder'));
    await writeFile(path.join(root, '.stfolder/x'), '');
    await writeFile(path.join(root, 'Thumbs.db'), '');
    await writeFile(path.join(root, 'good'), 'x');
    expect(await listAll(remote, '')).toEqual([{ key: 'good', bytes: 1 }]);
  });

  it.skipIf(process.platform === 'win32')('follows no link', async () => {
    const { root, remote } = await start();
    const elsewhere = await scratchFolder();
    await writeFile(path.join(elsewhere, 'secret'), 'words');
    await symlink(elsewhere, path.join(root, 'objects'));
    await symlink(path.join(elsewhere, 'secret'), path.join(root, 'file'));
    expect(refused(await remote.get('objects/secret'))).toBe('remote-unsafe');
    expect(refused(await remote.get('file'))).toBe('remote-unsafe');
    expect(refused(await remote.putPointer('file', noise(3)))).toBe('remote-unsafe');
    expect(refused(await remote.putImmutable('objects/new', sourceOf(noise(3))))).toBe('remote-unsafe');
    expect(await listAll(remote, '')).toEqual([]);
    expect(await readFile(path.join(elsewhere, 'secret'), 'utf8')).toBe('words');
  });

  it('reads the replacement of a pointer whose overwriting was cut', async () => {
    const { root, remote } = await start();
    const file = path.join(root, 'timestamp.json');
    value(await remote.putPointer('timestamp.json', noise(50, 2)));
    // As a cut leaves it: the new content whole beside the file, the file itself half old, half new.
    const whole = await sealed(noise(60, 3));
    await writeFile(`${file}~`, whole);
    expect(value(await readAll(remote, 'timestamp.json'))).toEqual(noise(60, 3));
    expect(value(await remote.stat('timestamp.json'))).toBe(60);
    // Cut earlier: the replacement is not whole, the file still the old one.
    await truncate(`${file}~`, whole.length - 1);
    expect(value(await readAll(remote, 'timestamp.json'))).toEqual(noise(50, 2));
    value(await remote.putPointer('timestamp.json', noise(70, 4)));
    expect(await readdir(root)).toEqual(['timestamp.json']);
    expect(value(await readAll(remote, 'timestamp.json'))).toEqual(noise(70, 4));
  });

  it('tells that a file became shorter while it was read', async () => {
    const { root, remote } = await start();
    value(await remote.putImmutable('objects/shrunk', sourceOf(noise(1_000_000))));
    const read = value(await remote.get('objects/shrunk'));
    const answers: string[] = [];
    for await (const chunk of read.chunks) {
      answers.push(chunk.ok ? 'bytes' : chunk.error.code);
      await truncate(path.join(root, 'objects/shrunk'), 300_000);
    }
    expect(answers.at(-1)).toBe('remote-changed');
  });
});

/** A replacement as `putPointer` writes it: the bytes and their SHA-256. */
async function sealed(bytes: Uint8Array): Promise<Uint8Array> {
  return Buffer.concat([bytes, Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))]);
}
