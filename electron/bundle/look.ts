import path from 'node:path';
import { anyOrder, type BundleRecord, bundleRecord, LARGEST_RECORD, sealedTags, TAGS, VERSION } from './format.ts';
import { hashFile, namesIn, readSmall } from './disk.ts';
import type { FoundBundle } from '#contract/bundles.ts';
import { readManifest } from './manifest.ts';
import { codeOf } from '../system/error-code.ts';

/** The order in a bundle's folder, or null when there is none that this version reads. */
export async function readOrder(root: string): Promise<BundleRecord | null> {
  const decoded = bundleRecord.safeParse(await readJson(path.join(root, TAGS.order)));
  return decoded.success ? decoded.data : null;
}

/** Whether the folder is a bundle of a version after this one. */
export async function isNewer(root: string): Promise<boolean> {
  const decoded = anyOrder.safeParse(await readJson(path.join(root, TAGS.order)));
  return decoded.success && decoded.data.version > VERSION;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readSmall(file, LARGEST_RECORD);
  return text === null ? undefined : parseJson(text);
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether the seal is there and fits the tag files: a quick look, no verification. */
export async function isWhole(root: string): Promise<boolean> {
  const text = await readSmall(path.join(root, TAGS.seal), LARGEST_RECORD);
  const listed = text === null ? null : readManifest(text);
  if (listed === null || listed.length !== sealedTags.length) return false;
  try {
    for (const { name, hash } of listed) {
      if (!sealedTags.includes(name) || (await hashFile(path.join(root, name))) !== hash) return false;
    }
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return false;
  }
  return true;
}

/** Bundles in `folder` itself and one level below, newest name first. */
export async function findBundles(folder: string) {
  const below = (await namesIn(folder)).filter((name) => name.startsWith('tansiq-')).toReversed();
  const found: FoundBundle[] = [];
  for (const root of [folder, ...below.map((name) => path.join(folder, name))]) {
    const record = await readOrder(root);
    if (record === null) continue;
    const { kind, office, at } = record;
    const posts = record.kind === 'posts' ? record.posts : 0;
    found.push({ folder: root, kind, office, at, complete: await isWhole(root), posts });
  }
  return found;
}
