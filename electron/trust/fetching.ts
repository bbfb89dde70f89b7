import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote } from '../services/ports/remote.ts';

/** Reads a whole object of at most `most` bytes. Null when there is none; refused as the remote refuses, or as too large. */
export async function fetchWhole(
  remote: Pick<Remote, 'get'>,
  key: string,
  most: number,
  signal?: AbortSignal,
): Promise<Result<Buffer | null, Refusal>> {
  const read = await remote.get(key, { signal });
  if (!read.ok) return read.error.code === 'remote-not-found' ? ok(null) : read;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of read.value.chunks) {
    if (!chunk.ok) return chunk;
    size += chunk.value.length;
    if (size > most) return fail(refuse('release-tampered', { file: key }));
    parts.push(Uint8Array.from(chunk.value));
  }
  return ok(Buffer.concat(parts));
}
