import { checkTone, type ToneChecker } from '../../electron/domain/tone/check.ts';
import type { BenchRow } from './row.ts';
import { sample } from './sample.ts';
import { repeated } from './tone-texts.ts';

const LENGTHS = [62_500, 125_000, 250_000, 500_000, 1_000_000];
/** Four times the text may take at most six times the time. */
const STEEPEST = 6;
const TRIES = 3;

/** The time curve of every repetition up to a million characters: processor time, the best of a few. */
export const curves = (checker: ToneChecker): readonly BenchRow[] =>
  Object.entries(repeated).map(([name, unit]) => {
    timeOf(checker, unit, LENGTHS[1] ?? 0);
    const times = LENGTHS.map((length) => timeOf(checker, unit, length));
    const [part, whole] = [times.at(-3) ?? Number.NaN, times.at(-1) ?? Number.NaN];
    return {
      name: `a million characters / a quarter: ${name}`,
      ours: whole,
      baseline: part,
      unit: 'ms',
      ratio: whole / part,
      budget: `≤ ${STEEPEST} ×`,
      pass: whole / part <= STEEPEST,
      more: LENGTHS.map((length, at) => `${length / 1_000}k ${(times[at] ?? Number.NaN).toFixed(1)}`).join(', '),
    };
  });

function timeOf(checker: ToneChecker, unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  // A copy has no memory of the text.
  return Math.min(...Array.from({ length: TRIES }, () => sample(() => void checkTone({ ...checker }, text)).cpu));
}
