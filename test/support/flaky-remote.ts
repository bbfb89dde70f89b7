import { refuse, type RefusalCode } from '#contract/refusal.ts';
import { fail, type Result } from '#domain/result.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Remote, RemoteRead } from '../../electron/services/ports/remote.ts';

/** What goes wrong next: asked before each operation and each chunk; null lets it pass. */
export type Trouble = () => RefusalCode | null;

/** A remote whose link breaks as `trouble` says, for tests of what stands above the port. A broken put may have happened or not. */
export function flakyRemote(remote: Remote, trouble: Trouble): Remote {
  const broken = (): { readonly ok: false; readonly error: Refusal } | null => {
    const code = trouble();
    return code === null ? null : fail(refuse(code, { host: 'flaky' }));
  };
  /** Breaks before the work or after it: then it was done and nobody heard of it. */
  const either = async <T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> => {
    const before = broken();
    if (before !== null) return before;
    const answer = await work();
    return broken() ?? answer;
  };
  async function* chunks(read: RemoteRead): RemoteRead['chunks'] {
    for await (const chunk of read.chunks) {
      yield chunk;
      const cut = broken();
      if (cut !== null) return yield cut;
    }
  }
  return {
    async get(key, options) {
      const read = await either(() => remote.get(key, options));
      return read.ok ? { ok: true, value: { ...read.value, chunks: chunks(read.value) } } : read;
    },
    stat: (key, signal) => either(() => remote.stat(key, signal)),
    putImmutable: (key, source, signal, progress) => either(() => remote.putImmutable(key, source, signal, progress)),
    putPointer: (key, bytes, signal) => either(() => remote.putPointer(key, bytes, signal)),
    async *list(folder, signal) {
      for await (const entry of remote.list(folder, signal)) {
        yield entry;
        const cut = broken();
        if (cut !== null) return yield cut;
      }
    },
    free: (signal) => either(() => remote.free(signal)),
    delete: (key, signal) => either(() => remote.delete(key, signal)),
    close: () => remote.close(),
  };
}
