import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteSource } from './ports/remote.ts';

/** Reads a small object whole. One larger than `most` bytes is refused with `remote-incomplete`: it is none of ours. */
export async function readWhole(
  remote: Remote,
  key: string,
  most: number,
  signal?: AbortSignal,
): Promise<Result<Uint8Array, Refusal>> {
  const read = await remote.get(key, { signal });
  if (!read.ok) return read;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of read.value.chunks) {
    if (!chunk.ok) return chunk;
    length += chunk.value.length;
    if (length > most) return fail(refuse('remote-incomplete', { key }));
    parts.push(Uint8Array.from(chunk.value));
  }
  return ok(Buffer.concat(parts));
}

/** Bytes at hand, as a remote takes them. */
export const sourceOf = (bytes: Uint8Array): RemoteSource => ({
  bytes: bytes.length,
  async *open(from) {
    yield bytes.subarray(from);
  },
});
