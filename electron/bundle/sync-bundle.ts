import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BundleEvent } from '#contract/bundles.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { SyncOrder } from '../services/ports/bundles.ts';
import { chunks, hashFile, isFolder, sha256, writeRefusal } from './disk.ts';
import { type SyncRecord, TAGS, VERSION } from './format.ts';
import { readOrder } from './look.ts';
import type { Listed } from './manifest.ts';
import { foldersOf } from './names.ts';
import { newFolder } from './new-folder.ts';
import { startMeter } from './progress.ts';
import { sealWith, writeTags } from './seal.ts';
import { verifyFiles, walk } from './verify.ts';
import { flushFolder } from '../system/drive.ts';

type Steps<T> = AsyncGenerator<BundleEvent, Result<T, Refusal>>;

/** Makes the folder of a sync bundle, with its order and an empty `data`. */
export async function beginSync({
  id: order,
  campaign,
  office,
  to,
  at,
}: SyncOrder): Promise<Result<{ readonly folder: string; readonly data: string }, Refusal>> {
  if (!(await isFolder(to))) return fail(refuse('folder-missing', { path: to }));
  const record: SyncRecord = { format: 'tansiq-bundle', version: VERSION, kind: 'sync', order, campaign, office, at };
  try {
    const folder = await newFolder(to, 'tansiq-sync', order, record);
    const data = path.join(folder, 'data');
    await mkdir(data);
    await flushFolder(folder);
    return ok({ folder, data });
  } catch (error) {
    return fail(await writeRefusal(error, path.join(to, 'x'), 0));
  }
}

/** Reads what was put below `data`, lists it and completes the bundle. Its files are flushed already, each by itself. */
export async function* sealSync(root: string, signal: AbortSignal | undefined): Steps<void> {
  const record = await readOrder(root);
  if (record?.kind !== 'sync') return fail(refuse('not-a-bundle', { file: TAGS.order }));
  try {
    const tree = await walk(root);
    if (!tree.ok) return tree;
    const files = tree.value.filter(({ name }) => name.startsWith('data/'));
    const meter = startMeter(files, signal);
    const listed: (Listed & { readonly bytes: number })[] = [];
    for (const { name, bytes } of files) {
      const hash = createHash('sha256');
      for await (const chunk of chunks(path.join(root, name))) {
        hash.update(chunk);
        yield* meter.part('verify', name, chunk.length);
      }
      listed.push({ name, bytes, hash: hash.digest('hex') });
      yield* meter.file('verify', name, bytes);
    }
    for (const folder of foldersOf(files.map(({ name }) => name)).toReversed()) {
      await flushFolder(path.join(root, folder));
    }
    const tags = await writeTags(root, record, listed);
    for (const { name, text } of tags) {
      if ((await hashFile(path.join(root, name))) !== sha256(text))
        return fail(refuse('bundle-damaged', { file: name }));
    }
    await sealWith(root, tags);
    const bytes = listed.reduce((sum, file) => sum + file.bytes, 0);
    yield { type: 'finished', folder: root, posts: 0, files: listed.length, bytes, resumed: false };
    return ok(undefined);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return fail(await writeRefusal(error, path.join(root, TAGS.order), 0));
  }
}

/** Verifies a sync bundle of this campaign whole: only then is anything in it looked at. */
export async function* unsealSync(
  folder: string,
  campaign: string,
  signal: AbortSignal | undefined,
): Steps<{ readonly data: string }> {
  const verified = yield* verifyFiles(folder, signal);
  if (!verified.ok) return verified;
  const { order, payload, bytes } = verified.value;
  if (order.kind !== 'sync') return fail(refuse('bundle-other-kind'));
  if (order.campaign !== campaign) return fail(refuse('bundle-foreign'));
  yield { type: 'finished', folder, posts: 0, files: payload.length, bytes, resumed: false };
  return ok({ data: path.join(folder, 'data') });
}
