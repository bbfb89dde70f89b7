import { hash } from 'node:crypto';
import type { Asset, Rendition } from '#domain/asset.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { z } from 'zod';

/**
 * The asset index of a release, in pieces (README.md, "The asset index"): `lists` tell what assets there are, `renditions`
 * which files were made of each. Texts by their path in the release.
 */
export interface IndexTexts {
  readonly lists: ReadonlyMap<string, string>;
  readonly renditions: ReadonlyMap<string, string>;
}

export const NO_INDEX: IndexTexts = { lists: new Map(), renditions: new Map() };

const RECENT = 'recent';
/** Changes that stand beside the pieces before these are made anew. */
const MOST_RECENT = 400;
/** Assets in a piece: a thousand on average, so that what is alike is packed together; never more than twice as many. */
const PIECE = 1_024;
const LARGEST_PIECE = 2 * PIECE;

const listPath = (name: string): string => `assets/${name}.json.br`;
const renditionsPath = (name: string): string => `renditions/${name}.json.br`;
export const isList = (path: string): boolean => /^assets\/(?:[0-9a-f]{8}|recent)\.json\.br$/.test(path);
export const isRenditions = (path: string): boolean => /^renditions\/(?:[0-9a-f]{8}|recent)\.json\.br$/.test(path);

type Listed = Omit<Asset, 'renditions'>;
const json = (value: unknown): Json => value as Json;

/**
 * The index of some assets. Where it differs little from the one before, the pieces stay as they are and the changes
 * stand beside them: a release with fifty new pictures is a few kilobytes, not fifty pieces.
 */
export function indexOf(assets: readonly Asset[], before: IndexTexts): IndexTexts {
  const base = baseOf(before);
  if (base === null) return inPieces(assets);
  const changed = assets.filter((one) => base.listed.get(one.id) !== canonical(json(listed(one))));
  const remade = assets.filter((one) => base.made.get(one.id) !== canonical(json(one.renditions)));
  const present = new Set(assets.map(({ id }) => id));
  const gone = [...base.listed.keys()].filter((id) => !present.has(id));
  if (Math.max(changed.length, remade.length) + gone.length > MOST_RECENT) return inPieces(assets);
  const recent = { gone: gone.toSorted(), put: inOrder(changed).map(listed) };
  return {
    lists: withRecent(base.lists, listPath, changed.length + gone.length === 0 ? null : canonical(json(recent))),
    renditions: withRecent(base.renditions, renditionsPath, remade.length === 0 ? null : renditionsOf(remade)),
  };
}

function withRecent(pieces: ReadonlyMap<string, string>, path: (name: string) => string, recent: string | null) {
  return recent === null ? pieces : new Map([...pieces, [path(RECENT), recent]]);
}

/** An index without what stands beside its pieces; null when it has none, or is not one of ours. */
function baseOf({ lists, renditions }: IndexTexts) {
  const pieces = new Map([...lists].filter(([path]) => path !== listPath(RECENT)));
  const makings = new Map([...renditions].filter(([path]) => path !== renditionsPath(RECENT)));
  if (pieces.size === 0) return null;
  const assets = [...pieces.values()].map(readPiece);
  const made = [...makings.values()].map((text) => read(renditionsSchema, text));
  if (assets.includes(null) || made.includes(null)) return null;
  return {
    lists: pieces,
    renditions: makings,
    listed: new Map(assets.flatMap((piece) => (piece ?? []).map((one) => [one.id, canonical(json(one))] as const))),
    made: new Map(made.flatMap((piece) => Object.entries(piece ?? {}).map(([id, all]) => [id, canonical(json(all))]))),
  };
}

/** Ends of pieces are given by the assets' ids alone: an asset more or less changes the piece it is in and no other. */
function inPieces(assets: readonly Asset[]): IndexTexts {
  const pieces: Asset[][] = [];
  for (const one of inOrder(assets)) {
    const last = pieces.at(-1);
    if (last === undefined || begins(one) || last.length >= LARGEST_PIECE) pieces.push([one]);
    else last.push(one);
  }
  const named = pieces.map((piece) => [hash('sha256', piece[0]?.id ?? '').slice(0, 8), piece] as const);
  return {
    lists: new Map(named.map(([name, piece]) => [listPath(name), canonical(json(columnsOf(piece.map(listed))))])),
    renditions: new Map(named.map(([name, piece]) => [renditionsPath(name), renditionsOf(piece)])),
  };
}

const begins = ({ id }: Asset): boolean => Number.parseInt(hash('sha256', id).slice(0, 8), 16) % PIECE === 0;

function listed(asset: Asset): Listed {
  const { renditions: _renditions, ...rest } = asset;
  return rest;
}

const renditionsOf = (assets: readonly Asset[]): string =>
  canonical(json(Object.fromEntries(assets.map(({ id, renditions }) => [id, renditions]))));

/** What is alike stands together and is packed well: pictures of one day share all words but their title and number. */
function inOrder(assets: readonly Asset[]): readonly Asset[] {
  const keyed = assets.map((one) => {
    const { id, hash: _hash, bytes: _bytes, title, added: _added, renditions: _renditions, ...alike } = one;
    return { one, key: `${canonical(json(alike))}\n${canonical(json(title))}\n${id}` };
  });
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
}

/**
 * A piece stands in columns: `title.ar` holds every Arabic title, `hash` all hashes in a row. Alike with alike packs a sixth
 * smaller than record after record.
 */
