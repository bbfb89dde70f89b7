import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { directory as directorySchema } from '#contract/schemas/directory.ts';
import type { Directory } from '#domain/directory.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { makeFolder, writeFlushed } from '../../system/durable-file.ts';
import { CONTENT, inRegion, type Texts, unpacked, unpackTexts } from '../content.ts';
import { isList, isRenditions, joinIndex, type KnownRenditions, regionAssets } from '../asset-index.ts';
import { DIRECTORY_TARGET } from '../target-names.ts';
import { onShelf, type Shelf } from './download.ts';
import { regionIn, type ReleaseFacts } from './files.ts';
import { flushFolder } from '../../system/drive.ts';

/** A release as it is in use: the files of the pack folder, and whose devices count. */
export interface Unpacked {
  readonly texts: Texts;
  readonly directory: Directory;
}

/**
 * Unpacks the files of a verified release. What its signer packed wrongly is refused with `pack-damaged`. Assets whose
 * renditions are not among the files keep those that are `known`.
 */
export async function unpackRelease(
  files: ReleaseFacts,
  shelf: Shelf,
  known: KnownRenditions,
): Promise<Result<Unpacked, Refusal>> {
  const texts: Record<string, string> = {};
  const [lists, renditions] = [new Map<string, string>(), new Map<string, string>()];
  let directory: Directory | null = null;
  for (const [file, facts] of files) {
    const bytes = await onShelf(shelf, facts);
    if (bytes === null) return fail(refuse('release-incomplete', { file }));
    const text = unpacked(bytes);
    if (text === null) return damaged(file);
    const region = regionIn(file);
    if (file === DIRECTORY_TARGET) directory = directoryIn(text);
    else if (isList(file)) lists.set(file, text);
    else if (isRenditions(file)) renditions.set(file, text);
    else if (region !== null && file === regionAssets(region)) texts[`regions/${region}/assets.json`] = text;
    else {
      const inside = unpackTexts(text, belongsIn(file));
      if (inside === null) return damaged(file);
      Object.assign(texts, inside);
    }
  }
  if (directory === null) return damaged(DIRECTORY_TARGET);
  const assets = joinIndex({ lists, renditions }, known);
  return assets === null ? damaged('assets.json') : ok({ texts: { ...texts, 'assets.json': assets }, directory });
}

const damaged = (file: string): Result<never, Refusal> => fail(refuse('pack-damaged', { file, line: 1 }));

function belongsIn(file: string): (name: string) => boolean {
  const region = regionIn(file);
  if (region !== null) return (name) => inRegion(region, name);
  return CONTENT[file as keyof typeof CONTENT];
}

function directoryIn(text: string): Directory | null {
  try {
    const read = directorySchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Files written at once: their flushes share commits of the disk. */
const AT_ONCE = 8;

/** Writes texts below a new folder, every file and folder flushed. */
export async function writeTexts(folder: string, texts: Texts): Promise<void> {
  const files = Object.entries(texts).map(([name, text]) => [path.join(folder, ...name.split('/')), text] as const);
  const folders = new Set([folder, ...files.map(([file]) => path.dirname(file))]);
  for (const one of folders) await makeFolder(one);
  for (let at = 0; at < files.length; at += AT_ONCE) {
    await Promise.all(files.slice(at, at + AT_ONCE).map(([file, text]) => writeFlushed(file, text)));
  }
  for (const one of folders) await flushFolder(one);
}
