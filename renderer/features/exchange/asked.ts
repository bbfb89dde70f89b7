import type { Amount } from '#contract/exchange.ts';
import { type Asset, type AssetFile, filesOf } from '#domain/asset.ts';

/** Files that somebody asked for, under the asset they belong to. */
export interface Asked {
  /** The asset's id; the file's hash where no asset has it any more. */
  readonly id: string;
  readonly asset: Asset | null;
  readonly files: readonly AssetFile[];
}

/** Gathers the files that were asked for by their assets; a file of several assets counts for the first. */
export function askedAssets(wanted: readonly AssetFile[], library: readonly Asset[]): readonly Asked[] {
  const owners = new Map<string, Asset>();
  for (const asset of library) for (const { hash } of filesOf(asset)) if (!owners.has(hash)) owners.set(hash, asset);
  const asked = new Map<string, Asked>();
  for (const file of wanted) {
    const asset = owners.get(file.hash) ?? null;
    const id = asset?.id ?? file.hash;
    asked.set(id, { id, asset, files: [...(asked.get(id)?.files ?? []), file] });
  }
  return [...asked.values()];
}

export const sumOf = (files: readonly AssetFile[]): Amount => ({
  files: files.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
});
