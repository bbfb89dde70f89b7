import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kept } from '#domain/override.ts';
import type { Finding, Severity } from '#domain/tone/finding.ts';
import { cardsOf, contextOf, groupsOf, openAtFirst } from '../../../../renderer/features/drafts/cards.ts';

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

type Found = readonly [words: string, category: string, severity: Severity];

/** A text of words, each a finding of its category. */
function reported(...found: readonly Found[]) {
  let text = '';
  const findings = found.map(([words, category, severity]): Finding => {
    const start = text.length;
    text += `${words} `;
    const why = { ar: category, fr: category, en: category };
    const place = { start, end: start + words.length };
    return { rule: `${category}-en`, category, severity, ...place, fixes: [], guideline: 'g', why, language: 'en' };
  });
  return { text, report: { language: 'en', verdict: 'ok', score: 0, findings } } as const;
}

const grouped = (...given: Parameters<typeof cardsOf>) =>
  groupsOf(cardsOf(...given)).map(({ cards }) => cards.map(({ words }) => words).join(' '));

describe('findings that say the same', () => {
  const report = reported(
    ['wow!!!', 'shouting', 'advise'],
    ['moron', 'insult', 'review'],
    ['vermin', 'slur', 'block'],
    ['idiot', 'insult', 'review'],
    ['fool', 'insult', 'advise'],
  );

  it('are explained once, gravest first, in text order', () => {
    expect(grouped(report, [], 'base')).toEqual(['vermin', 'moron idiot', 'wow!!!', 'fool']);
  });

  it('leave out what is answered, at its place alone when it is ignored', () => {
    const at = { rule: 'shouting-en', words: 'wow!!!', version: 'base', by: 'rima', at: '2026-03-03T08:00:00.000Z' };
    const ignored: Kept = { ...at, kind: 'ignored', before: '' };
    const kept: Kept = { ...at, rule: 'insult-en', words: 'moron', kind: 'override', reason: 'quoted' };
    expect(grouped(report, [ignored, kept], 'base')).toEqual(['vermin', 'idiot', 'fool']);
    const again = reported(['so wow!!!', 'other', 'advise'], ['wow!!!', 'shouting', 'advise']);
    expect(grouped(again, [ignored], 'base')).toEqual(['so wow!!!', 'wow!!!']);
  });

  it('stand open as far as there is room: the gravest always, never a wall', () => {
    const open = (found: readonly Found[]) => {
      const groups = groupsOf(cardsOf(reported(...found), [], 'base'));
      const first = openAtFirst(groups);
      return groups.map(({ id }) => first.has(id));
    };
    expect(open([['a', 'one', 'block']])).toEqual([true]);
    const four = ['one', 'two', 'three', 'four'].map((name): Found => [name, name, 'review']);
    expect(open(four)).toEqual([true, true, true, false]);
    const many = Array.from({ length: 30 }, (_, n): Found => [`w${n}`, 'one', 'block']);
    expect(open([...many, ['x', 'two', 'review']])).toEqual([true, false]);
  });
});
