import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kept, leadIn } from '#domain/override.ts';
import type { Finding, Severity } from '#domain/tone/finding.ts';
import { answerTo, openFindings } from '#domain/tone/standing.ts';

const text = 'great!!! and\nthen great!!! again';
const found = (severity: Severity, start: number): Finding => ({
  rule: 'shout',
  category: 'shouting',
  severity,
  start,
  end: start + 3,
  fixes: [],
  guideline: 'platform-craft',
  why: { ar: '', fr: '', en: '' },
  language: 'en',
});
const [first, second] = [text.indexOf('!!!'), text.lastIndexOf('!!!')];
const at = { rule: 'shout', words: '!!!', version: 'base', by: 'rima', at: '2026-03-03T08:00:00.000Z' };
const ignored = (start: number): Kept => ({ ...at, kind: 'ignored', before: leadIn(text, start) });
const withReason = (kind: 'override' | 'objection'): Kept => ({ ...at, kind, reason: 'a quotation' });

describe('what answers a finding', () => {
  it.each<[string, Severity, number, Kept, boolean]>([
    ['an ignored advice, at its place', 'advise', second, ignored(second), true],
    ['not the same words at another place', 'advise', first, ignored(second), false],
    ['never what asks for review', 'review', second, ignored(second), false],
    ['never a block', 'block', second, ignored(second), false],
    ['a reason, at every place', 'review', first, withReason('override'), true],
    ['a reason is not enough for a block', 'block', first, withReason('override'), false],
    ['an objection is', 'block', first, withReason('objection'), true],
  ])('%s', (_, severity, start, kept, answered) => {
    expect(answerTo(found(severity, start), text, 'base', [kept])).toBe(answered ? kept : null);
    expect(answerTo(found(severity, start), text, 'instagram', [kept])).toBeNull();
  });

  it('leaves open what asks for something and has no answer', () => {
    const findings = [found('advise', first), found('review', first), found('block', second)];
    expect(openFindings(findings, text, 'base', [])).toEqual(findings.slice(1));
    expect(openFindings(findings, text, 'base', [withReason('override')])).toEqual(findings.slice(2));
    expect(openFindings(findings, text, 'base', [withReason('objection')])).toEqual([]);
  });
});

describe('the lead-in of a place', () => {
  it.each([
    ['is what stands before it', 'so great', 3, 'so '],
    ['begins with its line', 'one\ntwo three', 8, 'two '],
    ['is empty at the start', 'great', 0, ''],
    ['is at most 24 units', 'x'.repeat(60), 40, 'x'.repeat(24)],
  ])('%s', (_, whole, start, expected) => expect(leadIn(whole, start)).toBe(expected));

  it('does not change with what is written behind, and breaks no character', () => {
    const piece = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(piece, piece, piece, (before, words, after) => {
        const lead = leadIn(before + words, before.length);
        expect(leadIn(before + words + after, before.length)).toBe(lead);
        expect(before.endsWith(lead)).toBe(true);
        expect(lead.isWellFormed()).toBe(true);
      }),
    );
  });
});
