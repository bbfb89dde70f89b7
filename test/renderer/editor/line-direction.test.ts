import { expect, test } from 'vitest';
import { directionOf } from '../../../renderer/editor/line-direction.ts';

const cases: readonly (readonly [string, 'rtl' | 'ltr' | null])[] = [
  ['100% من الوعود', 'rtl'],
  ['#حقّنا_بالضوّ dar.example', 'rtl'],
  ['bikaffe wou3oud، بدنا جدول', 'ltr'],
  ['https://dar.example نور', 'ltr'],
  ['«قال»', 'rtl'],
  ['😀 مرحبا', 'rtl'],
  ['', null],
  ['42 — 100%', null],
];

test.each(cases)('%s is %s', (line, direction) => {
  expect(directionOf(line)).toBe(direction);
});
