import { useState } from 'react';
import type { QueueEntry } from '#contract/review.ts';

export interface Shown {
  readonly entry: QueueEntry | undefined;
  /** It was decided or taken back elsewhere while it was being read. */
  readonly gone: boolean;
  /** Goes on to what waits next. */
  leave(): void;
}

/**
 * The submission in view: the one the address names, else the first of `next`, those of the queue that its reader asked
 * for. What is in view stays there, with the words
 * written about it, when somebody else decides on it or its writer takes it back; the reader goes on when they like.
 */
export function useShown(
  queue: readonly QueueEntry[],
  place: string | undefined,
  next: readonly QueueEntry[] = queue,
): Shown {
  const [seen, setSeen] = useState<QueueEntry | null>(null);
  const of = (id: string | undefined): QueueEntry | undefined => queue.find(({ submission }) => submission.id === id);
  const stays = seen !== null && (place === undefined || place === seen.submission.id) ? seen : undefined;
  const entry = of(place) ?? of(stays?.submission.id) ?? stays ?? next[0];
  if (entry !== undefined && entry !== seen) setSeen(entry);
  return {
    entry,
    gone: entry !== undefined && of(entry.submission.id) === undefined,
    leave: () => setSeen(null),
  };
}
