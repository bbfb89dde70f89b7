import { useSyncExternalStore } from 'react';
import type { BundleEvent } from '#contract/bundles.ts';

type Progress = Extract<BundleEvent, { type: 'progress' }>;
type Finished = Extract<BundleEvent, { type: 'finished' }>;

export type JobKind = 'export' | 'verify' | 'import';

/** What is being written or read on a stick, or how the last one ended. It goes on while people look at other screens. */
export type Job =
  | { readonly state: 'none' }
  | {
      readonly state: 'running';
      readonly kind: JobKind;
      readonly folder: string;
      readonly startedAt: number;
      readonly progress: Progress | null;
      readonly stopping: boolean;
    }
  | { readonly state: 'finished'; readonly kind: JobKind; readonly result: Finished }
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
  start: (signal: AbortSignal) => Promise<AsyncIterable<BundleEvent>>,
): Promise<void> {
  if (job.state === 'running') return;
  abort = new AbortController();
  const { signal } = abort;
  set({ state: 'running', kind, folder, startedAt: performance.now(), progress: null, stopping: false });
  try {
    for await (const event of await start(signal)) follow(kind, event);
    // An aborted iterator may simply end.
    if (isRunning()) set({ state: 'stopped', kind, folder });
  } catch (error) {
    if (signal.aborted) set({ state: 'stopped', kind, folder });
    else set({ state: 'failed', kind, folder, error, again: () => void runJob(kind, folder, start) });
  }
}

function follow(kind: JobKind, event: BundleEvent): void {
  if (job.state !== 'running') return;
  if (event.type === 'finished') set({ state: 'finished', kind, result: event });
  else set({ ...job, progress: event });
}
