import { expect, it } from 'vitest';
import { emptyContent, nameOf } from '../../electron/domain/post.ts';

it.each([
  ['its title', { title: ' المياه ', base: 'نطلب نشر العقد.' }, 'المياه'],
  ['the first line with words', { base: '\n  \n نطلب نشر العقد. \nثم التفاصيل.' }, 'نطلب نشر العقد.'],
  [
    'whole words of a long line, never half a one',
    { base: `${'ماء '.repeat(14)}والتواريخ` },
    `${'ماء '.repeat(14).trim()}…`,
  ],
  ['the start of a word without end', { base: 'ا'.repeat(80) }, `${'ا'.repeat(60)}…`],
  ['nothing where nothing is written', { base: ' \n ' }, ''],
])('is called by %s', (_what, content, name) => {
  expect(nameOf({ ...emptyContent, ...content })).toBe(name);
});
