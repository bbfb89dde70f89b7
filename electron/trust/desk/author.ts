import { asset } from '#contract/schemas/pack.ts';
import type { Asset } from '#domain/asset.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { z } from 'zod';
import {
  CONTENT,
  GOOD,
  inRegion,
  packed,
  packTexts,
  readTexts,
  regionContent,
  type Texts,
  textsOf,
  unpacked,
} from '../content.ts';
import { indexOf, type IndexTexts, isList, isRenditions, regionAssets } from '../asset-index.ts';
import { DIRECTORY_TARGET } from '../target-names.ts';
import type { DeskRecord } from './record.ts';

/** The files of a release by their path in the metadata, by who signs them: the release key, each region with its own. */
export interface ReleaseFiles {
  readonly national: ReadonlyMap<string, Buffer>;
  /** Renditions of assets, in a list of their own, signed with the release key too. */
  readonly media: ReadonlyMap<string, Buffer>;
  readonly regions: ReadonlyMap<string, ReadonlyMap<string, Buffer>>;
}

/** The files of the release before: what says the same keeps its bytes, and the index its pieces. */
export interface Earlier {
  readonly paths: readonly string[];
  read(path: string): Promise<Buffer | null>;
}

/** Makes a release's files of a pack folder that `pack check` found without mistakes, and of the desk's directory. */
export async function releaseFiles(folder: string, record: DeskRecord, earlier: Earlier): Promise<ReleaseFiles> {
  const texts = await readTexts(folder);
  const national = new Map<string, string>([[DIRECTORY_TARGET, canonical(record.directory as unknown as Json)]]);
  for (const [path, belongs] of Object.entries(CONTENT)) national.set(path, packTexts(textsOf(texts, belongs)));
  const index = indexOf(assetsIn(texts, 'assets.json'), await earlierIndex(earlier));
  for (const [path, text] of index.lists) national.set(path, text);
  const regions = new Map<string, ReadonlyMap<string, Buffer>>();
  // A region that left the pack keeps its list, empty: clients refuse a release in which one went missing.
  const known = new Set([...Object.keys(record.keys.regions), ...record.regions.map(({ id }) => id)]);
  for (const id of known) regions.set(id, await packAll(regionTexts(id, texts), earlier));
  return { national: await packAll(national, earlier), media: await packAll(index.renditions, earlier, GOOD), regions };
}

async function earlierIndex(earlier: Earlier): Promise<IndexTexts> {
  const textsOf = async (belongs: (path: string) => boolean): Promise<ReadonlyMap<string, string>> => {
    const texts = new Map<string, string>();
    for (const path of earlier.paths.filter(belongs))
      texts.set(path, unpacked((await earlier.read(path)) ?? Buffer.alloc(0)) ?? '');
    return texts;
  };
  return { lists: await textsOf(isList), renditions: await textsOf(isRenditions) };
}

function regionTexts(region: string, texts: Texts): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const content = textsOf(texts, (name) => inRegion(region, name));
  if (Object.keys(content).length > 0) files.set(regionContent(region), packTexts(content));
  const assets = assetsIn(texts, `regions/${region}/assets.json`);
  if (assets.length > 0) files.set(regionAssets(region), canonical(assets as unknown as Json));
  return files;
}

const assetsIn = (texts: Texts, file: string): readonly Asset[] =>
  z.array(asset).parse(JSON.parse(texts[file] ?? '[]'));

/** Documents packed at once: zlib has four threads, and an editor's laptop something else to do. */
const AT_ONCE = 2;

async function packAll(
  texts: ReadonlyMap<string, string>,
  earlier: Earlier,
  quality?: number,
): Promise<ReadonlyMap<string, Buffer>> {
  const files: (readonly [string, Buffer])[] = [];
  const all = [...texts];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const batch = all.slice(at, at + AT_ONCE);
    files.push(...(await Promise.all(batch.map(async ([path, text]) => [path, await packOne(path, text)] as const))));
  }
  return new Map(files);

  /** Packed anew by another version or computer it might differ in bytes, and be fetched again for nothing. */
  async function packOne(path: string, text: string): Promise<Buffer> {
    const before = await earlier.read(path);
    return before !== null && unpacked(before) === text ? before : packed(text, quality);
  }
}
