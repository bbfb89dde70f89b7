import { randomInt } from 'node:crypto';

/** Numbers that look like chance and are the same for one seed: what a test did once it can do again. */
export interface Chance {
  readonly seed: number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** Whether it happens, of so many times one. */
  oneIn(times: number): boolean;
  pick<const T>(of: readonly [T, ...T[]]): T;
}

/** Of the seed in TANSIQ_SEED, or a new one. */
export function chance(seed = Number(process.env['TANSIQ_SEED'] ?? randomInt(2 ** 31))): Chance {
  let state = seed;
  const below = (end: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    seed,
    below,
    oneIn: (times) => below(times) === 0,
    pick: (of) => of[below(of.length)] ?? of[0],
  };
}
