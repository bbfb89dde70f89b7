import fc from 'fast-check';
import { expect, it } from 'vitest';
import { picturesIn } from '../../../electron/domain/text/pictures.ts';
import { countWords, eachRawWord } from '../../../electron/domain/text/raw-words.ts';

/** Letters, capitals, marks, digits, apostrophes, signs, emoji, mathematical capitals and halves of pairs, as they come. */
const texts = fc
  .array(fc.constantFrom(..."aZéÉßİΣσكبَ٣7_'’ -#!©️", '\u0301', '\ud835\udc00', '😡', '🇱🇧', '👩‍👧', '\ud83d', '\ude21'), {
    maxLength: 60,
  })
  .map((signs) => signs.join(''));
const anything = fc.oneof(texts, fc.string({ unit: 'binary' }));

it('finds the words that the expression over Unicode’s classes finds', () => {
  fc.assert(
    fc.property(anything, (line) => {
      const words: unknown[] = [];
      eachRawWord(line, (...word) => words.push(word));
      const found = [...line.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)];
      const isCapital = (word: string): boolean => /^[\p{Lu}\p{M}'’]{2,}$/u.test(word);
      expect(words).toEqual(found.map(({ 0: word, index }) => [index, index + word.length, isCapital(word)]));
    }),
  );
});

it('counts rows of letters, digits and underscores', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(countWords(text)).toBe(text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0);
    }),
  );
});

it('finds every pictograph and flag, and the rows of them', () => {
  const expressions = [/\p{Extended_Pictographic}|\p{RI}\p{RI}/u, /(\p{Extended_Pictographic})\1*/u];
  fc.assert(
    fc.property(anything, fc.constantFrom(...expressions), (text, { source }) => {
      const found = picturesIn(text, new RegExp(source, 'uy'));
      const expected = [...text.matchAll(new RegExp(source, 'gu'))];
      expect(found.map(({ 0: sign, index }) => [sign, index])).toEqual(
        expected.map(({ 0: sign, index }) => [sign, index]),
      );
    }),
  );
});

it('knows where every pictograph of Unicode may begin', () => {
  const missed: number[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const sign = String.fromCodePoint(point);
    if (/^\p{Extended_Pictographic}$/u.test(sign) && picturesIn(sign, /\p{Extended_Pictographic}/uy).length === 0)
      missed.push(point);
  }
  expect(missed).toEqual([]);
});
