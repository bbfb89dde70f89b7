import { asset } from '#contract/schemas/pack.ts';
import type { Asset } from '#domain/asset.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { z } from 'zod';
import {
  CONTENT,
  inRegion,
  packed,
  packTexts,
  readTexts,
  regionContent,
  type Texts,
  textsOf,
  unpacked,
} from '../content.ts';
import { NATIONAL_DIGITS, REGIONAL_DIGITS, regionShardPath, shardPath, shardsOf } from '../shards.ts';
import { DIRECTORY_TARGET } from '../target-names.ts';
import type { DeskRecord } from './record.ts';

/** The files of a release by their path in the metadata: signed with the release key, and by region with its own. */
export interface ReleaseFiles {
  readonly national: ReadonlyMap<string, Buffer>;
  readonly regions: ReadonlyMap<string, ReadonlyMap<string, Buffer>>;
}

/** The file at a path in the release before, or null: packed anew by another computer it might differ in bytes. */
export type Earlier = (path: string) => Promise<Buffer | null>;

/** Makes a release's files of a pack folder that `pack check` found without mistakes, and of the desk's directory. */
export async function releaseFiles(folder: string, record: DeskRecord, earlier: Earlier): Promise<ReleaseFiles> {
  const texts = await readTexts(folder);
  const national = new Map<string, string>([[DIRECTORY_TARGET, canonical(record.directory as unknown as Json)]]);
  for (const [path, belongs] of Object.entries(CONTENT)) national.set(path, packTexts(textsOf(texts, belongs)));
  for (const [prefix, text] of shardsOf(assetsIn(texts, 'assets.json'), NATIONAL_DIGITS)) {
    national.set(shardPath(prefix), text);
  }
  const regions = new Map<string, ReadonlyMap<string, Buffer>>();
  // A region that left the pack keeps its list, empty: clients refuse a release in which one went missing.
  const known = new Set([...Object.keys(record.keys.regions), ...record.regions.map(({ id }) => id)]);
  for (const id of known) regions.set(id, await packAll(regionTexts(id, texts), earlier));
  return { national: await packAll(national, earlier), regions };
}

function regionTexts(region: string, texts: Texts): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const content = textsOf(texts, (name) => inRegion(region, name));
  if (Object.keys(content).length > 0) files.set(regionContent(region), packTexts(content));
  const assets = assetsIn(texts, `regions/${region}/assets.json`);
  for (const [prefix, text] of shardsOf(assets, REGIONAL_DIGITS)) files.set(regionShardPath(region, prefix), text);
  return files;
}

const assetsIn = (texts: Texts, file: string): readonly Asset[] =>
  z.array(asset).parse(JSON.parse(texts[file] ?? '[]'));

async function packAll(texts: ReadonlyMap<string, string>, earlier: Earlier): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [path, text] of texts) {
    const before = await earlier(path);
    files.set(path, before !== null && unpacked(before) === text ? before : packed(text));
  }
  return files;
}
