import { type Kept, leadIn } from '#domain/override.ts';
import type { VersionKey } from '#domain/post.ts';
import { type Finding, type Severity, severities } from '#domain/tone/finding.ts';
import { answerTo } from '#domain/tone/standing.ts';
import type { FindingToMark } from '../../editor/finding-marks.ts';
import type { VersionReport } from './use-tone.ts';

/** A finding as its card shows it. */
export interface FindingCardModel {
  /** Stays the same while the words around change: rule, words, and which of several. */
  readonly id: string;
  readonly finding: Finding;
  readonly words: string;
  /** The text around the words, with them: what a report of a false alarm shows. */
  readonly context: string;
  /** What stands right before the words: where an advice that is ignored is found again. */
  readonly before: string;
  /** The reason by which it was kept or objected to, or that it was ignored. */
  readonly override: Kept | null;
}

/** Characters on each side of a finding's words that make them understood. */
const AROUND = 80;

/** The cards of one version: what stops sending first, then in text order; answered ones last. */
export function cardsOf(
  { text, report }: VersionReport,
  overrides: readonly Kept[],
  version: VersionKey,
): FindingCardModel[] {
  const seen = new Map<string, number>();
  const cards = report.findings.map((finding) => {
    const words = text.slice(finding.start, finding.end);
    const key = `${finding.rule}|${words}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const override = answerTo(finding, text, version, overrides);
    const [context, before] = [contextOf(text, finding), leadIn(text, finding.start)];
    return { id: `${key}|${nth}`, finding, words, context, before, override };
  });
  return cards.toSorted((a, b) => weight(b) - weight(a) || a.finding.start - b.finding.start);
}

/** A range with whole words around it, as far as they stand near. */
export function contextOf(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const from = start > AROUND ? before.replace(/^\S*\s+|^\p{Cs}/u, '') : before;
  const until = end + AROUND < text.length ? after.replace(/\s+\S*$|\p{Cs}$/u, '') : after;
  return from + text.slice(start, end) + until;
}

const weight = ({ finding, override }: FindingCardModel): number =>
  (override === null ? 10 : 0) + severities.indexOf(finding.severity);

export const marksOf = (cards: readonly FindingCardModel[]): FindingToMark[] =>
  cards.map(({ id, finding, override }) => ({ id, finding, look: override === null ? 'open' : 'kept' }));

/** Open findings that say the same of several places: explained once. */
export interface CardGroup {
  /** Stays the same while findings come and go. */
  readonly id: string;
  /** In text order; never empty. */
  readonly cards: readonly FindingCardModel[];
  readonly first: FindingCardModel;
}

/** Open cards by what is said of them, gravest first; those that say the same of other places beside each other. */
export function groupsOf(cards: readonly FindingCardModel[]): readonly CardGroup[] {
  const groups = new Map<string, FindingCardModel[]>();
  for (const card of cards.filter(({ override }) => override === null)) {
    const { category, severity, guideline, why } = card.finding;
    const id = JSON.stringify([category, severity, guideline, why.ar]);
    groups.set(id, [...(groups.get(id) ?? []), card]);
  }
  return [...groups].flatMap(([id, group]) => {
    const [first] = group;
    return first === undefined ? [] : [{ id, cards: group, first }];
  });
}

/** Places whose ways on stand open before anybody asks: as many as a panel shows without a wall of warnings. */
const OPEN = 3;

/** Groups that stand open at first: the gravest always, others while there is room. */
export function openAtFirst(groups: readonly CardGroup[]): ReadonlySet<string> {
  const open = new Set<string>();
  let room = OPEN;
  for (const { id, cards } of groups) {
    // Of a group only one place stands open; the others are a line each.
    room -= 1 + (cards.length - 1) / 3;
    if (open.size > 0 && room < 0) break;
    open.add(id);
  }
  return open;
}

/** How many of each severity still ask for something, gravest first. */
export function countsOf(
  cards: readonly FindingCardModel[],
): { readonly severity: Severity; readonly count: number }[] {
  return severities.toReversed().map((severity) => ({
    severity,
    count: cards.filter((card) => card.override === null && card.finding.severity === severity).length,
  }));
}

/** The gravest open finding of each version that has one worth a mark on its tab. */
export function levelsOf(
  reports: ReadonlyMap<VersionKey, VersionReport>,
  overrides: readonly Kept[],
): ReadonlyMap<VersionKey, Severity> {
  const levels = new Map<VersionKey, Severity>();
  for (const [version, report] of reports) {
    const gravest = countsOf(cardsOf(report, overrides, version)).find(({ count }) => count > 0)?.severity;
    if (gravest !== undefined && gravest !== 'advise') levels.set(version, gravest);
  }
  return levels;
}
