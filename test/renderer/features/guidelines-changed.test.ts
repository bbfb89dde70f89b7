import { expect, it } from 'vitest';
import { runsOf } from '../../../renderer/editor/word-diff.ts';
import { changedLines } from '../../../renderer/features/guidelines/changed-lines.ts';

const shown = (was: string, is: string) =>
  changedLines(runsOf(was, is))
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'inserted' ? `+${text}+` : `-${text}-`))
    .join('');

it.each([
  ['nothing', 'واحد\nاثنان', 'واحد\nاثنان', ''],
  ['a word', 'واحد\nنصحّح خلال يوم.\nثلاثة', 'واحد\nنصحّح خلال ساعة.\nثلاثة', 'نصحّح خلال -يوم-+ساعة+.'],
  ['a line that came', 'one\nthree', 'one\ntwo\nthree', '+two+'],
  ['the last line', 'one\ntwo', 'one\nfour', '-two-+four+'],
])('what changed of a text is %s', (_, was, is, lines) => expect(shown(was, is)).toBe(lines));

it('knows where in the later text it stands', () => {
  const is = 'one\ntwo words\nthree';
  const there = changedLines(runsOf('one\ntwo\nthree', is)).filter(({ kind }) => kind !== 'deleted');
  expect(there.map(({ text, at }) => is.slice(at, at + text.length))).toEqual(there.map(({ text }) => text));
});
