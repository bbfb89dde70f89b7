import { expect, it } from 'vitest';
import { checkTone } from '../../../electron/domain/tone/check.ts';
import { demoChecker } from './demo-checker.ts';

const checker = await demoChecker();

it.each([
  ['les youpins le soutiennent', 'youpins', 'Juifs'],
  ['Un youpin tient le journal', 'youpin', 'Juif'],
  ['ces salopes', 'salopes', 'femmes que je désapprouve'],
  ['these faggots again', 'faggots', 'gay people'],
  ['he is a faggot', 'faggot', 'gay person'],
  ['والرَّوافض وراءهم', 'والرَّوافض', 'والشيعة'],
])('rewords «%s» in its number and with its conjunction', (text, words, fix) => {
  const found = checkTone(checker, text).findings.find(({ start, end }) => text.slice(start, end) === words);
  expect(found?.fixes[0]).toBe(fix);
});

it('blames no sentence for what its neighbours say', () => {
  const clean = 'نطلب نشر عقد المياه كاملاً.';
  const text = `${clean}\nومن وقّعوا العقد حثالة، والرَّوافض وراءهم.\nكل من يخالفنا خائن. الوزير حمااار.`;
  const { findings } = checkTone(checker, text);
  expect(findings.length).toBeGreaterThan(2);
  expect(findings.filter(({ start }) => start < clean.length)).toEqual([]);
});
