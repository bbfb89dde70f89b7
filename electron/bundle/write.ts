import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BundleEvent } from '#contract/bundles.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { canonical } from '#domain/canonical.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { BundleOrder } from '../services/ports/bundles.ts';
import { chunks, hashFile, isFolder, sha256, writeRefusal, writeText } from './disk.ts';
import { type OrderRecord, TAGS, VERSION } from './format.ts';
import { isWhole, readOrder } from './look.ts';
import { foldersOf } from './names.ts';
import type { BundlePage } from './page/page.ts';
import { type PlannedFile, planPayload } from './plan.ts';
import { newFolder } from './new-folder.ts';
import { type Meter, startMeter } from './progress.ts';
import { sealWith, type Tag, writeTags } from './seal.ts';
import { flushFolder, freeAt } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

type Steps<T> = AsyncGenerator<BundleEvent, Result<T, Refusal>>;

/** A bundle under way: its folder and what belongs in it. */
interface Task {
  readonly root: string;
  readonly record: OrderRecord;
  readonly resumed: boolean;
  readonly payload: readonly PlannedFile[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Writes a bundle or finishes one that an earlier try left. Every file gets its final name at once and is flushed, the
 * folders too; then all is read back; the seal comes last (design/exchange.md, "Durability": USB sticks).
 */
export async function* writeBundle(
  order: BundleOrder,
  fonts: BundlePage['fonts'],
  signal: AbortSignal | undefined,
): Steps<void> {
  if (order.posts.length === 0) return fail(refuse('nothing-chosen'));
  if (!(await isFolder(order.to))) return fail(refuse('folder-missing', { path: order.to }));
  const begun = await begin(order, fonts, signal);
  if (!begun.ok) return begun;
  const task = begun.value;
  const good = yield* goodFiles(task);
  const needed = spaceFor(task.payload.filter(({ name }) => !good.has(name)));
  const free = await freeAt(task.root);
  if (free < needed) return fail(refuse('no-space', { needed, free }));
  try {
    yield* writePayload(task, good);
    const tags = await writeTags(task.root, task.record, task.payload);
    const damaged = yield* readBack(task, tags);
    if (damaged !== null) return fail(refuse('bundle-damaged', { file: damaged }));
    await sealWith(task.root, tags);
  } catch (error) {
    if (error instanceof SourceLost) return fail(refuse('pack-damaged', { file: error.file, line: 0 }));
    if (signal?.aborted === true) throw error;
    return fail(await writeRefusal(error, path.join(task.root, TAGS.order), needed));
  }
  const { root, payload, resumed, record } = task;
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  yield { type: 'finished', folder: root, posts: record.posts, files: payload.length, bytes, resumed };
  return ok(undefined);
}

/** The picture on this computer is not what the library says: a fault of the pack, not of the stick. */
class SourceLost extends Error {
  readonly file: string;
  constructor(file: string, cause?: unknown) {
    super(file, { cause });
    this.file = path.basename(file);
  }
}

/** Finds the unfinished bundle of the same order, or makes a new folder with the order in it. */
async function begin(
  order: BundleOrder,
  fonts: BundlePage['fonts'],
  signal: AbortSignal | undefined,
): Promise<Result<Task, Refusal>> {
  const wanted = orderHash(order);
  try {
    const left = await unfinished(order.to, wanted);
    const record = left?.record ?? recordOf(order, wanted);
    const payload = planPayload({ ...order, at: record.at }, bundleNumber(record), fonts);
    if (!payload.ok) return payload;
    const root = left?.root ?? (await newFolder(order.to, 'tansiq', numberOf(record), record));
    return ok({ root, record, resumed: left !== null, payload: payload.value, signal });
  } catch (error) {
    return fail(await writeRefusal(error, path.join(order.to, 'x'), 0));
  }
}

/** What makes two orders the same: everything but the time and the place. */
function orderHash({ posts, pack, office, tools, bom, language, digits }: BundleOrder): string {
  const content = posts.map(({ post, media }) => [post.id, post.contentHash, ...media.map(({ hash }) => hash)]);
  return sha256(canonical([VERSION, content, pack.id, pack.version, office, [...tools], bom, language, digits]));
}

const recordOf = ({ posts, pack, office, at }: BundleOrder, order: string): OrderRecord => ({
  format: 'tansiq-bundle',
  version: VERSION,
  kind: 'posts',
  order,
  campaign: pack.campaign.id,
  office,
  posts: posts.length,
  at,
});

async function unfinished(to: string, wanted: string): Promise<{ root: string; record: OrderRecord } | null> {
  for (const entry of await readdir(to, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith('tansiq-')) continue;
    const root = path.join(to, entry.name);
    const record = await readOrder(root);
    if (record?.kind === 'posts' && record.order === wanted && !(await isWhole(root))) return { root, record };
  }
  return null;
}

const numberOf = ({ order, at }: OrderRecord): string => sha256(`${order} ${at}`);
/** As people read it out: `4C1E 77A0 D92B 03F8`, beginning as the folder's name ends. */
const bundleNumber = (record: OrderRecord): string =>
  (numberOf(record).slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');

/** Files of an earlier try that are whole, by their hash; the others are written anew. */
async function* goodFiles({ root, payload, resumed, signal }: Task): AsyncGenerator<BundleEvent, ReadonlySet<string>> {
  const good = new Set<string>();
  if (!resumed) return good;
  const meter = startMeter(payload, signal);
  for (const file of payload) {
    const hash = await hashIfThere(path.join(root, file.name));
    if (hash === file.hash) good.add(file.name);
    yield* meter.file('verify', file.name, file.bytes);
  }
  return good;
}

async function hashIfThere(file: string): Promise<string | null> {
  try {
    return await hashFile(file);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return null;
  }
}

/** Room on the drive for `files`: each takes whole clusters, 32 KB on a large FAT stick. */
const spaceFor = (files: readonly PlannedFile[]): number =>
  files.reduce((sum, { bytes }) => sum + Math.ceil((bytes + 1) / CLUSTER) * CLUSTER, CLUSTER);
const CLUSTER = 4_096;

async function* writePayload(task: Task, good: ReadonlySet<string>): AsyncGenerator<BundleEvent> {
  const { root, payload, signal } = task;
  const folders = foldersOf(payload.map(({ name }) => name));
  // Not recursive: where a stick was pulled its mount point may be left, and nothing must be written there.
  for (const folder of folders) await mkdirOnce(path.join(root, folder));
  const meter = startMeter(payload, signal);
  for (const file of payload) {
    if (!good.has(file.name)) yield* writeFile(root, file, meter);
    yield* meter.file(file.step, file.name, file.bytes);
  }
  for (const folder of folders.toReversed()) await flushFolder(path.join(root, folder));
  await flushFolder(root);
}

async function mkdirOnce(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

async function* writeFile(root: string, file: PlannedFile, meter: Meter): AsyncGenerator<BundleEvent> {
  const target = path.join(root, file.name);
  if ('text' in file) {
    await writeText(target, file.text);
    return;
  }
  await rm(target, { force: true });
  const handle = await open(target, 'wx');
  try {
    const hash = createHash('sha256');
    for await (const chunk of sourceChunks(file.source)) {
      hash.update(chunk);
      await handle.writeFile(chunk);
      yield* meter.part(file.step, file.name, chunk.length);
    }
    if (hash.digest('hex') !== file.hash) throw new SourceLost(file.source);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* sourceChunks(source: string): AsyncGenerator<Buffer> {
  const parts = chunks(source);
  for (;;) {
    const next = await parts.next().catch((error: unknown) => {
      throw new SourceLost(source, error);
    });
    if (next.done === true) return;
    yield next.value;
  }
}

/** Reads every file back from the drive; answers the name of the first that differs, or null. */
async function* readBack(
  { root, payload, signal }: Task,
  tags: readonly Tag[],
): AsyncGenerator<BundleEvent, string | null> {
  const meter = startMeter(payload, signal);
  for (const { name, text } of tags) {
    if ((await hashFile(path.join(root, name))) !== sha256(text)) return name;
  }
  for (const file of payload) {
    const hash = createHash('sha256');
    for await (const chunk of chunks(path.join(root, file.name))) {
      hash.update(chunk);
      yield* meter.part('verify', file.name, chunk.length);
    }
    if (hash.digest('hex') !== file.hash) return file.name;
    yield* meter.file('verify', file.name, file.bytes);
  }
  return null;
}
