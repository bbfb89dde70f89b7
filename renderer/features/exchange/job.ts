import { useSyncExternalStore } from 'react';
import type { BundleEvent } from '#contract/bundles.ts';
import type { StickEvent, SyncEvent, SyncOutcome } from '#contract/exchange.ts';

type Progress = Extract<BundleEvent, { type: 'progress' }>;
type Finished = Extract<BundleEvent, { type: 'finished' }>;

/** Posts for publishing out, checked and in; an exchange out and in. */
export type JobKind = 'export' | 'verify' | 'import' | 'prepare' | 'admit';

/** What is being written or read on a stick, or how the last one ended. It goes on while people look at other screens. */
export type Job =
  | { readonly state: 'none' }
  | {
      readonly state: 'running';
      readonly kind: JobKind;
      readonly folder: string;
      readonly startedAt: number;
      readonly progress: Progress | null;
      /** Where an exchange is, between reading and sealing. */
      readonly step: SyncEvent | null;
      readonly stopping: boolean;
    }
  | {
      readonly state: 'finished';
      readonly kind: JobKind;
      readonly result: Finished;
      /** What an exchange did; null for posts. */
      readonly outcome: SyncOutcome | null;
    }
  | { readonly state: 'stopped'; readonly kind: JobKind; readonly folder: string }
  | {
      readonly state: 'failed';
      readonly kind: JobKind;
      readonly folder: string;
      readonly error: unknown;
      readonly again: () => void;
    };

let job: Job = { state: 'none' };
let abort: AbortController | null = null;
const listeners = new Set<() => void>();

function set(next: Job): void {
  job = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useJob = (): Job => useSyncExternalStore(subscribe, () => job);

export const dismissJob = (): void => {
  if (job.state !== 'running') set({ state: 'none' });
};

/** Stops after the file at hand; what is written stays and is resumed by the next try. */
export function stopJob(): void {
  if (job.state !== 'running') return;
  set({ ...job, stopping: true });
  abort?.abort();
}

const isRunning = (): boolean => job.state === 'running';

/** Runs one exchange at a time; `start` opens the core's iterator. */
export async function runJob(
  kind: JobKind,
  folder: string,
  start: (signal: AbortSignal) => Promise<AsyncIterable<StickEvent>>,
): Promise<void> {
  if (job.state === 'running') return;
  abort = new AbortController();
  const { signal } = abort;
  let outcome: SyncOutcome | null = null;
  set({ state: 'running', kind, folder, startedAt: performance.now(), progress: null, step: null, stopping: false });
  try {
    for await (const event of await start(signal)) {
      if (event.type === 'synced') outcome = event.outcome;
      else follow(kind, event, outcome);
    }
    // An aborted iterator may simply end.
    if (isRunning()) set({ state: 'stopped', kind, folder });
  } catch (error) {
    if (signal.aborted) set({ state: 'stopped', kind, folder });
    else set({ state: 'failed', kind, folder, error, again: () => void runJob(kind, folder, start) });
  }
}

function follow(kind: JobKind, event: Exclude<StickEvent, { type: 'synced' }>, outcome: SyncOutcome | null): void {
  if (job.state !== 'running') return;
  if (event.type === 'finished') set({ state: 'finished', kind, result: event, outcome });
  else if (event.type === 'progress') set({ ...job, progress: event, step: null });
  else set({ ...job, step: event });
}
