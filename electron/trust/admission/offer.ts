import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteSource } from '../../services/ports/remote.ts';
import { fetchWhole } from '../fetching.ts';
import { MEDIA_ROLE } from '../target-names.ts';
import { decodeMetadata, metadataKey, targetKey, TIMESTAMP_KEY } from '../tuf.ts';
import { onShelf, type Shelf, shelfIn } from './download.ts';
import { filesOfPointer } from './files.ts';
import { signedIn } from './point.ts';
import type { Pointer } from './pointer.ts';
import { readRelease } from './trusted.ts';

const LARGEST_TIMESTAMP = 16 * 1024;

/** Puts a release as it was signed onto another remote: files, lists, the timestamp last. A newer one there stays. `root` as in `Admission`. */
export async function offer(
  held: Pointer,
  root: string,
  remote: Pick<Remote, 'get' | 'putImmutable' | 'putPointer'>,
  signal: AbortSignal | undefined,
): Promise<Result<void, Refusal>> {
  const there = await fetchWhole(remote, TIMESTAMP_KEY, LARGEST_TIMESTAMP, signal);
  if (!there.ok) return there;
  const standing = there.value === null ? null : decodeMetadata('timestamp', there.value);
  if (standing !== null && standing.signed.version > held.number) return ok(undefined);
  for (const put of [() => putFiles(held, shelfIn(root), remote, signal), () => putLists(held, remote, signal)]) {
    const done = await put();
    if (!done.ok) return done;
  }
  return remote.putPointer(TIMESTAMP_KEY, Buffer.from(held.timestamp), signal);
}

type Putting = Pick<Remote, 'putImmutable'>;

async function putFiles(
  held: Pointer,
  shelf: Shelf,
  remote: Putting,
  signal: AbortSignal | undefined,
): Promise<Result<void, Refusal>> {
  const files = filesOfPointer(held);
  if (!files.ok) return files;
  for (const [file, facts] of files.value) {
    const bytes = await onShelf(shelf, facts);
    // Lost by the disk: the next look at the campaign's remote fetches it again.
    if (bytes === null) return fail(refuse('release-incomplete', { file }));
    const put = await remote.putImmutable(targetKey(file, facts), sourceOf(bytes), signal);
    if (!put.ok) return put;
  }
  return ok(undefined);
}

async function putLists(
  held: Pointer,
  remote: Putting,
  signal: AbortSignal | undefined,
): Promise<Result<void, Refusal>> {
  const { roots, snapshot, targets, regions } = signedIn(held);
  const { snapshot: read, root, timestamp } = readRelease(signedIn(held));
  const version = (file: string): number => read.signed.meta[`${file}.json`]?.version ?? 0;
  const lists: readonly (readonly [string, Buffer])[] = [
    ...roots.map((bytes, at) => [metadataKey(root.signed.version - roots.length + 1 + at, 'root'), bytes] as const),
    ...Array.from(regions, ([role, bytes]) => [metadataKey(version(role), role), bytes] as const),
    ...(held.media === null ? [] : [[metadataKey(version(MEDIA_ROLE), MEDIA_ROLE), Buffer.from(held.media)] as const]),
    [metadataKey(version('targets'), 'targets'), targets],
    [metadataKey(timestamp.signed.snapshotMeta.version, 'snapshot'), snapshot],
  ];
  for (const [key, bytes] of lists) {
    const put = await remote.putImmutable(key, sourceOf(bytes), signal);
    if (!put.ok) return put;
  }
  return ok(undefined);
}

const sourceOf = (bytes: Buffer): RemoteSource => ({
  bytes: bytes.length,
  async *open(from) {
    yield bytes.subarray(from);
  },
});
