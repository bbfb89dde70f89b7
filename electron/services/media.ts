import type { SyncEvent } from '#contract/exchange.ts';
import type { Refusal } from '#contract/refusal.ts';
import { instant } from '#contract/schemas/post.ts';
import { mediaKey } from '#domain/mail.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Arrival, ObjectStore, Remote, RemoteSource } from './ports.ts';
import type { Workplace } from './workplace.ts';

const wish = z.strictObject({ bytes: z.int().positive(), at: instant });

/** A file of the campaign that somebody asked for and that is not here yet. */
export interface Wish {
  readonly hash: string;
  readonly bytes: number;
}

/** Pictures and videos of the campaign: fetched when they are asked for, in pieces that outlive every cut. */
export class Media {
  readonly #place: Workplace;

  constructor(place: Workplace) {
    this.#place = place;
  }

  /** Asks for files; those that are here already are not asked for. Durable before it answers. */
  async want(files: readonly Wish[]): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const at = this.#place.tools.clock.now();
    for (const { hash, bytes } of files) {
      if ((await store.value.objects.size(hash)) === bytes) continue;
      const kept = await store.value.documents.put(`wanted/${hash}`, wish.nullable(), { bytes, at });
      if (!kept.ok) return kept;
    }
    this.#place.tools.events.send({ type: 'exchange' });
    return ok(undefined);
  }

  /** No longer asks for files; what came of them stays for another time. */
  async unwant(files: readonly Pick<Wish, 'hash'>[]): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    for (const { hash } of files) {
      const kept = await store.value.documents.put(`wanted/${hash}`, wish.nullable(), null);
      if (!kept.ok) return kept;
    }
    this.#place.tools.events.send({ type: 'exchange' });
    return ok(undefined);
  }

  /** What is asked for and not here, the smallest first: they are what people see first. */
  async wanted(): Promise<readonly Wish[]> {
    const store = this.#place.store();
    if (!store.ok) return [];
    const { documents } = store.value;
    const hashes = await documents.names('wanted');
    const wishes = await Promise.all(hashes.map((hash) => documents.get(`wanted/${hash}`, wish.nullable())));
    return wishes
      .flatMap((one, at) => (one === null ? [] : [{ hash: hashes[at] ?? '', bytes: one.bytes }]))
      .toSorted((a, b) => a.bytes - b.bytes);
  }

  /** Puts files that are here onto a remote: a stick for an office without a connection. */
  async *offer(
    remote: Remote,
    hashes: readonly string[],
    signal?: AbortSignal,
  ): AsyncGenerator<SyncEvent, Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { objects } = store.value;
    const sizes = await Promise.all(hashes.map((hash) => objects.size(hash)));
    const files = hashes.flatMap((hash, at) => (sizes[at] === null ? [] : [{ hash, bytes: sizes[at] ?? 0 }]));
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
    { hash, bytes }: Wish,
    signal?: AbortSignal,
  ): AsyncGenerator<number, Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    if ((await store.value.objects.size(hash)) !== bytes) {
      const came = yield* receive(store.value.objects, remote, { hash, bytes }, signal);
      if (!came.ok) return came;
    }
    return this.unwant([{ hash }]);
  }
}

const objectSource = (objects: ObjectStore, { hash, bytes }: Wish): RemoteSource => ({
  bytes,
  async *open(from) {
    // Gone since it was counted: the put ends short and is refused.
    yield* (await objects.read(hash, from)) ?? [];
  },
});

async function* receive(
  objects: ObjectStore,
  remote: Remote,
  { hash, bytes }: Wish,
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
