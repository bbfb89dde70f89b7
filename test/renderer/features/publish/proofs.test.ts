import { expect, it } from 'vitest';
import type { ToneReport } from '../../../../electron/domain/tone/finding.ts';
import { lineOf, proofsOf } from '../../../../renderer/features/publish/proofs.ts';

const rules = [
  {
    id: 'made',
    category: 'insult',
    example: 'rule example',
    entries: [{ term: 'a', example: 'entry example', counter: 'entry counter' }, { term: 'b' }],
  },
];
const report = (...findings: { rule: string; category: string }[]): ToneReport =>
  ({ findings, verdict: findings.length === 0 ? 'ok' : 'review' }) as unknown as ToneReport;

it('reads the proofs of a rule and of its entries', () => {
  expect(proofsOf(rules).map(({ rule, kind, text }) => [rule, kind, text])).toEqual([
    ['made', 'example', 'rule example'],
    ['made', 'example', 'entry example'],
    ['made', 'counter', 'entry counter'],
  ]);
});

it.each([
  ['example', report({ rule: 'made', category: 'insult' }), true],
  ['example', report({ rule: 'another', category: 'insult' }), true],
  ['example', report({ rule: 'another', category: 'exclusion' }), false],
  ['example', report(), false],
  ['counter', report(), true],
  ['counter', report({ rule: 'another', category: 'insult' }), true],
  ['counter', report({ rule: 'made', category: 'insult' }), false],
] as const)('an %s holds by what the checker answers', (kind, answer, holds) => {
  const proof = proofsOf(rules).find((one) => one.kind === kind);
  expect(proof?.holds(answer)).toBe(holds);
  expect(proof?.holds(undefined)).toBe(false);
});

it('reads nothing from a file that is not a list of rules', () => {
  expect(proofsOf(null)).toEqual([]);
  expect(proofsOf({ rules })).toEqual([]);
  expect(proofsOf([1, 'x', { category: 'insult', example: 'without an id' }])).toEqual([]);
});

it('reads the counter-examples that stand beside the entries, and holds them silent', () => {
  const [first, second, ...none] = proofsOf([{ id: 'made', category: 'insult', counters: ['one', 2, 'two'] }]);
  expect([first?.text, second?.text, none]).toEqual(['one', 'two', []]);
  expect(first?.kind).toBe('counter');
  expect(first?.holds(report({ rule: 'made', category: 'insult' }))).toBe(false);
  expect(first?.holds(report())).toBe(true);
});

it.each([
  ['- id: one\n  x: 1\n- id: two\n', 'two', '- id: two'],
  ['- id: two-more\n- { id: no }\n-   id: "two"', 'two', '-   id: "two"'],
  ['- note: two\n  id: two # here\n', 'two', '  id: two # here'],
  ['- id: one\n', 'two', null],
])('finds in %j the line that names %s', (text, rule, line) => {
  const at = lineOf(text, rule);
  expect(at === null ? null : text.slice(at.start, at.end)).toBe(line);
});
