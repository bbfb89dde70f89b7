import { beforeAll, describe, expect, it } from 'vitest';
import { checkTone, type ToneChecker } from '../../../electron/domain/tone/check.ts';
import { type Disguise, disguised, disguises, innocent } from '../../support/disguises.ts';
import { demoChecker, type ToneCase, toneCases } from './demo-checker.ts';

/** Recall may fall by less than this (issue 3, Build 7). */
const LOSS = 0.1;

let checker: ToneChecker;
beforeAll(async () => {
  checker = await demoChecker();
});

const flagged = toneCases().filter((one) => one.expect.length > 0);
const clean = toneCases().filter((one) => one.expect.length === 0);

/** Whether a text still raises one of the categories it is there for. */
function isFound({ expect: wanted }: ToneCase, text: string): boolean {
  const categories = new Set(checkTone(checker, text).findings.map(({ category }) => category));
  return wanted.some(({ category }) => categories.has(category));
}

const hide = ({ text, expect: wanted }: ToneCase, trick: Disguise): string =>
  disguised(
    text,
    wanted.map(({ words }) => words),
    trick,
  );

describe.each(Object.entries(disguises))('%s', (name, trick) => {
  it('do not hide an offence', () => {
    const hidden = flagged.filter((one) => hide(one, trick) !== one.text);
    const plain = hidden.filter((one) => isFound(one, one.text)).length;
    const found = hidden.filter((one) => isFound(one, hide(one, trick))).length;
    console.info(`${name}: ${found} of ${hidden.length} found, ${plain} without the trick`);
    expect(hidden.length).toBeGreaterThan(0);
    expect((plain - found) / hidden.length).toBeLessThan(LOSS);
  });
});

it.each(innocent)('%s make no clean text an offence', (name) => {
  const raised = clean.filter(({ text }) => {
    const { verdict } = checkTone(checker, (disguises[name] ?? String)(text));
    return verdict === 'review' || verdict === 'block';
  });
  expect(raised.map(({ text }) => text)).toEqual([]);
});

it.each([
  ['what stands in two languages', 'نزلت تحديث iPhone على الـUSD و8آذار'],
  ['numbers beside words', 'اشترينا 3كيلو و10كلغ و5ليتر من السوق'],
  ['compounds', 'porte-parole, vice-président, week-end, e-mail, co-op, re-sign, and/or'],
  ['lists of letters', 'المجموعات: أ ب ج د هـ و ز'],
  ['words that spell another backwards', 'He lived for sport and star parts; يوسف يمارس هوايته'],
  ['pictures', 'زرنا المزرعة مع الأولاد 🐑🐄🐕 وكان يوم حلو'],
  ['lines of a poem', 'يا أهل الدار\nكل\nبيت بيحلم بولاده'],
])('%s are no disguise', (_name, text) => {
  expect(checkTone(checker, text).findings.filter(({ severity }) => severity !== 'advise')).toEqual([]);
});
