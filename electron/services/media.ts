import { type libraryReaches, policy as policySchema, type Policy, type SyncEvent } from '#contract/exchange.ts';
import type { Refusal } from '#contract/refusal.ts';
import { instant } from '#contract/schemas/post.ts';
import type { AssetFile } from '#domain/asset.ts';
import { mediaKey } from '#domain/mail.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { Holdings } from './holdings.ts';
import type { Remote, RemoteSource } from './ports/remote.ts';
import type { Arrival, DocumentStore, ObjectStore } from './ports/store.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

const wish = z.strictObject({ bytes: z.int().positive(), at: instant });

/** A file of the campaign that is to come; `asked` by somebody, or because the policy brings it. */
export interface Wish extends AssetFile {
  readonly asked: boolean;
}

/** Until people decide: thumbnails come, and media stop at a month's data that a cheap package has. */
const cautious: Policy = { automatic: true, metered: false, monthlyBytes: 100_000_000, library: 'thumbs' };

/** What people decided about their connection. */
export const policyIn = async (documents: DocumentStore | null): Promise<Policy> =>
  (await documents?.get('policy', policySchema)) ?? cautious;

/** Pictures and videos of the campaign: fetched when they are asked for, in pieces that outlive every cut. */
export class Media {
  readonly #place: Workplace;
  readonly holdings: Holdings;
  /** What was asked for, by hash: read once for each store, then kept up. */
  readonly #wishes = new WeakMap<DocumentStore, Promise<Map<string, AssetFile>>>();

  constructor(place: Workplace) {
    this.#place = place;
    this.holdings = new Holdings(place);
  }

  /** Asks for files; those that are here already are not asked for. Durable before it answers. */
  async want(files: readonly AssetFile[]): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    const at = this.#place.tools.clock.now();
    for (const { hash, bytes } of files) {
      if (await this.holdings.isHere(store.value, hash)) continue;
      const kept = await documents.put(`wanted/${hash}`, wish.nullable(), { bytes, at });
      if (!kept.ok) return kept;
      (await this.#known(documents)).set(hash, { hash, bytes });
    }
    this.#place.tools.events.send({ type: 'exchange' });
    return ok(undefined);
  }

