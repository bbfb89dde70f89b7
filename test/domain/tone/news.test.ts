import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTone, type ToneChecker } from '../../../electron/domain/tone/check.ts';
import { demoChecker } from './demo-checker.ts';

/** Most clean news texts that may be asked to change (issue 3, Build 2). */
const FALSE_POSITIVES = 0.01;

let checker: ToneChecker;
beforeAll(async () => {
  checker = await demoChecker();
});

const textsOf = (language: string): readonly string[] =>
  readFileSync(`test/vectors/tone/news/${language}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(line.indexOf('\t') + 1));

describe.each(['ar', 'fr', 'en'])('clean news in %s', (language) => {
  const texts = textsOf(language);

  it('has a thousand texts, each another', () => {
    expect(texts).toHaveLength(1000);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is asked to change in one text of a hundred at most', () => {
    const flagged = texts.flatMap((text) => {
      const asked = checkTone(checker, text).findings.filter(({ severity }) => severity !== 'advise');
      return asked.length === 0 ? [] : [`${text} ← ${asked.map(({ rule }) => rule).join(', ')}`];
    });
    console.info([`news in ${language}: ${flagged.length} of ${texts.length} asked to change`, ...flagged].join('\n'));
    expect(flagged.length).toBeLessThanOrEqual(texts.length * FALSE_POSITIVES);
  });
});
