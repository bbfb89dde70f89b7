import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { RemoteRead } from '../services/ports/remote.ts';
import type { Answer } from './wire/wire.ts';

/** What a request for an object from one byte on is made of, and what its answer is judged by. */
export interface Wanted {
  readonly key: string;
  readonly from: number;
  readonly version: string | null;
  readonly host: string;
}

/** Asks for the bytes from `from` on; a state that is no more is sent whole, where the server heeds that (RFC 9110, section 13.1.5). */
export function rangeHeaders({ from, version }: Wanted): Record<string, string> {
  if (from === 0) return {};
  return { range: `bytes=${from}-`, ...(version === null ? {} : { 'if-range': version }) };
}

/** A strong entity tag; weak ones may stand for different bytes (RFC 9110, section 8.8.1). */
export const strongTag = (tag: string | undefined): string | null =>
  tag !== undefined && /^"[^"]*"$/.test(tag) ? tag : null;

const lengthOf = (answer: Answer): number | null => {
  const length = answer.headers['content-length'];
  return length === undefined ? null : Number(length);
};

/** First byte and size of the whole, from `Content-Range: bytes 5-9/10` or `bytes *∕10`. */
function rangeOf(answer: Answer): { readonly first: number | null; readonly bytes: number } | null {
  const [, first, bytes] = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(answer.headers['content-range'] ?? '') ?? [];
  return bytes === undefined ? null : { first: first === undefined ? null : Number(first), bytes: Number(bytes) };
}

/**
 * Makes a read of the answer to a GET: 206 from the byte asked for, 200 of servers without ranges, whose first bytes are
 * passed over, 416 behind the end. `sizeOf` asks for a size that the answer does not tell. Null for another status.
 */
export async function readOf(
  answer: Answer,
  wanted: Wanted,
  sizeOf: () => Promise<Result<number | null, Refusal>>,
): Promise<Result<RemoteRead, Refusal> | null> {
  const { key, from, host } = wanted;
  const changed = fail(refuse('remote-changed', { key }));
  const version = strongTag(answer.headers.etag);
  const range = rangeOf(answer);
  if (answer.status === 416) {
    await answer.discard();
    const size = range === null ? await sizeOf() : ok(range.bytes);
    if (!size.ok) return size;
    return size.value === from ? ok({ bytes: from, from, version, chunks: nothing() }) : changed;
  }
  if (answer.status === 206 && range !== null && range.first === from) {
    if (wanted.version === null || version === wanted.version) {
      return ok({ bytes: range.bytes, from, version, chunks: exactly(answer, range.bytes - from, 0, host) });
    }
    await answer.discard();
    return changed;
  }
  if (answer.status !== 200) return null;
  const told = lengthOf(answer);
  const size = told === null ? await sizeOf() : ok(told);
  if (!size.ok) return size;
  const bytes = size.value ?? 0;
  if (bytes < from || (wanted.version !== null && version !== null && version !== wanted.version)) {
    await answer.discard();
    return changed;
  }
  return ok({ bytes, from, version, chunks: exactly(answer, bytes - from, from, host) });
}

async function* nothing(): AsyncGenerator<Result<Uint8Array, Refusal>> {
  // The whole object was there before.
}

/** So many bytes after passing over the first ones; fewer are a cut connection, whatever the server says. */
async function* exactly(
  answer: Answer,
  bytes: number,
  skip: number,
  host: string,
): AsyncGenerator<Result<Uint8Array, Refusal>> {
  let [toSkip, left] = [skip, bytes];
  for await (const chunk of answer.chunks()) {
    if (!chunk.ok) return yield chunk;
    const part = chunk.value.subarray(toSkip, toSkip + left);
    toSkip -= Math.min(toSkip, chunk.value.length);
    left -= part.length;
    if (part.length > 0) yield ok(part);
  }
  if (left > 0) yield fail(refuse('remote-cut', { host }));
}
