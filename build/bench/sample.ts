import { performance } from 'node:perf_hooks';
import { median, percentile } from './row.ts';

/** How long a task took, in milliseconds: by the clock, and of the processor, which a busy machine stretches less. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
}

export function sample(task: () => void): Sample {
  const before = process.cpuUsage();
  const started = performance.now();
  task();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1_000 };
}

export const sampled = (count: number, task: (n: number) => void): readonly Sample[] =>
  Array.from({ length: count }, (_, n) => sample(() => task(n)));

export const wallOf = (samples: readonly Sample[]): number => median(samples.map(({ wall }) => wall));
export const cpuOf = (samples: readonly Sample[]): number => median(samples.map(({ cpu }) => cpu));

/** The rest of the truth about a median by the clock. */
export function spreadOf(samples: readonly Sample[]): string {
  const best = percentile(
    samples.map(({ wall }) => wall),
    0.1,
  );
  return `best tenth ${best.toPrecision(3)} ms, processor ${cpuOf(samples).toPrecision(3)} ms`;
}
