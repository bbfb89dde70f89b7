import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../electron/domain/tone/sentences.ts';

const cutsOf = (text: string): readonly string[] =>
  sentencesOf(text, () => false).map(({ start, end }) => text.slice(start, end));
const LONGEST = 700;

describe('sentences', () => {
  it('end at full stops and lines; a comma ends none of usual length', () => {
    expect(cutsOf('One, two. Three!\nFour')).toEqual(['One, two. ', 'Three!', 'Four']);
  });

  it.each([
    ['with commas', 'كلمة أخرى، ثم كلمة '],
    ['with clauses', 'كلمة أخرى وكلمة '],
    ['with nothing but words', 'كلمة أخرى '],
  ])('without a full stop are cut into parts of some length: %s', (_name, unit) => {
    const text = unit.repeat(500);
    const cuts = cutsOf(text);
    expect(cuts.join('')).toBe(text);
    expect(Math.max(...cuts.map(({ length }) => length))).toBeLessThan(LONGEST);
    expect(Math.min(...cuts.slice(0, -1).map(({ length }) => length))).toBeGreaterThan(300);
    for (const cut of cuts.slice(0, -1)) expect(cut.endsWith(' ')).toBe(true);
  });

  it('stay where they were behind an edit', () => {
    const words = Array.from({ length: 900 }, (_, n) => `word${n % 97}${n % 11 === 0 ? ',' : ''}`).join(' ');
    const before = new Set(cutsOf(words));
    const after = cutsOf(`${words.slice(0, 40)}x${words.slice(40)}`);
    expect(after.filter((one) => !before.has(one)).length).toBeLessThanOrEqual(2);
  });

  it('keep a quotation whole', () => {
    const quoted = `«${'كلمة، '.repeat(90)}»`;
    expect(cutsOf(`${'كلمة '.repeat(55)}${quoted} ثم`).some((one) => one.includes(quoted))).toBe(true);
  });
});
