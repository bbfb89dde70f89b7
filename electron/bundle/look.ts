import path from 'node:path';
import { anyOrder, type BundleRecord, bundleRecord, LARGEST_RECORD, sealedTags, TAGS, VERSION } from './format.ts';
import { hashFile, namesIn, readSmall } from './disk.ts';
import type { FoundBundle } from '#contract/bundles.ts';
import { instant } from '#contract/schemas/post.ts';
import { DESK } from '#domain/directory.ts';
import { z } from 'zod';
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

/** Bundles in `folder` itself and one level below, newest name first; releases that the desk published there. */
export async function findBundles(folder: string): Promise<readonly FoundBundle[]> {
  const below = (await namesIn(folder)).toReversed().map((name) => path.join(folder, name));
  const found: FoundBundle[] = [];
  for (const root of [folder, ...below.filter((one) => path.basename(one).startsWith('tansiq-'))]) {
    const record = await readOrder(root);
    if (record === null) continue;
    const { kind, office, at } = record;
    const posts = record.kind === 'posts' ? record.posts : 0;
    found.push({ folder: root, kind, office, at, complete: await isWhole(root), posts });
  }
  for (const root of [folder, ...below.slice(0, MOST_LOOKED_INTO)]) {
    const at = await publishedAt(root);
    if (at !== null) found.push({ folder: root, kind: 'release', office: DESK, at, complete: true, posts: 0 });
  }
  return found;
}

/** Folders of a stick that are looked into for a release. */
const MOST_LOOKED_INTO = 200;
const LARGEST_STAMP = 16 * 1024;
/** Of a release's timestamp (electron/trust/README.md) what a list shows; admission judges it. */
const stamp = z.looseObject({ signed: z.looseObject({ _type: z.literal('timestamp'), at: instant }) });

/** When the desk says it published the release that stands in a folder; null where there is none. */
async function publishedAt(root: string): Promise<string | null> {
  const text = await readSmall(path.join(root, 'metadata', 'timestamp.json'), LARGEST_STAMP);
  const read = text === null ? null : stamp.safeParse(parseJson(text));
  return read?.success === true ? read.data.signed.at : null;
}
