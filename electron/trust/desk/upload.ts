import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { ReleaseEvent } from '#contract/publish.ts';
import type { Remote, RemoteSource } from '../../services/ports/remote.ts';
import { isList, isRenditions, mediaListed, mediaOfRegion } from '../asset-index.ts';
import { unpacked } from '../content.ts';
import { fetchWhole } from '../fetching.ts';
import { decodeMetadata, type FileFacts, metadataKey, targetKey, TIMESTAMP_KEY, vouches } from '../tuf.ts';
import type { Desk } from './desk.ts';
import { type Listed, listedIn } from './listed.ts';
import type { Published } from './record.ts';

/** What publishing needs of a remote. */
type Shelf = Pick<Remote, 'get' | 'putImmutable' | 'putPointer'>;

/** Nobody is let in by what is signed already. */
export type UploadEvent = Exclude<ReleaseEvent, { readonly type: 'let-in' }>;

export interface UploadOrder {
  readonly remote: Shelf;
  /** Path of a media file by its hash; null when the pack folder has none. */
  readonly media: (hash: string) => Promise<string | null>;
  readonly signal?: AbortSignal | undefined;
}

/** Largest timestamp of ours, in bytes. */
const LARGEST_TIMESTAMP = 16 * 1024;

/** A file to be put, by its key. */
interface Item {
  readonly key: string;
  readonly step: 'media' | 'lists';
  readonly source: () => Promise<RemoteSource | null>;
}

/**
 * Brings the release in the mirror to a remote: media, files, lists, and the timestamp last, so that nobody reads half a
 * release. What the release that stands there has already is not sent again; a broken upload goes on where it stopped.
 * Refused with `desk-behind` when a newer release of ours stands there: this key folder is an old copy.
 */
export async function* upload(
  desk: Desk,
  { remote, media, signal }: UploadOrder,
): AsyncGenerator<UploadEvent, Result<void, Refusal>> {
  const { published } = desk.record;
  if (published === null) return fail(refuse('release-missing'));
  const there = await standing(desk, published, remote, signal);
  if (!there.ok) return there;
  const items = await missing(desk, published, there.value, media);
  const meter = { files: 0, sent: 0 };
  for (const [done, { key, step, source }] of items.entries()) {
    yield { type: 'progress', step, done, total: items.length, sent: meter.sent };
    const opened = await source();
    if (opened === null) return fail(refuse(step === 'media' ? 'media-not-here' : 'release-incomplete', { file: key }));
    const put = await remote.putImmutable(key, metered(opened, meter), signal);
    if (!put.ok) return put;
  }
  const timestamp = await desk.mirror.read(metadataKey(published.number, 'timestamp'));
  if (timestamp === null) return fail(refuse('release-incomplete', { file: TIMESTAMP_KEY }));
  const pointed = await remote.putPointer(TIMESTAMP_KEY, timestamp, signal);
  if (!pointed.ok) return pointed;
  const { number, pack, expires } = published;
  yield { type: 'finished', number, pack: pack.version, expires, ...meter };
  return ok(undefined);
}

/** Counts what is really sent: the remote asks for nothing of what it has. */
const metered = ({ bytes, open }: RemoteSource, meter: { files: number; sent: number }): RemoteSource => ({
  bytes,
  async *open(from) {
    meter.files += 1;
    for await (const chunk of open(from)) {
      meter.sent += chunk.length;
      yield chunk;
    }
  },
});

/** The release of ours that stands at the remote whole; null when there is none, or none that we know. */
async function standing(
  desk: Desk,
  published: Published,
  remote: Shelf,
  signal: AbortSignal | undefined,
): Promise<Result<number | null, Refusal>> {
  const bytes = await fetchWhole(remote, TIMESTAMP_KEY, LARGEST_TIMESTAMP, signal);
  if (!bytes.ok) return bytes.error.code === 'release-tampered' ? ok(null) : bytes;
  const stamp = bytes.value === null ? null : decodeMetadata('timestamp', bytes.value);
  if (bytes.value === null || stamp === null) return ok(null);
  const { version } = stamp.signed;
  if (version > published.number) {
    const root = await desk.mirror.read(metadataKey(desk.record.root, 'root'));
    const trusted = root === null ? null : decodeMetadata('root', root);
    if (trusted !== null && vouches(trusted, 'timestamp', stamp)) {
      return fail(refuse('desk-behind', { ours: published.number, theirs: version }));
    }
    return ok(null);
  }
  const ours = await desk.mirror.read(metadataKey(version, 'timestamp'));
  return ok(ours?.equals(bytes.value) === true ? version : null);
}

/** What the release has and the one that stands there has not, in the order in which it is put. */
async function missing(
  desk: Desk,
  published: Published,
  there: number | null,
  media: UploadOrder['media'],
): Promise<readonly Item[]> {
  const [now, then] = [await listedIn(desk.mirror, published.number), await listedIn(desk.mirror, there ?? 0)];
  const fresh = beyond(now, then);
  const known = await mediaIn(desk, beyond(then, now));
  const shown = await mediaIn(desk, fresh);
  // Every root, because a client follows them one by one.
  const roots = Array.from({ length: published.root }, (_, index) => metadataKey(index + 1, 'root'));
  const documents = now.documents.filter((key) => !then.documents.includes(key));
  return [
    ...[...shown].filter((hash) => !known.has(hash)).map((hash) => mediaItem(hash, media)),
    ...[...fresh.map(([path, facts]) => targetKey(path, facts)), ...roots, ...documents].map((key) =>
      listItem(desk, key),
    ),
  ];
}

/** The files of one release that the other has not, or not in this state. */
const beyond = (one: Listed, other: Listed): readonly (readonly [string, FileFacts])[] =>
  Array.from(one.files).filter(([path, { sha256 }]) => other.files.get(path)?.sha256 !== sha256);

/** Hashes of the originals and renditions that some files of the index list. */
async function mediaIn(
  { mirror }: Desk,
  files: readonly (readonly [path: string, facts: FileFacts])[],
): Promise<ReadonlySet<string>> {
  const hashes = new Set<string>();
  for (const [path, facts] of files) {
    const inRegion = path.startsWith('regions/') && path.endsWith('/assets.json.br');
    if (!inRegion && !isList(path) && !isRenditions(path)) continue;
    const bytes = await mirror.read(targetKey(path, facts));
    const text = (bytes === null ? null : unpacked(bytes)) ?? '';
    for (const hash of inRegion ? mediaOfRegion(text) : mediaListed(path, text)) hashes.add(hash);
  }
  return hashes;
}

const mediaKey = (hash: string): string => `media/${hash.slice(0, 2)}/${hash}`;

const mediaItem = (hash: string, media: UploadOrder['media']): Item => ({
  key: mediaKey(hash),
  step: 'media',
  async source() {
    const file = await media(hash);
    if (file === null) return null;
    const { size } = await stat(file);
    return { bytes: size, open: (from) => createReadStream(file, { start: from }) };
  },
});

const listItem = ({ mirror }: Desk, key: string): Item => ({
  key,
  step: 'lists',
  async source() {
    const bytes = await mirror.read(key);
    return bytes === null ? null : { bytes: bytes.length, open: (from) => only(bytes.subarray(from)) };
  },
});

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
