import { describe, expect, it } from 'vitest';
import { beirutDay, daysFrom, formatsFor } from '../../../renderer/i18n/formats.ts';

const now = new Date('2026-11-23T10:42:07Z');
const plain = (text: string): string =>
  text.replaceAll(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replaceAll(/[\u00a0\u202f]/g, ' ');

describe('Arabic as Beirut writes it', () => {
  const latin = formatsFor('ar', 'latn');
  const arabic = formatsFor('ar', 'arab');
  it.each([
    ['a Levantine month', latin.day('2026-03-17', now), '17 آذار'],
    ['a year that is not this one', latin.day('2025-03-17', now), '17 آذار 2025'],
    ['platform digits with a comma and a point', latin.number(1500.5), '1,500.5'],
    ['Arabic digits with their own marks', arabic.number(1500.5), '١٬٥٠٠٫٥'],
    ['Beirut seconds, not UTC', latin.seconds(now), '12:42:07'],
    ['Beirut time in Arabic digits', arabic.time(now), '١٢:٤٢'],
    ['a size', latin.bytes(38_000), '38 ك.ب'],
    ['yesterday', latin.when('2026-11-22T16:20:00Z', now), 'أمس 18:20'],
    ['today by its time alone', latin.when('2026-11-23T08:00:00Z', now), '10:00'],
    ['another day', latin.when('2026-11-15T08:00:00Z', now), '15 تشرين الثاني'],
  ])('%s', (_name, written, expected) => {
    expect(plain(written)).toBe(expected);
  });
});

describe('French and English', () => {
  it.each([
    ['fr' as const, '17 mars', '38 Ko', '1 500,5'],
    ['en' as const, '17 March', '38 KB', '1,500.5'],
  ])('%s keeps Latin digits whatever the setting', (language, day, size, number) => {
    const formats = formatsFor(language, 'arab');
    expect([
      plain(formats.day('2026-03-17', now)),
      plain(formats.bytes(38_000)),
      plain(formats.number(1500.5)),
    ]).toEqual([day, size, number]);
  });
});

describe('sizes', () => {
  const { bytes } = formatsFor('en', 'latn');
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1 KB'],
    [18_234_000, '18.2 MB'],
    [999_000_000, '999 MB'],
    [64_000_000_000, '64 GB'],
  ])('%d', (value, expected) => {
    expect(plain(bytes(value))).toBe(expected);
  });
});

describe('Beirut days', () => {
  it('turn over at midnight in Beirut, summer and winter', () => {
    expect(beirutDay('2026-11-23T22:30:00Z')).toBe('2026-11-24');
    expect(beirutDay('2026-07-01T20:59:00Z')).toBe('2026-07-01');
    expect(beirutDay('2026-07-01T21:00:00Z')).toBe('2026-07-02');
  });
  it('a plain day stays that day', () => {
    expect(beirutDay('2026-03-29')).toBe('2026-03-29');
  });
  it('count from now, past and future', () => {
    expect([daysFrom(now, '2026-11-23'), daysFrom(now, '2026-11-16'), daysFrom(now, '2026-12-02')]).toEqual([0, -7, 9]);
  });
});
