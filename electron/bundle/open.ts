import path from 'node:path';
import type { BundleEvent } from '#contract/bundles.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { readSmall, sha256 } from './disk.ts';
import { LARGEST_RECORD, type PostRecord, postRecord } from './format.ts';
import { parseJson } from './look.ts';
import { type Verified, verifyFiles } from './verify.ts';

type Steps<T> = AsyncGenerator<BundleEvent, Result<T, Refusal>>;

const damaged = (file: string) => fail(refuse('bundle-damaged', { file }));

/**
 * Verifies the files, then what they say: `finished` is the last event of a bundle that may be trusted to be whole. What
 * a sync bundle says is sealed and signed, and judged by whoever it is for.
 */
export async function* verifyBundle(folder: string, signal: AbortSignal | undefined): Steps<void> {
  const files = yield* verifyFiles(folder, signal);
  if (!files.ok) return files;
  const posts = files.value.order.kind === 'posts' ? await readPosts(folder, files.value) : ok([]);
  if (!posts.ok) return posts;
  yield finished(folder, files.value);
  return ok(undefined);
}

/** Verifies whole, then answers the posts as approved ones of another place. */
export async function* openBundle(
  folder: string,
  campaign: string,
  signal: AbortSignal | undefined,
): Steps<readonly ApprovedPost[]> {
  const files = yield* verifyFiles(folder, signal);
  if (!files.ok) return files;
  if (files.value.order.campaign !== campaign) return fail(refuse('bundle-foreign'));
  const posts = await readPosts(folder, files.value);
  if (!posts.ok) return posts;
  yield finished(folder, files.value);
  return ok(posts.value.map(approvedPost));
}

const finished = (folder: string, { order, payload, bytes }: Verified): BundleEvent => ({
  type: 'finished',
  folder,
  posts: order.kind === 'posts' ? order.posts : 0,
  files: payload.length,
  bytes,
  resumed: false,
});

function approvedPost({ id, office, content, contentHash, approvedAt, approvedBy }: PostRecord): ApprovedPost {
  return { id, draft: null, origin: 'bundle', office, content, contentHash, approvedAt, approvedBy, posted: [] };
}

async function readPosts(folder: string, verified: Verified): Promise<Result<readonly PostRecord[], Refusal>> {
  const { order } = verified;
  if (order.kind !== 'posts') return fail(refuse('bundle-other-kind'));
  const hashes = new Map(verified.payload.map(({ name, hash }) => [name, hash]));
  const posts = new Map<string, PostRecord>();
  for (const { name, hash } of verified.payload) {
    if (!/^data\/posts\/[^/]+\/post\.json$/.test(name)) continue;
    const text = await readSmall(path.join(folder, name), LARGEST_RECORD);
    // Read a second time: a stick may answer otherwise than it did when it was hashed.
    if (text === null || sha256(text) !== hash) return damaged(name);
    const decoded = postRecord.safeParse(parseJson(text));
    if (!decoded.success || posts.has(decoded.data.id) || !isBound(decoded.data, hashes)) return damaged(name);
    posts.set(decoded.data.id, decoded.data);
  }
  if (posts.size !== order.posts) return damaged('tansiq-order.json');
  return ok([...posts.values()]);
}

/** The approval is of exactly this content, and its media are the files beside it. */
function isBound({ content, contentHash, media }: PostRecord, hashes: ReadonlyMap<string, string>): boolean {
  const json: Json = JSON.parse(JSON.stringify(content));
  return (
    sha256(canonical(json)) === contentHash &&
    media.length === content.media.length &&
    media.every(
      (one, index) => one.asset === content.media[index]?.asset && hashes.get(`data/${one.file}`) === one.sha256,
    )
  );
}
