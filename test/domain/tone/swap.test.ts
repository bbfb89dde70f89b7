import { beforeAll, expect, it } from 'vitest';
import { checkTone, type ToneChecker } from '../../../electron/domain/tone/check.ts';
import { demoChecker, toneCases } from './demo-checker.ts';

let checker: ToneChecker;
beforeAll(async () => {
  checker = await demoChecker();
});

/** Names that may stand for one another in a sentence. */
const rows: readonly (readonly string[])[] = [
  ['السنة', 'الشيعة', 'الدروز', 'الموارنة', 'الأرمن', 'المسيحيين', 'المسلمين', 'السوريين', 'الفلسطينيين'],
  ['للسنة', 'للشيعة', 'للدروز', 'للموارنة', 'للأرمن', 'للمسيحيين', 'للمسلمين', 'للسوريين'],
  ['Muslims', 'Christians', 'Druze', 'Shia', 'Sunnis', 'Armenians', 'Syrians', 'Palestinians'],
  ['musulmans', 'chrétiens', 'druzes', 'chiites', 'sunnites', 'arméniens', 'syriens', 'palestiniens'],
];

/** The text with one community's name changed for each other of its row. */
function swapped(text: string, name: string, row: readonly string[]): readonly string[] {
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u');
  return word.test(text) ? row.filter((other) => other !== name).map((other) => text.replace(word, other)) : [];
}

it('says the same of every community', () => {
  const pairs = toneCases().flatMap(({ text }) =>
    rows.flatMap((row) => row.flatMap((name) => swapped(text, name, row).map((other) => ({ text, other })))),
  );
  const different = pairs.filter(
    ({ text, other }) => checkTone(checker, text).verdict !== checkTone(checker, other).verdict,
  );
  console.info(`communities swapped: ${different.length} differences of ${pairs.length}`);
  expect(pairs.length).toBeGreaterThan(200);
  expect(different).toEqual([]);
});
