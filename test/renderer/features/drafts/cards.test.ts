import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../../renderer/features/drafts/cards.ts';

describe('what stands around a finding', () => {
  it('is whole words', () => {
    const [before, words, after] = ['نكتب للناس '.repeat(20), 'نهر الكلب', ' في كسروان'.repeat(20)];
    const text = before + words + after;
    const context = contextOf(text, { start: before.length, end: before.length + words.length });
    expect(context).toMatch(/^(?:نكتب )?(?:للناس نكتب )*للناس نهر الكلب في كسروان(?: في كسروان)*(?: في)?$/);
  });

  it('is all of a short text', () => {
    expect(contextOf('ما هذا؟', { start: 3, end: 6 })).toBe('ما هذا؟');
  });

  it('holds the words, is part of the text, is short, and breaks no character', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const letters = Array.from(text);
        const [from, to] = [a % (letters.length + 1), b % (letters.length + 1)].toSorted((x, y) => x - y);
        const start = letters.slice(0, from).join('').length;
        const end = letters.slice(0, to).join('').length;
        const context = contextOf(text, { start, end });
        expect(context).toContain(text.slice(start, end));
        expect(text).toContain(context);
        expect(context.length).toBeLessThanOrEqual(end - start + 160);
        expect(context.isWellFormed()).toBe(true);
      }),
    );
  });
});
