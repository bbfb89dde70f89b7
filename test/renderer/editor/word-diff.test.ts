import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf, runsOf } from '../../../renderer/editor/word-diff.ts';

const word = fc.constantFrom('كهرباء', 'الماء', 'bikaffe', '100%', '،', '\n', '😀');
const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));

test('runs hold both texts whole', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = runsOf(before, after);
      const of = (kinds: readonly string[]): string =>
        runs
          .filter(({ kind }) => kinds.includes(kind))
          .map((run) => run.text)
          .join('');
      expect(of(['same', 'deleted'])).toBe(before);
      expect(of(['same', 'inserted'])).toBe(after);
      const stands = runs.filter(({ kind }) => kind !== 'deleted');
      expect(stands.map((run) => after.slice(run.at, run.at + run.text.length))).toEqual(stands.map((run) => run.text));
    }),
  );
});

test('a changed Arabic word is changed whole, never inside its joined letters', () => {
  const runs = runsOf('نطلب من الفاشلين خطّة', 'نطلب من الوزارة خطّة');
  expect(runs.filter(({ kind }) => kind !== 'same').map(({ kind, text: words }) => [kind, words])).toEqual([
    ['deleted', 'الفاشلين'],
    ['inserted', 'الوزارة'],
  ]);
});

test('pieces are cut at marks and lines, and know where they stand', () => {
  const after = 'سطر أول\nسطر ثان';
  const paragraphs = paragraphsOf(runsOf(after, after), [{ id: 'c', start: 4, end: 11 }]);
  expect(
    paragraphs.map((pieces) => pieces.map(({ text: words, at, marks, ending }) => [words, at, marks, ending])),
  ).toEqual([
    [
      ['سطر ', 0, [], []],
      ['أول', 4, ['c'], []],
    ],
    [
      ['سطر', 8, ['c'], ['c']],
      [' ثان', 11, [], []],
    ],
  ]);
});
