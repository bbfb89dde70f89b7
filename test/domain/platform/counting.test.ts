import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import twitter from 'twitter-text';
import { countText } from '#domain/platform/counting.ts';
import type { CountingUnit } from '#domain/platform/platform.ts';

const cases: readonly (readonly [CountingUnit, string, number])[] = [
  ['x-weighted', '', 0],
  ['x-weighted', 'مرحباً بكم', 10],
  ['x-weighted', 'كتــابٌ، ١٢٣؟', 13],
  ['x-weighted', 'a\u200Fb', 4],
  ['x-weighted', 'a\u2066b', 4],
  ['x-weighted', '…', 2],
  ['x-weighted', '€', 2],
  ['x-weighted', 'ﻼ', 2],
  ['x-weighted', 'e\u0301', 1],
  ['x-weighted', '👨‍👩‍👧‍👦', 2],
  ['x-weighted', '🇱🇧', 2],
  ['x-weighted', '👍🏽', 2],
  ['x-weighted', 'https://example.org/a/very/long/path/indeed?x=1', 23],
  ['x-weighted', 'انظر example.com.', 5 + 23 + 1],
  ['x-weighted', 'no.such', 7],
  ['utf16', '😀', 2],
  ['code-points', '😀é', 2],
  ['graphemes', '👨‍👩‍👧‍👦بِ', 2],
  ['utf8-bytes', 'aبé€😀', 1 + 2 + 2 + 3 + 4],
  ['utf8-bytes', '\uD83D', 3],
  ['threads', 'سلام', 4],
  ['threads', 'سلام😀', 4 + 4],
  ['threads', '❤️', 6],
  ['threads', '👨‍👩‍👧‍👦!', 25 + 1],
  ['threads', '2026 #1', 7],
];

describe('counting', () => {
  test.each(cases)('%s of %j is %d', (unit, text, expected) => expect(countText(unit, text)).toBe(expected));

  const pieces = fc.oneof(
    fc.constantFrom('😀', '❤️', '❤', '👨‍👩‍👧‍👦', '🇱🇧', '👍🏽', '1️⃣', '©', '™', '\uFE0F', '\u200D', '\u200F', '\u2066'),
    fc.constantFrom(
      'https://',
      'http://',
      'example.com',
      'a.b-c.org/x_(y)?q=1&r=#z',
      't.co/abc',
      'https://t.co/a1-x',
      '.',
      '/',
      '@',
      '#',
    ),
    fc.constantFrom(
      'موقع.com',
      'مثال.مصر',
      'صحيفة',
      'http://مثال.إختبار',
      'https://قناة.شبكة/خبر',
      '،',
      '؟',
      'xn--abc',
      'x.co.uk:80/',
      '_',
      '-',
    ),
    fc.constantFrom(' ', '\n', '\u00A0', '\t'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  test('weighs as twitter-text does', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        expect(countText('x-weighted', text)).toBe(twitter.parseTweet(text).weightedLength);
      }),
      { numRuns: 10_000 },
    );
  });

  test('counts UTF-8 bytes as an encoder does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(countText('utf8-bytes', text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });

  test('counts graphemes as Intl does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n', 'بِ', '👍', '🏽', '\u200D', ' ') }), (text) => {
        expect(countText('graphemes', text)).toBe(Array.from(new Intl.Segmenter('ar').segment(text)).length);
      }),
    );
  });
});
