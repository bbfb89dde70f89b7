import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteEntry, RemoteSource } from '../services/ports/remote.ts';
import { isKey, isUnder, unsafeKey } from './key.ts';
import { Refused } from './refused.ts';
import { readSource, SourceThrew } from './source.ts';

/** How much is handed on at once, in bytes. */
const CHUNK = 64 * 1024;

/** A remote that lives as long as the process; `objects` is what is in it, for tests to look at and to damage. */
export function memoryRemote(objects: Map<string, Uint8Array> = new Map()): Remote {
  const put = (key: string, bytes: Uint8Array): Result<void, Refusal> => {
    if (!isKey(key)) return unsafeKey(key);
    objects.set(key, bytes);
    return ok(undefined);
  };
  return {
    async get(key, { from = 0, signal } = {}) {
      signal?.throwIfAborted();
      const object = objects.get(key);
      if (object === undefined) return isKey(key) ? fail(refuse('remote-not-found', { key })) : unsafeKey(key);
      if (from > object.length) return fail(refuse('remote-changed', { key }));
      return ok({ bytes: object.length, from, version: null, chunks: chunksOf(object, from, signal) });
    },
    async stat(key, signal) {
      signal?.throwIfAborted();
      return isKey(key) ? ok(objects.get(key)?.length ?? null) : unsafeKey(key);
    },
    async putImmutable(key, source, signal, progress) {
      if (objects.get(key)?.length !== source.bytes) {
        const bytes = await wholeOf(key, source, signal);
        if (!bytes.ok) return bytes;
        const done = put(key, bytes.value);
        if (!done.ok) return done;
      }
      progress?.(source.bytes);
      return ok(undefined);
    },
    async putPointer(key, bytes, signal) {
      signal?.throwIfAborted();
      return put(key, Uint8Array.from(bytes));
    },
    list: (folder, signal) => listed(objects, folder, signal),
    free: async () => ok(null),
    async delete(key, signal) {
      signal?.throwIfAborted();
      if (!isKey(key)) return unsafeKey(key);
      objects.delete(key);
      return ok(undefined);
    },
    close: () => undefined,
  };
}

async function* chunksOf(object: Uint8Array, from: number, signal: AbortSignal | undefined) {
  for (let at = from; at < object.length; at += CHUNK) {
    signal?.throwIfAborted();
    yield ok(object.subarray(at, at + CHUNK));
  }
}

async function wholeOf(
  key: string,
  source: RemoteSource,
  signal: AbortSignal | undefined,
): Promise<Result<Uint8Array, Refusal>> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of readSource(key, source, 0, source.bytes, signal)) parts.push(Uint8Array.from(part));
  } catch (error) {
    if (error instanceof SourceThrew) throw error.cause;
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
  return ok(Buffer.concat(parts));
}

async function* listed(
  objects: ReadonlyMap<string, Uint8Array>,
  folder: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<RemoteEntry, Refusal>> {
  if (folder !== '' && !isKey(folder)) return yield unsafeKey(folder);
  for (const [key, object] of objects) {
    signal?.throwIfAborted();
    if (isUnder(folder, key)) yield ok({ key, bytes: object.length });
  }
}
