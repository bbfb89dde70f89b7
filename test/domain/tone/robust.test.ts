import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTone, type ToneChecker } from '../../../electron/domain/tone/check.ts';
import { demoChecker, toneCases } from './demo-checker.ts';

let checker: ToneChecker;
beforeAll(async () => {
  checker = await demoChecker();
});

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
/** Borders of findings that lie inside what people see as one character, or outside of the text. */
function misplaced(text: string, findings: readonly { readonly start: number; readonly end: number }[]) {
  const characters = segmenter.segment(text);
  return findings
    .flatMap(({ start, end }) => [start, end])
    .filter((border) => border !== text.length && characters.containing(border)?.index !== border);
}

/** Offensive words, marks, quotes, breaks and rubbish, in any order. */
const piece = fc.oneof(
  fc.constantFrom(...toneCases().map(({ text }) => text)),
  fc.constantFrom(
    '\u064b',
    'ـ',
    '\u200b',
    '\u202e',
    '😡',
    '👨‍👩‍👧',
    '"',
    '«',
    '»',
    "'",
    '*',
    '\n',
    '\ud800',
    '\udc00',
    'ﻻ',
    '٣',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
const glued = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  it('gets findings inside it, on borders of characters people see, in order, apart', () => {
    fc.assert(
      fc.property(fc.oneof(text, glued), (any) => {
        const { findings, score } = checkTone(checker, any);
        expect(misplaced(any, findings)).toEqual([]);
        let last = 0;
        for (const { start, end, fixes } of findings) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(any.length);
          expect(start === end || start >= last).toBe(true);
          last = Math.max(last, end);
          expect(fixes.every((fix) => typeof fix === 'string' && fix !== '')).toBe(true);
        }
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it('gets the same answer twice, from memory or from another checker', async () => {
    const other = await demoChecker();
    fc.assert(
      fc.property(text, (any) => {
        const once = checkTone(checker, any);
        expect(checkTone(checker, any)).toEqual(once);
        expect(checkTone(other, any)).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });

  /** Whatever is remembered of earlier versions, an edited text is judged as if it were new. */
  it('gets, edit by edit, the answer a new text gets', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 30 }), insert: fc.oneof(piece, fc.constant('')) });
    fc.assert(
      fc.property(fc.oneof(text, glued), fc.array(edit, { minLength: 1, maxLength: 8 }), (first, edits) => {
        let written = first;
        for (const { at, remove, insert } of edits) {
          const from = at % (written.length + 1);
          written = written.slice(0, from) + insert + written.slice(from + remove);
          // A copy of the checker has a memory of its own, which is empty.
          expect(checkTone(checker, written)).toEqual(checkTone({ ...checker }, written));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never scores lower for one more offence in a paragraph of its own', () => {
    fc.assert(
      fc.property(text, (any) => {
        const before = checkTone(checker, any).score;
        expect(checkTone(checker, `${any}\n\nيا حمار`).score).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});

/** Code points of every plane, lone surrogates among them, by a walk that is always the same. */
const everyPlane = Array.from({ length: 100_000 }, (_, n) => String.fromCodePoint((n * 7_919) % 0x110000)).join('');

/** Repetitions that make careless checkers quadratic. At a million characters such a one would not end in time. */
const repeated: Readonly<Record<string, string>> = {
  'one held letter': 'ا',
  'one word without end': 'كلب',
  spaces: ' ',
  'letters apart': 'ك ل ب ',
  'quotation marks': '"',
  'opened quotations': '«',
  apostrophes: "n'est l' ",
  brackets: '(',
  stars: '*',
  'starred words': 'ك*ب f**k ',
  emoji: '😡',
  families: '👨‍👩‍👧',
  'combining marks': '\u064b',
  'zero-width spaces': '\u200b',
  'lone surrogates': '\ud800',
  'short lines': 'هيدا كلب\n',
  insults: 'يا حمار يا كلب ',
  'quoted insults': '"يا كلب" ',
  'cues of negation': 'مش كلب لا ما ',
  capitals: 'STOP ',
  'every plane': everyPlane,
  'words every phrase begins with': 'i we they you are is the ',
};

describe('a million characters', () => {
  it.each(Object.entries(repeated))('of %s', { timeout: 120_000 }, (_name, unit) => {
    const long = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const { findings } = checkTone(checker, long);
    expect(findings.filter(({ start, end }) => start > end)).toEqual([]);
    expect(misplaced(long, findings)).toEqual([]);
  });
});
