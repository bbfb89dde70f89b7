import { refuse } from '#contract/refusal.ts';
import type { RemoteSource } from '../services/ports/remote.ts';
import { Refused } from './refused.ts';
import type { Upload } from './wire/body.ts';

/** What a source threw: it reaches the caller as it was, whatever the driver makes of its own errors. */
export class SourceThrew extends Error {
  constructor(cause: unknown) {
    super('the source threw', { cause });
  }
}

/** A source's bytes from one place up to another. Throws `Refused` with `source-changed` when they are not as many. */
export async function* readSource(
  key: string,
  source: RemoteSource,
  from: number,
  to: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  const chunks = source.open(from)[Symbol.asyncIterator]();
  try {
    for (let at = from; ;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new SourceThrew(error);
      });
      signal?.throwIfAborted();
      if (next.done === true && at < to) throw new Refused(refuse('source-changed', { key }));
      if (next.done === true) return;
      if (at + next.value.length > source.bytes) throw new Refused(refuse('source-changed', { key }));
      const part = next.value.subarray(0, to - at);
      at += part.length;
      if (part.length > 0) yield part;
      // Only the end of the source tells that there is no more of it than it said.
      if (at === to && to < source.bytes) return;
    }
  } finally {
    await chunks.return?.();
  }
}

export interface Telling {
  readonly signal: AbortSignal | undefined;
  /** How many of the source's bytes are at the remote. */
  progress(bytes: number): void;
}

/** A source as the body of one request. What was told before a break is not taken back. */
export function tellingUpload(key: string, source: RemoteSource, { signal, progress }: Telling): Upload {
  let told = 0;
  return {
    bytes: source.bytes,
    async *chunks() {
      let sent = 0;
      for await (const chunk of readSource(key, source, 0, source.bytes, signal)) {
        yield chunk;
        sent += chunk.length;
        if (sent > told) progress((told = sent));
      }
    },
  };
}
