import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldMapped } from '../../../electron/domain/text/fold.ts';
import { cleaned, hiddenCharacters } from '../../../electron/domain/text/hidden.ts';

describe('folding', () => {
  it.each([
    ['tashkeel', 'مُحَمَّدٌ', 'محمد'],
    ['tatweel', 'كـــلام', 'كلام'],
    ['alef', 'أإآٱا', 'ااااا'.slice(0, 1)],
    ['ya and alef maqsura', 'على', 'علي'],
    ['ta marbuta', 'مدرسة', 'مدرسه'],
    ['hamza carriers', 'مسؤول سئل', 'مسوول سيل'],
    ['Persian and Urdu letters', 'کتابی', 'كتابي'],
    ['presentation forms', 'ﻛﻼﻡ', 'كلام'],
    ['the lam-alef ligature', 'ﻻ', 'لا'],
    ['Arabic and Persian digits', '٠١٩ ۰۱۹', '019 019'],
    ['zero-width and direction characters', 'ك\u200bل\u202eا\u200fم', 'كلام'],
    ['held letters', 'حماااااار', 'حمار'],
    ['Latin accents and capitals', 'ÉLÈVE Œuvre', 'eleve oeuvre'],
    ['Cyrillic look-alikes', 'рeace', 'peace'],
    ['full-width letters', 'ｐｅａｃｅ', 'peace'],
    ['mathematical letters', '𝐩𝐞𝐚𝐜𝐞', 'peace'],
  ])('%s', (_name, written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('leads every unit back to what was written, marks with their letter', () => {
    const { text, starts, ends, original } = foldMapped('قال: كَـلـْ\u200bب!');
    const at = text.indexOf('كلب');
    expect(original.slice(starts[at], ends[at + 2])).toBe('كَـلـْ\u200bب');
    expect(original.slice(starts[at], ends[at])).toBe('كَـ');
  });

  it('has a map that rises and stays inside, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const { text, starts, ends } = foldMapped(any);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (let at = 0; at < text.length; at += 1) {
          expect(starts[at]).toBeLessThan(ends[at] ?? 0);
          expect(starts[at]).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(ends[at]).toBeLessThanOrEqual(any.length);
        }
      }),
    );
  });

  it('keeps two texts apart although they share a builder', () => {
    const first = foldMapped('كلب');
    foldMapped('something else altogether');
    expect([first.text, Array.from(first.starts)]).toEqual(['كلب', [0, 1, 2]]);
  });
});

describe('hidden characters', () => {
  it.each([
    ['a\u200bb', 'zero-width-space', true],
    ['a\u202eb', 'bidi-override', true],
    ['a\u00a0b', 'no-break-space', true],
    ['oui\u00a0!', 'no-break-space', false],
    ['👨\u200d👩', 'zero-width-joiner', false],
    ['می\u200cخواهم', 'zero-width-non-joiner', false],
  ])('%j: %s', (text, kind, removable) => {
    expect(hiddenCharacters(text)).toMatchObject([{ kind, removable }]);
  });

  it('leave nothing behind that can be removed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const once = cleaned(any);
        expect(cleaned(cleaned(once))).toBe(cleaned(once));
      }),
    );
  });
});
