import type { ListedPost } from '#contract/approved.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import type { DraftSummary } from '#domain/draft.ts';
import type { Alert, Pack, QuietPeriod, Segment, Withdrawal } from '#domain/pack.ts';
import { beirutDay } from '#domain/quiet.ts';
import { nameOf } from '#domain/post.ts';
import { daysFrom } from '../../i18n/formats.ts';

/** A line of "due today": an approved post, or a draft whose time is today but whose text is not approved yet. */
export interface Due {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly platforms: readonly string[];
  readonly state: DraftSummary['state'];
  readonly approved: ApprovedPost | null;
  readonly draft: string | null;
}

/** What is planned for the Beirut day of `now`, by time; what has already gone out is left out. */
export function dueToday(approved: readonly ListedPost[], drafts: readonly DraftSummary[], now: Date): readonly Due[] {
  const today = beirutDay(now.toISOString());
  const isToday = (at: string | null): at is string => at !== null && beirutDay(at) === today;
  const posts = approved.flatMap((post): Due[] => {
    const { plannedAt, platforms } = post.content;
    if (!isToday(plannedAt) || post.posted.length > 0 || post.withdrawn !== null) return [];
    return [
      {
        id: post.id,
        at: plannedAt,
        name: nameOf(post.content),
        platforms,
        state: 'approved',
        approved: post,
        draft: post.draft,
      },
    ];
  });
  const writing = drafts.flatMap((draft): Due[] =>
    draft.state === 'approved' || draft.state === 'declined' || !isToday(draft.plannedAt)
      ? []
      : [{ ...draft, at: draft.plannedAt, approved: null, draft: draft.id }],
  );
  return [...posts, ...writing].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Days ahead from which a quiet period is announced. */
const ANNOUNCED_DAYS = 14;

/** The quiet period that holds now, else the next one soon to come; null when there is none. */
export function nextQuiet(periods: readonly QuietPeriod[], now: Date): QuietPeriod | null {
  const coming = periods
    .filter(({ start, end }) => Date.parse(end) > now.getTime() && daysFrom(now, start) <= ANNOUNCED_DAYS)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return coming[0] ?? null;
}

/** Days for which a word of the committee that needs no answer, or what it took back, is shown. */
const SHOWN_DAYS = 30;

/** Recent alerts for a region that ask for no answer, newest first. */
export const recentNotes = (pack: Pack, region: string, now: Date): readonly Alert[] =>
  pack.alerts
    .filter(
      (alert) =>
        !alert.acknowledge &&
        (alert.region === null || alert.region === region) &&
        daysFrom(now, alert.date) >= -SHOWN_DAYS,
    )
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));

/** What the desk took back in the last days, newest first. */
export const recentWithdrawals = ({ withdrawals }: Pack, now: Date): readonly Withdrawal[] =>
  withdrawals
    .filter(({ at }) => daysFrom(now, at) >= -SHOWN_DAYS)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));

export interface SegmentCount {
  readonly segment: Segment;
  readonly count: number;
}

/** How many of the office's approved posts of the last seven days speak to each segment, most first. */
export function segmentCounts(
  segments: readonly Segment[],
  approved: readonly ApprovedPost[],
  now: Date,
): readonly SegmentCount[] {
  const recent = approved.filter((post) => {
    const day = daysFrom(now, post.content.plannedAt ?? post.approvedAt);
    return post.origin === 'office' && day > -7 && day < 7;
  });
  return segments
    .map((segment) => ({ segment, count: recent.filter((post) => post.content.segments.includes(segment.id)).length }))
    .toSorted((a, b) => b.count - a.count);
}

/** Whether to wish a good morning: the hour in Beirut. */
export const isMorning = (now: Date): boolean =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Beirut', hour: '2-digit', hourCycle: 'h23' }).format(now)) <
  12;
