import type { Severity } from './finding.ts';
import type { Placed } from './sentence.ts';

/** Of hits that share words the gravest stays, then the one of most words, a name counting as one; those about the whole text all stay. In text order. */
export function withoutOverlaps(placed: readonly Placed[], length: number): readonly Placed[] {
  if (placed.length === 0) return placed;
  const taken = new Uint8Array(length);
  const kept = placed.filter(({ start, end }) => start >= end);
  const ranked = placed
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => rank(b) - rank(a) || b.places - a.places || b.end - a.end || a.start - b.start);
  for (const one of ranked) {
    if (isTaken(taken, one)) continue;
    taken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** A hunch of the model gives way to whatever a rule has found. */
const rank = ({ hit }: Placed): number => (hit.rule.kind === 'hint' ? -1 : ranks[hit.severity]);
const ranks: Readonly<Record<Severity, number>> = { advise: 0, review: 1, block: 2 };

/** Whether another has one of its units. */
function isTaken(taken: Uint8Array, { start, end }: Placed): boolean {
  for (let at = start; at < end; at += 1) if (taken[at] === 1) return true;
  return false;
}
