import type { SequenceMatch } from './matcher.ts';

/**
 * The place of each of `count` words when each name of several words counts as one; null when there is no such name. Of
 * names that overlap the first counts, and of those the longest.
 */
export function placesOf(count: number, names: readonly SequenceMatch<unknown>[]): Int32Array | null {
  const lengths = new Map<number, number>();
  for (const { from, to } of names) if (to - from > 1) lengths.set(from, Math.max(lengths.get(from) ?? 1, to - from));
  if (lengths.size === 0) return null;
  const places = new Int32Array(count);
  let place = 0;
  for (let at = 0; at < count; place += 1) {
    const end = Math.min(count, at + (lengths.get(at) ?? 1));
    for (; at < end; at += 1) places[at] = place;
  }
  return places;
}
