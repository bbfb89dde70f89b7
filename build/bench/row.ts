/** One line of `npm run bench`: ours and a baseline measured in the same run, because machines are noisy. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  /** ours / baseline. */
  readonly ratio: number;
  /** The budget in words, for example `≤ 1.5 ×` or `< 2 ms`. */
  readonly budget: string;
  readonly pass: boolean;
  /** What else was measured: processor time, the best, a curve. */
  readonly more?: string;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** `share` in 0..1. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
