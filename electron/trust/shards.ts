import { canonical, type Json } from '#domain/canonical.ts';
import type { Asset } from '#domain/asset.ts';
import { z } from 'zod';

/** Hex digits of an asset's hash that name its shard: 256 for the campaign's library, 16 for a region's. */
export const NATIONAL_DIGITS = 2;
export const REGIONAL_DIGITS = 1;

export const shardPath = (prefix: string): string => `assets/${prefix}.json.gz`;
export const regionShardPath = (region: string, prefix: string): string => `regions/${region}/assets-${prefix}.json.gz`;

/** The prefix in a shard's path; null when it is no shard's. */
export const shardIn = (path: string): string | null =>
  /(?:^assets\/|\/assets-)([0-9a-f]{1,2})\.json\.gz$/.exec(path)?.[1] ?? null;

/** The index in pieces: assets by the first digits of their hash, by id within a piece. Each is a JSON list. */
export function shardsOf(assets: readonly Asset[], digits: number): ReadonlyMap<string, string> {
  const shards = Map.groupBy(assets, ({ hash }) => hash.slice(0, digits));
  return new Map(
    Array.from(shards, ([prefix, records]) => [prefix, canonical(records.toSorted(byId) as unknown as Json)]),
  );
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

const record = z.looseObject({ id: z.string(), added: z.string() });

/** The index of its pieces, the newest first; null when one of them is no list of assets. The app checks each record whole. */
export function joinShards(texts: readonly string[]): string | null {
  const records: z.infer<typeof record>[] = [];
  for (const text of texts) {
    const piece = z.array(record).safeParse(parsed(text));
    if (!piece.success) return null;
    for (const one of piece.data) records.push(one);
  }
  const newest = records.toSorted((a, b) => (a.added === b.added ? byId(a, b) : a.added > b.added ? -1 : 1));
  return `[${newest.map((one) => JSON.stringify(one)).join(',\n')}]\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
