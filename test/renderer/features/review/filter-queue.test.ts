import { describe, expect, it } from 'vitest';
import type { QueueEntry } from '../../../../electron/contract/review.ts';
import { emptyContent } from '../../../../electron/domain/post.ts';
import type { Verdict } from '../../../../electron/domain/tone/finding.ts';
import {
  countsOf,
  noFilter,
  passing,
  type QueueFilter,
  waitsLong,
} from '../../../../renderer/features/review/filter-queue.ts';
import { submissionOf } from '../../../trust/support/campaign.ts';

const entry = (id: string, office: string, verdict: Verdict, platforms: readonly string[]): QueueEntry => ({
  submission: { ...submissionOf(office), id, verdict, content: { ...emptyContent, platforms } },
  waitsFor: 'desk',
  previous: null,
  lastDecision: null,
});
const queue = [
  entry('a', 'bekaa', 'ok', ['x', 'facebook']),
  entry('b', 'beirut', 'review', ['x']),
  entry('c', 'bekaa', 'review', ['instagram']),
  entry('d', 'tripoli', 'block', []),
];
const ids = (filter: Partial<QueueFilter>) =>
  passing(queue, { ...noFilter, ...filter })
    .map(({ submission }) => submission.id)
    .join('');

describe('a queue', () => {
  it.each([
    [{}, 'abcd'],
    [{ office: 'bekaa' }, 'ac'],
    [{ verdict: 'review' as const }, 'bc'],
    [{ platform: 'x' }, 'ab'],
    [{ office: 'bekaa', verdict: 'review' as const }, 'c'],
    [{ office: 'bekaa', platform: 'telegram' }, ''],
    [{ office: 'nowhere' }, ''],
  ])('narrowed to %j is %s', (filter, left) => expect(ids(filter)).toBe(left));

  it('offers what it has, with how many have it; choosing one leaves so many', () => {
    for (const name of ['office', 'verdict', 'platform'] as const)
      for (const { id, count } of countsOf(queue, name)) expect(ids({ [name]: id })).toHaveLength(count);
    expect(countsOf(queue, 'office')).toEqual([
      { id: 'bekaa', count: 2 },
      { id: 'beirut', count: 1 },
      { id: 'tripoli', count: 1 },
    ]);
  });
});

it.each([
  ['2026-03-03T10:00:00Z', '2026-03-03T12:00:00Z', false],
  ['2026-03-03T10:00:00Z', '2026-03-04T09:59:59Z', false],
  ['2026-03-03T10:00:00Z', '2026-03-04T10:00:00Z', true],
  ['2026-03-03T10:00:00Z', '2026-02-01T10:00:00Z', false],
])('what was sent at %s waits long at %s: %s', (at, now, long) => {
  const [first] = queue;
  if (first === undefined) throw new Error('no entry');
  expect(waitsLong({ ...first, submission: { ...first.submission, at } }, new Date(now))).toBe(long);
});
