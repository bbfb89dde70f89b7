import { createHash } from 'node:crypto';
import { type Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { BundleEvent } from '#contract/bundles.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { chunks, hashFile, isFolder, readRefusal, readSmall } from './disk.ts';
import { declaration, LARGEST_RECORD, MOST_FILES, type BundleRecord, sealedTags, TAGS } from './format.ts';
import { isNewer, readOrder } from './look.ts';
import { infoValue, type Listed, oxum, readManifest } from './manifest.ts';
import { collision, isLitter, isSafePath } from './names.ts';
import { startMeter } from './progress.ts';

type Checked<T> = Result<T, Refusal>;

/** What a verified bundle is made of. */
export interface Verified {
  readonly order: BundleRecord;
  readonly payload: readonly Listed[];
  readonly bytes: number;
}

const damaged = (file: string) => fail(refuse('bundle-damaged', { file }));
const unsafe = (file: string) => fail(refuse('bundle-unsafe', { file }));

/**
 * Checks a bundle whole, from the outside in: what it is, its names, its lists, its bytes, and the sum of its sizes.
 * Nothing of a file is used before its hash is known to be right. README.md names the attack behind each check.
 */
export async function* verifyFiles(
  folder: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<BundleEvent, Checked<Verified>> {
  if (!(await isFolder(folder))) return fail(refuse('folder-missing', { path: folder }));
  try {
    const known = await recognise(folder);
    if (!known.ok) return known;
    const tree = await walk(folder);
    if (!tree.ok) return tree;
    const tags = await checkTags(folder, tree.value);
    if (!tags.ok) return tags;
    const payload = await checkPayload(folder, tree.value);
    if (!payload.ok) return payload;
    const sizes = new Map(tree.value.map(({ name, bytes }) => [name, bytes]));
    const listed = payload.value.listed.map((one) => ({ ...one, bytes: sizes.get(one.name) ?? 0 }));
    const meter = startMeter(listed, signal);
    for (const { name, hash, bytes } of listed) {
      const actual = createHash('sha256');
      for await (const chunk of chunks(path.join(folder, name))) {
        actual.update(chunk);
        yield* meter.part('verify', name, chunk.length);
      }
      if (actual.digest('hex') !== hash) return damaged(name);
      yield* meter.file('verify', name, bytes);
    }
    // Last, so that a file cut short on its way is named itself and not the sum it spoils.
    if (!payload.value.addsUp) return damaged(TAGS.info);
    return ok({ order: known.value, payload: listed, bytes: listed.reduce((sum, { bytes }) => sum + bytes, 0) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return fail(await readRefusal(error, folder, ''));
  }
}

/** Whether it is a bundle, and one of this version. */
async function recognise(folder: string): Promise<Checked<BundleRecord>> {
  const declared = await readSmall(path.join(folder, TAGS.declaration), LARGEST_RECORD);
  if (declared === null) {
    return fail(refuse('not-a-bundle', { file: TAGS.declaration }));
  }
  if (await isNewer(folder)) return fail(refuse('bundle-newer'));
  if (!(await isThere(path.join(folder, TAGS.order)))) return fail(refuse('not-a-bundle', { file: TAGS.order }));
  const order = await readOrder(folder);
  if (order === null) return damaged(TAGS.order);
  // RFC 8493, section 2.1.1, lets a carriage return stand before each line feed.
  return declared.replaceAll('\r\n', '\n') === declaration ? ok(order) : damaged(TAGS.declaration);
}

const isThere = async (file: string): Promise<boolean> => (await readSmall(file, Infinity)) !== null;

interface Entry {
  readonly name: string;
  readonly bytes: number;
}

/** Every file below the folder. Links and devices are refused before anything is opened, unsafe names too. */
export async function walk(root: string): Promise<Checked<Entry[]>> {
  const files: Entry[] = [];
  const names: string[] = [];
  const waiting: string[] = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile() && isLitter(entry.name)) continue;
      if (!isPlain(entry) || !isSafePath(name)) return unsafe(name);
      if (names.push(name) > MOST_FILES) return unsafe(name);
      if (entry.isDirectory()) waiting.push(name);
      else files.push({ name, bytes: (await lstat(path.join(root, name))).size });
    }
  }
  const folded = collision(names);
  return folded === undefined ? ok(files) : unsafe(folded);
}

const isPlain = (entry: Dirent): boolean => entry.isFile() || entry.isDirectory();

/** The seal lists exactly the other tag files, each is there and right, and nothing else stands beside them. */
async function checkTags(root: string, tree: readonly Entry[]): Promise<Checked<void>> {
  const listed = await readListed(root, TAGS.seal);
  if (!listed.ok) return listed;
  const wrong = sealedTags.find((name) => !listed.value.some((one) => one.name === name));
  if (wrong !== undefined) return damaged(wrong);
  const extra = listed.value.find(({ name }) => !sealedTags.includes(name));
  if (extra !== undefined) return damaged(extra.name);
  const known = new Set([...sealedTags, TAGS.seal]);
  const stray = tree.find(({ name }) => !name.startsWith('data/') && !known.has(name));
  if (stray !== undefined) return damaged(stray.name);
  for (const { name, hash } of listed.value) {
    if ((await readSmall(path.join(root, name), LARGEST_RECORD)) === null) return damaged(name);
    if ((await hashFile(path.join(root, name))) !== hash) return damaged(name);
  }
  return ok(undefined);
}

/** The manifest lists exactly the payload; whether the sizes add up to what `bag-info.txt` says is told. */
async function checkPayload(
  root: string,
  tree: readonly Entry[],
): Promise<Checked<{ readonly listed: readonly Listed[]; readonly addsUp: boolean }>> {
  const listed = await readListed(root, TAGS.manifest);
  if (!listed.ok) return listed;
  const names = new Set(listed.value.map(({ name }) => name));
  const outside = listed.value.find(({ name }) => !name.startsWith('data/'));
  if (outside !== undefined) return unsafe(outside.name);
  const payload = tree.filter(({ name }) => name.startsWith('data/'));
  const there = new Set(payload.map(({ name }) => name));
  const missing = listed.value.find(({ name }) => !there.has(name));
  if (missing !== undefined) return damaged(missing.name);
  const extra = payload.find(({ name }) => !names.has(name));
  if (extra !== undefined) return damaged(extra.name);
  const total = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const info = await readSmall(path.join(root, TAGS.info), LARGEST_RECORD);
  const said = info === null ? null : infoValue(info, 'Payload-Oxum');
  return ok({ listed: listed.value, addsUp: said === oxum(total, payload.length) });
}

/** A manifest's lines with every path judged: none leads out of the folder, none stands twice. */
async function readListed(root: string, file: string): Promise<Checked<Listed[]>> {
  const text = await readSmall(path.join(root, file), LARGEST_RECORD);
  const listed = text === null ? null : readManifest(text);
  if (listed === null || listed.length === 0) return damaged(file);
  const bad = listed.find(({ name }) => !isSafePath(name))?.name ?? collision(listed.map(({ name }) => name));
  return bad === undefined ? ok(listed) : unsafe(bad);
}
