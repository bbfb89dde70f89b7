import { beforeAll, describe, expect, it } from 'vitest';
import { checkTone } from '../../../electron/domain/tone/check.ts';
import { compileTone, type ToneChecker } from '../../../electron/domain/tone/compile.ts';
import type { RuleSource, ToneSource } from '../../../electron/domain/tone/source.ts';

const text = { ar: 'x', fr: 'x', en: 'x' };
const base = { category: 'insult', note: '', source: '' };

/** A small pack of its own: what is asked here is the engine, not the demo's words. */
const source = (...rules: readonly RuleSource[]): ToneSource => ({
  categories: [{ id: 'insult', name: text, severity: 'review', guideline: 'g', why: text }],
  lists: [{ id: 'group', note: '', source: '', words: { ar: ['السنة', 'الأرمن'], en: ['voters'] } }],
  allow: [{ id: 'places', note: '', source: '', language: 'ar', texts: ['نهر الكلب'] }],
  context: [
    {
      language: 'ar',
      reporting: ['قال', 'كتب', 'سمى', 'وصف', 'كلام'],
      ownVoice: ['أقول'],
      condemnation: ['نرفض', 'مرفوض', 'معيب'],
      rejection: ['مرفوض'],
      reference: ['هذا كلام', 'هذا الكلام'],
      linking: ['أن', 'بأن', 'وصف'],
      negation: ['مش', 'ما', 'لا'],
      negationScope: 3,
      opinion: ['أظن'],
      exception: ['إلا', 'بس'],
      supposition: ['لو'],
      firstPerson: ['نحن'],
      secondPerson: ['انت', 'يا'],
      people: ['الوزير', 'هم', 'الناس'],
    },
    {
      language: 'en',
      reporting: ['said', 'called', 'word'],
      ownVoice: ['i said'],
      condemnation: ['condemn', 'shameful', 'unacceptable'],
      rejection: ['must stop'],
      reference: ['this talk'],
      linking: ['that'],
      negation: ['not', "don't", 'no'],
      negationScope: 3,
      opinion: ['think'],
      exception: ['only', 'but'],
      supposition: ['as if'],
      firstPerson: ['we'],
      secondPerson: ['you'],
      people: ['minister', 'they', 'them'],
    },
  ],
  rules,
});

const term: RuleSource = {
  ...base, id: 'term', kind: 'term', language: 'ar',
  entries: [{ term: 'كلب', also: ['كلاب'], needs: 'person', fixes: ['مخطئ'] }, { term: 'قذر', inflect: 'adjective', needs: 'person' }, { term: 'شتيمة' }],
}; // prettier-ignore
const phrase: RuleSource = {
  ...base, id: 'phrase', kind: 'phrase', language: 'en',
  entries: [{ phrase: '(i|we) *2 hate all? {group}' }],
}; // prettier-ignore
const arabicPhrase: RuleSource = {
  ...base,
  id: 'hate',
  kind: 'phrase',
  language: 'ar',
  entries: [{ phrase: 'الموت ل {group}' }],
};
const pair: RuleSource = {
  ...base,
  id: 'pair',
  kind: 'pair',
  language: 'ar',
  entries: [{ wrong: ['الوزير العظيم'], right: 'الوزير' }],
};

let checker: ToneChecker;
beforeAll(() => {
  checker = compileTone(source(term, phrase, arabicPhrase, pair));
});

const found = (written: string): readonly string[] =>
  checkTone(checker, written).findings.map(({ start, end }) => written.slice(start, end));

describe('terms', () => {
  it.each(['انت كلب', 'انت والكلب', 'انت بكلبك', 'يا كلاب الشوارع هنا', 'انت متل هالكلب اليوم', 'انت قذرة جدا اليوم'])(
    'are found in %s',
    (written) => expect(found(written)).toHaveLength(1),
  );
  it.each(['رأينا كلبا في الشارع', 'عبرنا نهر الكلب صباحا يا جماعة', 'انت مكلبش هنا'])(
    'are not found in %s',
    (written) => expect(found(written)).toEqual([]),
  );
  it('keep a conjunction in their fix', () => {
    expect(checkTone(checker, 'انت والكلب هنا').findings[0]?.fixes).toEqual(['ومخطئ']);
  });
});

