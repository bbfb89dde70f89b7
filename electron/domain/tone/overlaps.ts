import { severities } from './finding.ts';
import type { Placed } from './sentence.ts';

/** Of hits that share words the gravest stays, then the one of most words, a name counting as one; those about the whole text all stay. In text order. */
export function withoutOverlaps(placed: readonly Placed[], length: number): readonly Placed[] {
  // A hunch of the model gives way to whatever a rule has found.
  const rank = ({ hit }: Placed): number => (hit.rule.kind === 'hint' ? -1 : severities.indexOf(hit.severity));
  const taken = new Uint8Array(length);
  const kept = placed.filter(({ start, end }) => start >= end);
  const ranked = placed
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => rank(b) - rank(a) || b.places - a.places || b.end - a.end || a.start - b.start);
  for (const one of ranked) {
    if (taken.subarray(one.start, one.end).includes(1)) continue;
    taken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
