import { minimise } from './minimise.ts';
import type { Lesson } from './lesson.ts';

/** Log-odds: `bias` and, for each bucket of a text, its weight over the root of the number of its buckets. */
export interface Trained {
  readonly bias: number;
  readonly weights: Float64Array;
}

/** How far the weights may follow the texts rather than stay near nothing. */
const FREEDOM = 4;
const STEPS = 60;

/**
 * Logistic regression on features weighted by their naive-Bayes log-ratio (Wang and Manning 2012), the ratio folded into
 * the weights. The same lesson gives the same weights, to the bit.
 */
export function regress({ bits, buckets, offensive, weight }: Lesson): Trained {
  const size = 2 ** bits;
  const ratio = ratios({ bits, buckets, offensive, weight });
  const folded = new Float64Array(size);
  const pulls = new Float64Array(size);
  const bias = size;
  const at = minimise(size + 1, STEPS, (point, slope) => {
    let loss = 0;
    for (let one = 0; one < size; one += 1) {
      const value = point[one] ?? 0;
      loss += (value * value) / 2;
      folded[one] = value * (ratio[one] ?? 0);
    }
    pulls.fill(0);
    let biasPull = 0;
    buckets.forEach((text, index) => {
      const unit = 1 / Math.sqrt(text.length);
      let sum = 0;
      for (const bucket of text) sum += folded[bucket] ?? 0;
      const odds = sum * unit + (point[bias] ?? 0);
      const counts = FREEDOM * (weight[index] ?? 1);
      const margin = offensive[index] === true ? odds : -odds;
      loss += counts * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
      const pull = counts * (1 / (1 + Math.exp(-odds)) - (offensive[index] === true ? 1 : 0));
      biasPull += pull;
      for (const bucket of text) pulls[bucket] = (pulls[bucket] ?? 0) + pull * unit;
    });
    for (let one = 0; one < size; one += 1) slope[one] = (point[one] ?? 0) + (pulls[one] ?? 0) * (ratio[one] ?? 0);
    slope[bias] = biasPull;
    return loss;
  });
  return { bias: at[bias] ?? 0, weights: at.subarray(0, size).map((value, one) => value * (ratio[one] ?? 0)) };
}

/** How much more often each bucket is in offensive texts than in others, in log-odds; every bucket counts once more. */
function ratios({ bits, buckets, offensive, weight }: Lesson): Float64Array {
  const size = 2 ** bits;
  const [bad, fair] = [new Float64Array(size).fill(1), new Float64Array(size).fill(1)];
  buckets.forEach((text, index) => {
    const counted = offensive[index] === true ? bad : fair;
    for (const bucket of text) counted[bucket] = (counted[bucket] ?? 0) + (weight[index] ?? 1);
  });
  const sum = (of: Float64Array): number => of.reduce((total, one) => total + one, 0);
  const [allBad, allFair] = [sum(bad), sum(fair)];
  return bad.map((count, one) => Math.log(count / allBad / ((fair[one] ?? 1) / allFair)));
}
