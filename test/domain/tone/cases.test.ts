import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTone } from '../../../electron/domain/tone/check.ts';
import { compileTone, type ToneChecker } from '../../../electron/domain/tone/compile.ts';
import { openPack } from '../../../electron/pack/folder.ts';

interface ToneCase {
  readonly id: string;
  readonly text: string;
  readonly variety: string;
  readonly expect: readonly { readonly words: string; readonly category: string }[];
}

const cases = JSON.parse(readFileSync('test/vectors/tone/cases.json', 'utf8')) as ToneCase[];
let checker: ToneChecker;
beforeAll(async () => {
  const source = await openPack('assets/packs/demo').tone();
  if (!source.ok) throw new Error(source.error.code);
  checker = compileTone(source.value);
});

it('has the table it needs', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(cases.filter((one) => one.expect.length === 0).length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

it('compiles the demo pack without a mistake', () => {
  expect(checker.problems).toEqual([]);
});

describe.each(['lebanese', 'standard', 'arabizi', 'fr', 'en'])('in %s', (variety) => {
  it.each(cases.filter((one) => one.variety === variety))('$id: $text', ({ text, expect: wanted }) => {
    const found = checkTone(checker, text).findings.map(({ start, end, category }) => ({
      words: text.slice(start, end),
      category,
    }));
    const missing = wanted.filter(
      (one) => !found.some(({ words, category }) => words === one.words && category === one.category),
    );
    expect({ missing, extra: wanted.length === 0 ? found : [] }).toEqual({ missing: [], extra: [] });
  });
});
