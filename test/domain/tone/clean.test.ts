import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { checkTone, type ToneChecker } from '../../../electron/domain/tone/check.ts';
import { demoChecker } from './demo-checker.ts';

interface CleanText {
  readonly id: string;
  readonly variety: string;
  readonly text: string;
}
const texts = JSON.parse(readFileSync('test/vectors/tone/clean.json', 'utf8')) as readonly CleanText[];
const ADVISED = 0.02;

let checker: ToneChecker;
beforeAll(async () => {
  checker = await demoChecker();
});

it.each(texts)('asks nothing of $id: $text', ({ text }) => {
  const raised = checkTone(checker, text).findings.filter(({ severity }) => severity !== 'advise');
  expect(raised.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`)).toEqual([]);
});

it('gives hardly any of them advice', () => {
  const advised = texts.filter(({ text }) => checkTone(checker, text).verdict === 'advise');
  console.info(`advice on ${advised.length} of ${texts.length} clean texts`);
  expect(advised.length).toBeLessThanOrEqual(Math.floor(texts.length * ADVISED));
});
