import { access, constants, mkdir, readdir, stat, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Drive, Folder } from '#contract/places.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { placeRefusal } from './refusals.ts';
import { codeOf } from '../system/error-code.ts';

/** Names that Windows keeps for devices, with any ending; a stick goes from computer to computer. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
/** What no file system of ours takes in a name: separators, Windows' signs, control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const forbidden = /[\u0000-\u001F\u007F/\\:*?"<>|]/;
/** Longest name in bytes of UTF-8 on Linux' file systems, FAT and NTFS take as many units. */
const LONGEST = 255;

/** A folder with the folders in it, by name; hidden ones are left out. A relative path is refused. */
export async function openFolder(folder: string): Promise<Result<Folder, Refusal>> {
  if (!path.isAbsolute(folder)) return fail(refuse('folder-missing', { path: folder }));
  const place = path.resolve(folder);
  try {
    const entries = await readdir(place, { withFileTypes: true });
    const below = await Promise.all(
      entries
        .filter(({ name }) => !name.startsWith('.') && !name.startsWith('$'))
        .map(async (entry) =>
          (await isFolder(place, entry)) ? [{ name: entry.name, path: path.join(place, entry.name) }] : [],
        ),
    );
    const parent = path.dirname(place);
    return ok({
      path: place,
      parent: parent === place ? null : parent,
      folders: below.flat().toSorted((a, b) => a.name.localeCompare(b.name)),
      free: await freeAt(place),
      writable: await mayWrite(place),
    });
  } catch (error) {
    return fail(placeRefusal(error, place));
  }
}

/** The places to start from: home, what people keep their documents in, the drives. */
export async function startingPlaces(drives: readonly Drive[]): Promise<Result<Folder, Refusal>> {
  const home = homedir();
  const places = [home, path.join(home, 'Documents'), path.join(home, 'Desktop')];
  const there = await Promise.all(places.map(async (place) => ((await isThere(place)) ? [place] : [])));
  const folders = [
    ...drives.map(({ name, path }) => ({ name, path })),
    ...there.flat().map((place) => ({ name: path.basename(place) || place, path: place })),
  ];
  return ok({ path: '', parent: null, folders, free: null, writable: false });
}

/** Makes a folder in `parent` and opens it; one that is already there is opened as it is. */
export async function makeFolder(parent: string, name: string): Promise<Result<Folder, Refusal>> {
  const plain = name.normalize('NFC').trim();
  const folder = path.join(parent, plain);
  if (!path.isAbsolute(parent)) return fail(refuse('folder-missing', { path: parent }));
  if (!isSafeName(plain)) return fail(refuse('disk-refused', { path: folder }));
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return fail(placeRefusal(error, folder));
  }
  return openFolder(folder);
}

/** A name that every system takes; no leading dot, which would hide the folder, none at the end, which Windows drops. */
const isSafeName = (name: string): boolean =>
  name !== '' &&
  !name.startsWith('.') &&
  !name.endsWith('.') &&
  !forbidden.test(name) &&
  !device.test(name) &&
  Buffer.byteLength(name) <= LONGEST;

async function isFolder(
  parent: string,
  entry: { readonly name: string; isDirectory(): boolean; isSymbolicLink(): boolean },
): Promise<boolean> {
  return entry.isDirectory() || (entry.isSymbolicLink() && (await isThere(path.join(parent, entry.name))));
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return false;
  }
}

async function freeAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return null;
  }
}

async function mayWrite(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return false;
  }
}
