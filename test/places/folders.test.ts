import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemPlaces } from '../../electron/places/system.ts';

const places = systemPlaces();

function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-places-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('folders', () => {
  test('lists folders by name, without files and hidden ones, with free space', async () => {
    const root = scratch();
    for (const name of ['صور', 'Été', '.hidden', 'b']) mkdirSync(path.join(root, name));
    writeFileSync(path.join(root, 'file.txt'), '');
    symlinkSync(path.join(root, 'b'), path.join(root, 'link'));
    symlinkSync(path.join(root, 'nowhere'), path.join(root, 'dangling'));
    const folder = await places.folder(root);
    if (!folder.ok) throw new Error(folder.error.code);
    expect(folder.value.folders.map(({ name }) => name).toSorted()).toEqual(['b', 'link', 'Été', 'صور'].toSorted());
    expect(folder.value).toMatchObject({ path: root, parent: path.dirname(root), writable: true });
    expect(folder.value.free).toBeGreaterThan(0);
  });

  test('starts from places that are there', async () => {
    const start = await places.folder(null);
    if (!start.ok) throw new Error(start.error.code);
    expect(start.value.parent).toBeNull();
    expect(start.value.folders.length).toBeGreaterThan(0);
    for (const { path: place } of start.value.folders) expect(statSync(place).isDirectory()).toBe(true);
  });

  test.each([
    ['/no/such/folder', 'folder-missing'],
    ['relative/folder', 'folder-missing'],
    [import.meta.filename, 'folder-missing'],
  ])('%s is refused', async (place, code) => {
    expect(await places.folder(place)).toMatchObject({ ok: false, error: { code } });
  });

  test('makes a folder, and opens one that is there', async () => {
    const root = scratch();
    const made = await places.makeFolder(root, ' حزم آذار ');
    expect(made).toMatchObject({ ok: true, value: { path: path.join(root, 'حزم آذار'), folders: [] } });
    // Others write on the same disk meanwhile.
    const free: unknown = expect.any(Number);
    expect(await places.makeFolder(root, 'حزم آذار')).toEqual(made.ok && { ...made, value: { ...made.value, free } });
  });

  test.each([
    '..',
    '.',
    '',
    ' ',
    '../up',
    'a/b',
    'a\\b',
    'CON',
    'nul.txt',
    'end.',
    'a:b',
    'q?',
    't\tab',
    '\u0000',
    'م'.repeat(200),
  ])('the name %j is refused', async (name) => {
    const root = scratch();
    expect(await places.makeFolder(root, name)).toMatchObject({ ok: false, error: { code: 'disk-refused' } });
    expect(await places.folder(root)).toMatchObject({ value: { folders: [] } });
  });

  test('a full or closed place says so', async () => {
    // /proc refuses new folders to everyone, root included.
    const made = await places.makeFolder('/proc', 'new');
    expect(made).toMatchObject({ ok: false });
    const root = scratch();
    chmodSync(root, 0o500);
    const folder = await places.folder(root);
    expect(folder).toMatchObject({ ok: true, value: { writable: process.getuid?.() === 0 } });
  });
});

test('drives are listed or there are none: never an error', async () => {
  const drives = await places.drives();
  for (const drive of drives) expect(drive.free).toBeLessThanOrEqual(drive.size);
});
