import { hash } from 'node:crypto';
import { refuse } from '#contract/refusal.ts';
import { fail, ok } from '#domain/result.ts';
import type { ObjectStore } from '../services/ports/store.ts';

/** What a memory profile keeps of its objects: whole ones, and those on their way in. */
export interface ObjectContents {
  readonly whole: Map<string, Uint8Array>;
  readonly arriving: Map<string, Uint8Array>;
}

/** Objects in memory: the double in tests of the services, under the same conformance suite as the disk's. */
export function memoryObjects({ whole, arriving }: ObjectContents): ObjectStore {
  return {
    size: async (sha256) => whole.get(sha256)?.length ?? null,
    async put(bytes) {
      const sha256 = hash('sha256', bytes);
      whole.set(sha256, Uint8Array.from(bytes));
      return ok(sha256);
    },
    async read(sha256, from = 0) {
      const bytes = whole.get(sha256);
      return bytes === undefined ? null : once(bytes.subarray(from));
    },
    path: async () => null,
    async arrive(sha256, size) {
      const there = arriving.get(sha256) ?? new Uint8Array();
      let came: Uint8Array = there.length > size ? new Uint8Array() : there;
      return ok({
        have: came.length,
        async write(chunk) {
          came = Buffer.concat([came, chunk]);
          arriving.set(sha256, came);
          return ok(undefined);
        },
        pause: async () => undefined,
        async finish() {
          arriving.delete(sha256);
          if (came.length !== size || hash('sha256', came) !== sha256) {
            return fail(refuse('object-damaged', { object: sha256 }));
          }
          whole.set(sha256, came);
          return ok(undefined);
        },
      });
    },
    remove: async (sha256) => void whole.delete(sha256),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