  /** No longer asks for files; what came of them stays for another time. */
  async unwant(files: readonly Pick<AssetFile, 'hash'>[]): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    for (const { hash } of files) {
      const kept = await this.#forget(store.value.documents, hash);
      if (!kept.ok) return kept;
    }
    this.#place.tools.events.send({ type: 'exchange' });
    return ok(undefined);
  }

  /** What people asked for and is not here, the smallest first. */
  async asked(): Promise<readonly AssetFile[]> {
    const store = this.#place.store();
    if (!store.ok) return [];
    return [...(await this.#known(store.value.documents)).values()].toSorted((a, b) => a.bytes - b.bytes);
  }

  #known(documents: DocumentStore): Promise<Map<string, AssetFile>> {
    const known = this.#wishes.get(documents) ?? readWishes(documents);
    this.#wishes.set(documents, known);
    return known;
  }

  /** Takes a wish back, if there is one. */
  async #forget(documents: DocumentStore, hash: string): Promise<Result<void, Refusal>> {
    const known = await this.#known(documents);
    if (!known.has(hash)) return ok(undefined);
    const kept = await documents.put(`wanted/${hash}`, wish.nullable(), null);
    if (kept.ok) known.delete(hash);
    return kept;
  }

  /** What is to come, in this order: thumbnails, what was asked for, the rest. `all` brings the whole library. */
  async wanted(reach?: 'all'): Promise<readonly Wish[]> {
    const store = this.#place.store();
    if (!store.ok) return [];
    const library = reach ?? (await policyIn(store.value.documents)).library;
    const asked = await this.asked();
    const files = [
      ...(library === 'nothing' ? [] : await this.#missing('thumbs')),
      ...asked,
      ...(library === 'all' ? await this.#missing('rest') : []),
    ];
    const isAsked = new Set(asked.map(({ hash }) => hash));
    return [...new Map(files.map((file) => [file.hash, { ...file, asked: isAsked.has(file.hash) }])).values()];
  }

  /** None while the library can't be read: what people asked for comes all the same. */
  async #missing(shelf: 'thumbs' | 'rest'): Promise<readonly AssetFile[]> {
    const missing = await this.holdings.missing(shelf);
    return missing.ok ? missing.value : [];
  }

  /** Which of these files are not here. */
  async absent(hashes: readonly string[]): Promise<Result<readonly string[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const here = await Promise.all(hashes.map((hash) => this.holdings.isHere(store.value, hash)));
    return ok(hashes.filter((_, at) => here[at] !== true));
  }

  /** Puts the library's files that are here onto a remote: a stick for an office without a connection. */
  async *offer(
    remote: Remote,
    reach: (typeof libraryReaches)[number],
    signal?: AbortSignal,
  ): AsyncGenerator<SyncEvent, Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { objects } = store.value;
    const files: AssetFile[] = [];
    for (const shelf of shelvesOf(reach)) {
      const held = await this.holdings.held(shelf);
      if (!held.ok) return held;
      // What stands in the pack's own folder is everybody's already.
      for (const file of held.value) if ((await objects.size(file.hash)) !== null) files.push(file);
    }
    const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
    let bytes = 0;
    for (const [at, file] of files.entries()) {
      yield { type: 'media', files: at, filesTotal: files.length, bytes, bytesTotal };
      const put = await remote.putImmutable(mediaKey(file.hash), objectSource(objects, file), signal);
      if (!put.ok) return put;
      bytes += file.bytes;
    }
    return ok(undefined);
  }

  /** Fetches one file, from the byte where the last try ended; yields how many of its bytes are here. */
  async *fetch(
    remote: Remote,
    { hash, bytes }: AssetFile,
    signal?: AbortSignal,
  ): AsyncGenerator<number, Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    if ((await store.value.objects.size(hash)) !== bytes) {
      const came = yield* receive(store.value.objects, remote, { hash, bytes }, signal);
      if (!came.ok) return came;
    }
    await this.holdings.came(hash);
    const kept = await this.#forget(store.value.documents, hash);
    this.#place.tools.events.send({ type: 'media', hash });
    return kept;
  }
}

async function readWishes(documents: DocumentStore): Promise<Map<string, AssetFile>> {
  const wishes = await allIn(documents, 'wanted', wish.nullable());
  return new Map(Array.from(wishes, ([hash, { bytes }]) => [hash, { hash, bytes }]));
}

const shelvesOf = (reach: (typeof libraryReaches)[number]): readonly ('thumbs' | 'rest')[] =>
  reach === 'all' ? ['thumbs', 'rest'] : reach === 'thumbs' ? ['thumbs'] : [];

const objectSource = (objects: ObjectStore, { hash, bytes }: AssetFile): RemoteSource => ({
  bytes,
  async *open(from) {
    // Gone since it was counted: the put ends short and is refused.
    yield* (await objects.read(hash, from)) ?? [];
  },
});

async function* receive(
  objects: ObjectStore,
  remote: Remote,
  { hash, bytes }: AssetFile,
  signal?: AbortSignal,
): AsyncGenerator<number, Result<void, Refusal>> {
  const arrival = await objects.arrive(hash, bytes);
  if (!arrival.ok) return arrival;
  let outcome: Result<void, Refusal> | null = null;
  try {
    yield arrival.value.have;
    outcome = arrival.value.have === bytes ? ok(undefined) : yield* readInto(remote, arrival.value, hash, signal);
  } finally {
    // Cancelled, refused or thrown: what came stays for the next try.
    if (outcome?.ok !== true) await arrival.value.pause();
  }
  return outcome.ok ? arrival.value.finish() : outcome;
}

async function* readInto(
  remote: Remote,
  arrival: Arrival,
  hash: string,
  signal?: AbortSignal,
): AsyncGenerator<number, Result<void, Refusal>> {
  const read = await remote.get(mediaKey(hash), { from: arrival.have, signal });
  if (!read.ok) return read;
  let have = arrival.have;
  for await (const chunk of read.value.chunks) {
    if (!chunk.ok) return chunk;
    const written = await arrival.write(chunk.value);
    if (!written.ok) return written;
    have += chunk.value.length;
    yield have;
  }
  return ok(undefined);
}
