import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTone } from '../../../electron/domain/tone/check.ts';
import { compileTone } from '../../../electron/domain/tone/compile.ts';
import type { Alphabet } from '../../../electron/domain/tone/hint/grams.ts';
import { weightsOf } from '../../../electron/domain/tone/hint/weights.ts';
import type { HintRule, ToneSource } from '../../../electron/domain/tone/source.ts';

/** Written by the trainer: words as the model sees them, and its own reckoning. */
const vectors = JSON.parse(readFileSync('test/vectors/tone/model.json', 'utf8')) as readonly {
  readonly alphabet: Alphabet;
  readonly words: string;
  readonly probability: number;
}[];

it.each(['ar', 'arabizi'] as const)('judges %s as the trainer reckoned', (alphabet) => {
  const own = vectors.filter((one) => one.alphabet === alphabet);
  expect(own.length).toBeGreaterThan(15);
  for (const { words, probability } of own) {
    const list = words === '' ? [] : words.split(' ');
    expect(Math.abs(weightsOf(alphabet).judge(list, 0, list.length).probability - probability)).toBeLessThan(1e-6);
  }
  const spread = own.map(({ probability }) => probability);
  expect(Math.max(...spread) - Math.min(...spread)).toBeGreaterThan(0.3);
});

const text = { ar: '', fr: '', en: '' };
const hint = (language: Alphabet, threshold: number): HintRule => ({
  id: `weigh-${language}`,
  kind: 'hint',
  category: 'weigh',
  language,
  note: '',
  source: '',
  threshold,
});
const source = (...rules: ToneSource['rules']): ToneSource => ({
  categories: [
    { id: 'weigh', name: text, severity: 'review', guideline: 'g', why: text },
    { id: 'insult', name: text, severity: 'review', guideline: 'g', why: text },
  ],
  lists: [
    { id: 'community', note: '', source: '', words: { ar: ['الموارنة', 'الدروز', 'أهل عكار الكرام'] } },
    { id: 'person', note: '', source: '', words: { ar: ['رئيس الحكومة', 'البطريرك'] } },
  ],
  allow: [{ id: 'idioms', note: '', source: '', language: 'ar', texts: ['حيوان أليف'] }],
  context: [
    {
      language: 'ar',
      reporting: ['قال'],
      condemnation: ['نرفض'],
      negation: ['مش'],
      negationScope: 3,
      secondPerson: ['انت'],
      people: ['الوزير'],
    },
  ],
  rules,
});

const checker = compileTone(source(hint('ar', 0.6), hint('arabizi', 0.6)));
/** No rule of this pack knows these words: only the model can find them. */
const rough = 'انت حيوان وحقير يا كلب يا ابن الكلب';

describe('a hint', () => {
  it('asks to weigh the words that count most, and no more', () => {
    const { verdict, findings } = checkTone(checker, `موعدنا مساء السبت في الساحة.\n${rough}`);
    expect(verdict).toBe('review');
    expect(findings.map(({ rule, category, severity }) => ({ rule, category, severity }))).toEqual([
      { rule: 'weigh-ar', category: 'weigh', severity: 'review' },
    ]);
    const [{ start, end } = { start: 0, end: 0 }] = findings;
    expect(start).toBeGreaterThanOrEqual(29);
    expect(`موعدنا مساء السبت في الساحة.\n${rough}`.slice(start, end).split(' ').length).toBeLessThanOrEqual(4);
    expect(rough).toContain(`موعدنا مساء السبت في الساحة.\n${rough}`.slice(start, end));
  });

  it('says nothing of fair words, of French and of English', () => {
    for (const fair of [
      'افتتح المتطوعون المركز الصيفي في البلدة صباح اليوم بحضور الأهالي',
      'Ce ministre est un chien, un porc et un voleur',
      'You filthy animal, you dog and son of a dog',
    ])
      expect(checkTone(checker, fair)).toMatchObject({ verdict: 'ok', findings: [] });
  });

  it('never blocks, whatever its author asks for', () => {
    const severe = compileTone(source({ ...hint('ar', 0.6), severity: 'block' }));
    expect(checkTone(severe, rough).verdict).toBe('review');
  });

  it('is silent where words are told to be condemned, and leaves the score alone', () => {
    const told = `قال أحدهم: «${rough}».\nنرفض هذا الكلام.`;
    expect(checkTone(checker, told)).toMatchObject({ verdict: 'ok', score: 0, findings: [] });
  });

  it('gives way to a rule', () => {
    const term = { ...hint('ar', 0.6), id: 'insult', kind: 'term', category: 'insult' } as const;
    const { threshold: _threshold, ...rest } = term;
    const both = compileTone(source(hint('ar', 0.6), { ...rest, entries: [{ term: 'حقير' }] }));
    expect(checkTone(both, rough).findings.map(({ rule }) => rule)).toEqual(['insult']);
  });

  it('does not see who is spoken of, however long the name', () => {
    const of = (name: string): readonly [number, string] => {
      const { score, verdict } = checkTone(checker, `يا عيب الشوم على ${name} شو هالحكي الواطي`);
      return [score, verdict];
    };
    for (const name of ['الدروز', 'أهل عكار الكرام', 'رئيس الحكومة', 'البطريرك'])
      expect(of(name)).toEqual(of('الموارنة'));
  });

  it('lends the score less than a finding, more where words are rougher', () => {
    const quiet = compileTone(source(hint('ar', 1)));
    const scores = ['موعدنا مساء السبت في الساحة', 'انت حيوان', rough].map((one) => checkTone(quiet, one).score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(scores.at(-1)).toBeLessThan(0.5);
    expect(scores[0]).toBeLessThan(0.2);
  });

  it('leaves out what the allow lists cover', () => {
    const quiet = compileTone(source(hint('ar', 1)));
    expect(checkTone(quiet, 'عندي حيوان أليف').score).toBe(checkTone(quiet, 'عندي').score);
  });
});
