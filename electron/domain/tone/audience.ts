import type { Hearing, Segment } from '../pack.ts';
import { type Finding, severities, type Verdict } from './finding.ts';

/** How a text may read to one part of the audience. */
export interface SegmentStanding {
  readonly segment: Segment;
  /** Whether the post speaks to them. */
  readonly addressed: boolean;
  /** The gravest severity among the findings that they may hear; `ok` when there is none. */
  readonly level: Verdict;
  /** What they may hear in it; null when nothing found concerns them. */
  readonly hearing: Hearing | null;
}

type Found = Pick<Finding, 'category' | 'severity'>;

/**
 * How the findings of a text may read to those it speaks to, and to everybody else whom they may hurt: the gravest
 * first, those it speaks to before others. `findings` are those that nothing answers yet.
 */
export function audienceOf(
  segments: readonly Segment[],
  addressed: readonly string[],
  findings: readonly Found[],
): readonly SegmentStanding[] {
  const gravest = findings.toSorted((a, b) => weight(b) - weight(a));
  const standings = segments.map((segment): SegmentStanding => {
    const heard = gravest.find(({ category }) => hearingOf(segment, category) !== null);
    return {
      segment,
      addressed: addressed.includes(segment.id),
      level: heard?.severity ?? 'ok',
      hearing: heard === undefined ? null : hearingOf(segment, heard.category),
    };
  });
  return standings
    .filter((one) => one.addressed || one.hearing !== null)
    .toSorted((a, b) => Number(b.addressed) - Number(a.addressed) || rank(b.level) - rank(a.level));
}

/** Parts of the audience that words of a category may hurt: those that have something to say of it. */
export const hurtBy = (segments: readonly Segment[], category: string): readonly Segment[] =>
  segments.filter((segment) => hearingOf(segment, category) !== null);

const hearingOf = ({ hears = [] }: Segment, category: string): Hearing | null =>
  hears.find(({ categories }) => categories.includes(category)) ?? null;

const weight = ({ severity }: Found): number => severities.indexOf(severity);
const rank = (level: Verdict): number => (level === 'ok' ? -1 : severities.indexOf(level));
