import { refuse, type Refusal, type RefusalCode } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote, RemoteRead } from '../services/ports/remote.ts';
import type { Random, Timers } from '../services/ports/system.ts';

/** Refusals that may pass by themselves within seconds; all others stay until somebody does something. */
const passing: ReadonlySet<RefusalCode> = new Set([
  'remote-offline',
  'remote-no-such-host',
  'remote-unreachable',
  'remote-cut',
  'remote-stalled',
  'remote-busy',
  'remote-fault',
  'remote-locked',
  'remote-conflict',
  'remote-incomplete',
]);

/** How long to go on. Times in milliseconds. */
export interface Patience {
  /** Tries in a row that bring nothing. */
  readonly tries: number;
  /** The longest pause after the first of them; it doubles with each. */
  readonly first: number;
  readonly most: number;
  /** A server that asks for a longer pause than this is asked again by the caller, later. */
  readonly longestAsked: number;
}

const patience: Patience = { tries: 5, first: 500, most: 30_000, longestAsked: 60_000 };

interface Waiting {
  readonly timers: Timers;
  readonly random: Random;
}

/** Asks until there is an answer that stays. */
export type Again = <T>(
  signal: AbortSignal | undefined,
  ask: () => Promise<Result<T, Refusal>>,
) => Promise<Result<T, Refusal>>;

/** Waits before try `count` + 1; answers false when there is to be none. */
type MayTryAgain = (refusal: Refusal, count: number, signal: AbortSignal | undefined) => Promise<boolean>;

function waiting({ timers, random }: Waiting, { tries, first, most, longestAsked }: Patience): MayTryAgain {
  return async (refusal, count, signal) => {
    const asked = 1_000 * Number(refusal.params['seconds'] ?? 0);
    if (!passing.has(refusal.code) || count >= tries || asked > longestAsked) return false;
    // Drawn by chance: offices that were cut off together don't come back together.
    await pause(timers, asked + random() * Math.min(most, first * 2 ** (count - 1)), signal);
    return true;
  };
}

const asking =
  (mayTryAgain: MayTryAgain): Again =>
  async (signal, ask) => {
    for (let count = 1; ; count += 1) {
      const answer = await ask();
      if (answer.ok || !(await mayTryAgain(answer.error, count, signal))) return answer;
    }
  };

/** For what a driver asks several times within one operation: the pages of a listing. */
export const again = (deps: Waiting): Again => asking(waiting(deps, patience));

/**
 * A remote that tries again by itself, with growing pauses. Reading goes on from the bytes that came; whatever brings
 * bytes starts the count anew. Listings pass as they are: drivers ask again for each page, so that none begins anew.
 */
export function retrying(remote: Remote, deps: Waiting, limits: Patience = patience): Remote {
  const mayTryAgain = waiting(deps, limits);
  const again = asking(mayTryAgain);
  return {
    async get(key, options = {}) {
      const { signal } = options;
      const read = await again(signal, () => remote.get(key, options));
      if (!read.ok) return read;
      return ok({ ...read.value, chunks: readOn(remote, { key, read: read.value, signal }, mayTryAgain) });
    },
    stat: (key, signal) => again(signal, () => remote.stat(key, signal)),
    putImmutable: (key, source, signal, progress) =>
      again(signal, () => remote.putImmutable(key, source, signal, progress)),
    putPointer: (key, bytes, signal) => again(signal, () => remote.putPointer(key, bytes, signal)),
    list: (folder, signal) => remote.list(folder, signal),
    free: (signal) => again(signal, () => remote.free(signal)),
    delete: (key, signal) => again(signal, () => remote.delete(key, signal)),
    close: () => remote.close(),
  };
}

interface Reading {
  readonly key: string;
  readonly read: RemoteRead;
  readonly signal: AbortSignal | undefined;
}

async function* readOn(
  remote: Remote,
  { key, read, signal }: Reading,
  mayTryAgain: MayTryAgain,
): AsyncGenerator<Result<Uint8Array, Refusal>> {
  let [chunks, at] = [read.chunks, read.from];
  for (let count = 1; ; count += 1) {
    let broken: Refusal | null = null;
    for await (const chunk of chunks) {
      if (!chunk.ok) {
        broken = chunk.error;
        break;
      }
      at += chunk.value.length;
      count = 1;
      yield chunk;
    }
    if (broken === null) return;
    if (!(await mayTryAgain(broken, count, signal))) return yield fail(broken);
    const next = await remote.get(key, { from: at, version: read.version, signal });
    if (next.ok && next.value.bytes !== read.bytes) return yield fail(refuse('remote-changed', { key }));
    chunks = next.ok ? next.value.chunks : one(next);
  }
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value;
}

/** Waits; rejects with the signal's reason when it is aborted. */
function pause(timers: Timers, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = timers.after(milliseconds, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    const abort = (): void => {
      stop();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