function columnsOf(records: readonly Listed[]): Readonly<Record<string, unknown>> {
  const columns: Record<string, unknown[]> = {};
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      const inside = isPlain(value)
        ? Object.entries(value).map(([name, one]) => [`${key}.${name}`, one] as const)
        : [[key, value] as const];
      for (const [name, one] of inside) (columns[name] ??= []).push(one);
    }
  }
  return { ...columns, hash: records.map((one) => one.hash).join('') };
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** SHA-256 in hex. */
const HASH_LENGTH = 64;
const columnsSchema = z.record(z.string(), z.union([z.string(), z.array(z.unknown())]));

/** The records of a piece; null when its columns are none, or not of one length. */
function readPiece(text: string): readonly z.infer<typeof listedSchema>[] | null {
  const columns = read(columnsSchema, text);
  const hashes = columns?.['hash'];
  if (columns === null || typeof hashes !== 'string' || hashes.length % HASH_LENGTH !== 0) return null;
  const records = Array.from({ length: hashes.length / HASH_LENGTH }, (_, at): Record<string, unknown> => ({
    hash: hashes.slice(at * HASH_LENGTH, (at + 1) * HASH_LENGTH),
  }));
  for (const [name, column] of Object.entries(columns)) {
    if (name === 'hash') continue;
    if (typeof column === 'string' || column.length !== records.length) return null;
    const [key = '', inside] = name.split('.');
    for (const [at, record] of records.entries()) place(record, key, inside, column[at]);
  }
  const done = pieceSchema.safeParse(records);
  return done.success ? done.data : null;
}

function place(record: Record<string, unknown>, key: string, inside: string | undefined, value: unknown): void {
  if (inside === undefined) record[key] = value;
  else ((record[key] ??= {}) as Record<string, unknown>)[inside] = value;
}

const listedSchema = z.looseObject({ id: z.string(), hash: z.string(), added: z.string() });
const pieceSchema = z.array(listedSchema);
const recentSchema = z.strictObject({ gone: z.array(z.string()), put: pieceSchema });
const renditionsSchema = z.record(z.string(), z.array(z.unknown()));

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    const done = schema.safeParse(JSON.parse(text));
    return done.success ? done.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Renditions by the asset's id and hash, as they were known before. */
export type KnownRenditions = ReadonlyMap<string, readonly unknown[]>;
const knownKey = ({ id, hash: of }: { readonly id: string; readonly hash: string }): string => `${id} ${of}`;

/** What an `assets.json` of ours says of renditions; nothing where it can't be read. */
export function renditionsIn(assets: string): KnownRenditions {
  const all = read(z.array(listedSchema.extend({ renditions: z.array(z.unknown()) })), assets) ?? [];
  return new Map(all.map((one) => [knownKey(one), one.renditions]));
}

/**
 * The text of `assets.json`, the newest first. Where the index came without renditions, those that are known already
 * stay. Null when a piece can't be read; the app checks each asset whole.
 */
export function joinIndex({ lists, renditions }: IndexTexts, known: KnownRenditions): string | null {
  const assets = new Map<string, z.infer<typeof listedSchema>>();
  const recent = lists.get(listPath(RECENT));
  for (const [path, text] of lists) {
    const piece = path === listPath(RECENT) ? [] : readPiece(text);
    if (piece === null) return null;
    for (const one of piece) assets.set(one.id, one);
  }
  const changes = recent === undefined ? { gone: [], put: [] } : read(recentSchema, recent);
  const made = joinRenditions(renditions);
  if (changes === null || made === null) return null;
  for (const id of changes.gone) assets.delete(id);
  for (const one of changes.put) assets.set(one.id, one);
  const newest = [...assets.values()].toSorted((a, b) =>
    a.added === b.added ? byId(a, b) : a.added > b.added ? -1 : 1,
  );
  const whole = newest.map((one) => ({ ...one, renditions: made.get(one.id) ?? known.get(knownKey(one)) ?? [] }));
  return `[${whole.map((one) => JSON.stringify(one)).join(',\n')}]\n`;
}

function joinRenditions(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly unknown[]> | null {
  const made = new Map<string, readonly unknown[]>();
  const recentLast = [...texts].toSorted(([path]) => (path === renditionsPath(RECENT) ? 1 : -1));
  for (const [, text] of recentLast) {
    const piece = read(renditionsSchema, text);
    if (piece === null) return null;
    for (const [id, all] of Object.entries(piece)) made.set(id, all);
  }
  return made;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

const withHash = z.looseObject({ hash: z.string() });

/** Hashes of the media that a piece of the index lists: originals, or renditions. */
export function mediaListed(path: string, text: string): readonly string[] {
  if (isRenditions(path)) {
    const made = read(z.record(z.string(), z.array(withHash)), text) ?? {};
    return Object.values(made).flatMap((all) => all.map((one) => one.hash));
  }
  const put = path === listPath(RECENT) ? read(recentSchema, text)?.put : readPiece(text);
  return (put ?? []).map((one) => one.hash);
}

/** A region's few assets stand in one file of their own, renditions and all. */
export const regionAssets = (region: string): string => `regions/${region}/assets.json.br`;

/** The same of a region's file. */
export function mediaOfRegion(text: string): readonly string[] {
  const all = read(z.array(withHash.extend({ renditions: z.array(withHash) })), text) ?? [];
  return all.flatMap((one) => [
    one.hash,
    ...one.renditions.map((rendition: Pick<Rendition, 'hash'>) => rendition.hash),
  ]);
}
