import { describe, expect, it } from 'vitest';
import { beirutDay, quietPeriodAt } from '#domain/quiet.ts';
import type { QuietPeriod } from '#domain/pack.ts';

const text = { ar: 'صمت', fr: 'silence', en: 'silence' };
const period = (id: string, start: string, end: string): QuietPeriod => ({
  id,
  name: text,
  why: text,
  source: text,
  start,
  end,
});
const periods = [
  period('abroad', '2026-05-07T00:00:00+03:00', '2026-05-08T22:00:00+03:00'),
  period('main', '2026-05-16T00:00:00+03:00', '2026-05-17T19:00:00+03:00'),
];

describe('quiet periods', () => {
  it.each([
    ['a day before', '2026-05-15T12:00:00+03:00', null],
    ['the last moment before', '2026-05-15T23:59:59.999+03:00', null],
    ['the first moment', '2026-05-16T00:00:00+03:00', 'main'],
    ['the same first moment in UTC', '2026-05-15T21:00:00Z', 'main'],
    ['in the middle', '2026-05-17T08:00:00Z', 'main'],
    ['the last moment', '2026-05-17T18:59:59.999+03:00', 'main'],
    ['the end', '2026-05-17T19:00:00+03:00', null],
    ['another window', '2026-05-08T10:00:00Z', 'abroad'],
  ])('%s', (_, instant, expected) => {
    expect(quietPeriodAt(periods, instant)?.id ?? null).toBe(expected);
  });
});

describe('the day in Beirut', () => {
  it.each([
    ['2026-01-01T21:59:59Z', '2026-01-01'],
    ['2026-01-01T22:00:00Z', '2026-01-02'], // UTC+2 in winter
    ['2026-07-01T20:59:59Z', '2026-07-01'],
    ['2026-07-01T21:00:00Z', '2026-07-02'], // UTC+3 in summer
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2026-03-03T08:00:00+02:00', '2026-03-03'],
  ])('at %s it is %s', (instant, day) => {
    expect(beirutDay(instant)).toBe(day);
  });
});
