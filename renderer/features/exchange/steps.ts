import type { BundleEvent } from '#contract/bundles.ts';
import type { Job } from './job.ts';

export type { Job } from './job.ts';

/** The parts of a sync in their order. */
export const syncSteps = ['release', 'inbox', 'outbox', 'media'] as const;

type Step = Extract<BundleEvent, { type: 'progress' }>['step'];

/** The parts of an export in their order. */
export const exportSteps: readonly Step[] = ['texts', 'csv', 'media', 'manifest', 'verify'];

/** Before this much is done a guess would jump about. */
const SURE_SHARE = 0.05;

/** Seconds an exchange still needs at its pace so far; null while it is too early to say. */
export function secondsLeft({ progress, startedAt }: Extract<Job, { state: 'running' }>): number | null {
  if (progress === null || progress.bytesTotal === 0) return null;
  const share = progress.bytes / progress.bytesTotal;
  if (share < SURE_SHARE || share >= 1) return null;
  return Math.max(1, Math.round(((performance.now() - startedAt) / 1_000) * ((1 - share) / share)));
}
