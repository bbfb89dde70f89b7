import { expect, test } from 'vitest';
import { checkVersion } from '#domain/platform/checks.ts';
import { entitiesOf } from '#domain/platform/entities.ts';
import type { Platform } from '#domain/platform/platform.ts';

const name = { ar: 'س', fr: 'x', en: 'x' };
const free: Platform = {
  id: 'free',
  name,
  text: { unit: 'utf16', max: 100, warnFrom: null },
  hashtags: null,
  mentions: null,
  links: null,
  altText: null,
  media: { max: 2, renditions: [] },
  fold: null,
  asOf: '2026-01-01',
  grade: 'A',
  source: 'test',
};
const shot = (altText: string) => ({ asset: 'a', altText });

test.each([
  [0, null, 'ok'],
  [94, null, 'ok'],
  [95, null, 'near'],
  [100, null, 'near'],
  [101, null, 'over'],
  [79, 80, 'ok'],
  [80, 80, 'near'],
] as const)('%d of 100 units, warned from %s, is %s', (length, warnFrom, state) => {
  const check = checkVersion({ ...free, text: { unit: 'utf16', max: 100, warnFrom } }, 'ا'.repeat(length), []);
  expect(check).toMatchObject({ platform: 'free', count: length, max: 100, state });
  expect(check.problems).toEqual(length > 100 ? [{ code: 'too-long', over: length - 100 }] : []);
});

test.each([
  [{ hashtags: 1 }, '#واحد #اثنان', [], [{ code: 'too-many-hashtags', count: 2, max: 1 }]],
  [{ hashtags: 2 }, '#واحد #اثنان', [], []],
  [{ mentions: 1 }, '@a @b', [], [{ code: 'too-many-mentions', count: 2, max: 1 }]],
  [{ links: 1 }, 'https://a.com و b.org/x', [], [{ code: 'too-many-links', count: 2, max: 1 }]],
  [{ hashtags: 1 }, '#a https://a.com/#b', [], []],
  [{}, '', [shot(''), shot(''), shot('')], [{ code: 'too-many-media', count: 3, max: 2 }]],
  [{ altText: 3 }, '', [shot('abc'), shot('😀😀😀😀')], [{ code: 'alt-text-too-long', index: 1, count: 4, max: 3 }]],
  [
    { forbidden: '<>' },
    'a > b < c',
    [],
    [
      { code: 'forbidden-character', at: 6, character: '<' },
      { code: 'forbidden-character', at: 2, character: '>' },
    ],
  ],
  [
    { text: { unit: 'x-weighted', max: 280, warnFrom: null } },
    'a\uFEFFb',
    [],
    [{ code: 'forbidden-character', at: 1, character: '\uFEFF' }],
  ],
  [{}, 'a\uFEFF<>', [], []],
] as const)('%j with %j', (rules, text, media, problems) => {
  expect(checkVersion({ ...free, ...rules }, text, media).problems).toEqual(problems);
});

test.each([
  ['#لبنان، #كلّنا_معاً و #٢٠٢٦ #1', ['#لبنان', '#كلّنا_معاً'], [], []],
  ['a#b &#39; #️⃣ #', [], [], []],
  ['(#été)#fin', ['#été', '#fin'], [], []],
  ['@ali. @خالد mail@example.com', [], ['@ali', '@خالد'], []],
  ['شاهدوا example.org/خبر#x', [], [], ['example.org/']],
] as const)('entities of %j', (text, hashtags, mentions, links) => {
  const found = entitiesOf(text);
  expect({ hashtags: found.hashtags, mentions: found.mentions }).toEqual({
    hashtags: hashtags.length ? hashtags : [],
    mentions,
  });
  expect(found.links).toEqual(links);
});
