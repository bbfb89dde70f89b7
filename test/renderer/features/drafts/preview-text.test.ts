import { describe, expect, it } from 'vitest';
import { foldedAt, toldApart } from '../../../../renderer/features/drafts/preview-text.ts';

describe('foldedAt', () => {
  it.each([
    { text: 'abcdef', fold: null, shown: null },
    { text: 'abcdef', fold: 6, shown: null },
    { text: 'abcdef', fold: 5, shown: 'abcde…' },
    { text: 'abc def', fold: 4, shown: 'abc…' },
    // A letter with its shadda, and a family, are one character each.
    { text: 'مُحمّد', fold: 3, shown: 'مُحمّ…' },
    { text: '👩‍👩‍👧a', fold: 1, shown: '👩‍👩‍👧…' },
  ])('$text at $fold', ({ text, fold, shown }) => {
    expect(foldedAt(text, fold)).toBe(shown);
  });
});

describe('toldApart', () => {
  it('keeps every letter, in order, and tells entities from words', () => {
    const parts = toldApart('اقرأ #حقّنا و#حقّنا_بالضوّ @dar', ['#حقّنا', '#حقّنا_بالضوّ', '@dar']);
    expect(parts.filter(({ entity }) => entity).map(({ words }) => words)).toEqual(['#حقّنا', '#حقّنا_بالضوّ', '@dar']);
    expect(parts.map(({ words }) => words).join('')).toBe('اقرأ #حقّنا و#حقّنا_بالضوّ @dar');
  });

  it('leaves a line without any as it is', () => {
    expect(toldApart('اقرأ', ['#x'])).toEqual([{ words: 'اقرأ', entity: false }]);
    expect(toldApart('', ['#x'])).toEqual([]);
  });
});
