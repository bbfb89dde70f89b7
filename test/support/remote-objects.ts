import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { Remote, RemoteSource } from '../../electron/services/ports/remote.ts';

const made = new Map<string, Uint8Array>();

/** Bytes that look like chance and are the same each time; not to be changed. */
export function noise(length: number, seed = 1): Uint8Array {
  const name = `${length} ${seed}`;
  const bytes = made.get(name) ?? fresh(length, seed);
  made.set(name, bytes);
  return bytes;
}

function fresh(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** A source over bytes in memory; `opened` tells from where it was read. */
export function sourceOf(bytes: Uint8Array, chunk = 50_000): RemoteSource & { readonly opened: readonly number[] } {
  const opened: number[] = [];
  return {
    bytes: bytes.length,
    opened,
    async *open(from) {
      opened.push(from);
      for (let at = from; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** An object's bytes from one on, or the refusal that came before its end. */
export async function readAll(remote: Remote, key: string, from = 0): Promise<Result<Uint8Array, Refusal>> {
  const read = await remote.get(key, { from });
  if (!read.ok) return read;
  const parts: Uint8Array[] = [];
  for await (const chunk of read.value.chunks) {
    if (!chunk.ok) return chunk;
    parts.push(new Uint8Array(chunk.value));
  }
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (read.value.from !== from || bytes.length !== read.value.bytes - from) {
    throw new Error(`${key}: ${bytes.length} bytes of ${read.value.bytes} from ${read.value.from}, asked from ${from}`);
  }
  return { ok: true, value: bytes };
}