describe('context', () => {
  it.each([
    ['a denial', 'الوزير مش كلب', []],
    ['a denial that ended with its sentence', 'مش اليوم. الوزير كلب', ['كلب']],
    ['a denial that ended at a comma', 'الوزير ما حضر، كلب حقيقي', ['كلب']],
    ['a denied opinion', 'لا أظن أن هذا الوزير كلب', []],
    ['a denial taken back', 'ما هم إلا كلاب', ['كلاب']],
    ['not only', 'الوزير مش بس كلب', ['كلب']],
    ['a denial of something else, and a call', 'لا نريدك يا كلب', ['كلب']],
    ['ما that exclaims', 'يا وزير ما قذر هالكلام', ['قذر']],
    ['a coarse word although denied', 'هذا مش شتيمة أبدا', ['شتيمة']],
    ['a supposition', 'لو كان الوزير كلبا لما عاد', []],
    ['what is said of oneself', 'نحن كلاب بنظر الوزير', []],
    ['a condemnation that leads to it', 'نرفض وصف الوزير بأنه كلب', []],
    ['a condemnation of another matter', 'نرفض الفساد والوزير كلب', ['كلب']],
    ['a condemnation of another matter, before a comma', 'نرفض الفساد، والوزير كلب', ['كلب']],
    ['a condemnation in the sentence before', 'نرفض الفساد. الوزير كلب', ['كلب']],
    ['a report in quotation marks', 'قال «الوزير كلب» أمس', []],
    ['a report in quotation marks, begun a line before', 'كتب أحدهم على الحائط:\n«الوزير كلب»', []],
    ['a report without them', 'قال الوزير كلب أمس', ['كلب']],
    ['a report without them, condemned', 'قال إن الوزير كلب وهذا معيب', []],
    ['a report answered by the next sentence', 'قال إن الوزير كلب. هذا الكلام مرفوض', []],
    ['one’s own word', 'أقول إن الوزير كلب وهذا معيب', ['كلب']],
    ['quotation marks alone', '«الوزير كلب» أمس', ['كلب']],
    ['quotation marks and a condemnation across a full stop', '«الوزير كلب». نرفض ذلك', []],
    ['quotation marks around a call', 'انت «كلب» ونرفض ذلك', ['كلب']],
    ['a quotation of several sentences', 'قال «الوزير كلب. كلنا نعرف» أمس', []],
    ['a question about what is said', 'من قال إن الوزير كلب؟', []],
    ['a short sentence about the person before', 'الوزير غاب اليوم. ابن كلب', ['كلب']],
  ])('%s', (_name, written, words) => {
    expect(found(written)).toEqual(words);
  });

  it.each([
    ['we condemn that they hate voters', []],
    ['you called me and said we hate voters', ['we hate voters']],
    ['they said we hate voters, and that is shameful', []],
    ['I said we hate voters and I condemn nobody', ['I said we hate voters']],
    ['we hate voters. this talk is unacceptable', []],
    ['we hate voters. corruption is unacceptable', ['we hate voters']],
    ['we condemn corruption. we hate voters', ['we hate voters']],
    ['no, we hate voters', ['we hate voters']],
    ['not only we hate voters', ['we hate voters']],
    ['I do not think that at all we hate voters', []],
  ])('%s', (written, words) => {
    expect(found(written)).toEqual(words);
  });
});

describe('phrases', () => {
  it.each([
    ['we hate voters', ['we hate voters']],
    ['we really do hate all voters', ['we really do hate all voters']],
    ["we don't hate voters", []],
    ['we. hate voters', []],
    ['we said that today they hate voters', []],
    ['الموت للسنة', ['الموت للسنة']],
    ['الموت للأرمن', ['الموت للأرمن']],
  ])('%s', (written, words) => {
    expect(found(written)).toEqual(words);
  });
});

it('puts the right name for a wrong one', () => {
  expect(checkTone(checker, 'زارنا الوزير العظيم').findings[0]).toMatchObject({ start: 6, end: 19, fixes: ['الوزير'] });
});

it('says what authors did wrong and keeps the rest', () => {
  const bad: RuleSource = {
    ...base,
    id: 'bad',
    kind: 'phrase',
    language: 'ar',
    entries: [{ phrase: '(a|b' }, { phrase: '{nobody} x' }, { phrase: '*3' }],
  };
  const worse = compileTone(source(term, term, bad, { ...term, id: 'lost', category: 'none' }));
  expect(worse.problems.map(({ code }) => code).toSorted()).toEqual([
    'empty-phrase',
    'same-id',
    'unclosed-bracket',
    'unknown-category',
    'unknown-list',
  ]);
  expect(checkTone(worse, 'انت كلب').verdict).toBe('review');
});
