import type { QueueEntry } from '#contract/review.ts';
import type { Verdict } from '#domain/tone/finding.ts';

/** What a queue can be narrowed by; null lets everything pass. */
export interface QueueFilter {
  readonly office: string | null;
  readonly verdict: Verdict | null;
  readonly platform: string | null;
}

export const noFilter: QueueFilter = { office: null, verdict: null, platform: null };

type Name = keyof QueueFilter;

/** What an entry has of each thing that can be asked for. */
const values: { readonly [K in Name]: (entry: QueueEntry) => readonly NonNullable<QueueFilter[K]>[] } = {
  office: ({ submission }) => [submission.office],
  verdict: ({ submission }) => [submission.verdict],
  platform: ({ submission }) => submission.content.platforms,
};
export const filterNames = ['office', 'verdict', 'platform'] as const;

/** The entries that pass, in their order. */
export const passing = (queue: readonly QueueEntry[], filter: QueueFilter): readonly QueueEntry[] =>
  queue.filter((entry) =>
    filterNames.every((name) => {
      const asked: string | null = filter[name];
      const has: readonly string[] = values[name](entry);
      return asked === null || has.includes(asked);
    }),
  );

/** The values that the queue has of a thing, in the order they come, with how many entries have each. */
export function countsOf<K extends Name>(
  queue: readonly QueueEntry[],
  name: K,
): readonly { readonly id: NonNullable<QueueFilter[K]>; readonly count: number }[] {
  const counts = new Map<NonNullable<QueueFilter[K]>, number>();
  for (const entry of queue) for (const id of new Set(values[name](entry))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Array.from(counts, ([id, count]) => ({ id, count }));
}

/** Milliseconds after which a submission has waited long: an office plans from one day to the next. */
const LONG = 24 * 3_600_000;

export const waitsLong = ({ submission }: QueueEntry, now: Date): boolean =>
  now.getTime() - Date.parse(submission.at) >= LONG;
