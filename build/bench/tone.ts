import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { text as alex } from 'alex';
import { checkTone, type ToneChecker } from '../../electron/domain/tone/check.ts';
import { compileTone } from '../../electron/domain/tone/compile.ts';
import type { TermRule, ToneSource } from '../../electron/domain/tone/source.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { root } from '../root.ts';
import { type BenchRow, median } from './row.ts';

const SAMPLES = 300;
const LENGTH = 2_200;
const ENTRIES = 5_000;
const BUDGET_MS = 2;
const FASTER = 10;
const COMPILE_MS = 300;

/**
 * A check of a post against its budget and against `alex` on English, and the compilation of the pack. Every sample is
 * a text of its own, because the checker remembers paragraphs it has read.
 */
export async function benchTone(): Promise<readonly BenchRow[]> {
  const opened = await openPack(path.join(root, 'assets/packs/demo')).tone();
  if (!opened.ok) throw new Error(`the demo pack does not open: ${opened.error.code}`);
  const source = toppedUp(opened.value);
  const compile = median(sampled(9, () => void compileTone(source)));
  const checker = compileTone(source);
  const [arabic, english] = [checked(checker, arabicLines), checked(checker, englishLines)];
  sampled(30, (n) => void alex(postOf(englishLines, -1 - n)));
  const theirs = median(sampled(60, (n) => void alex(postOf(englishLines, n))));
  return [
    against(`tone check of ${LENGTH} Arabic characters, ${termCount(source)} terms`, arabic, BUDGET_MS, '< 2 ms'),
    {
      ...against(`tone check of ${LENGTH} English characters / alex`, english, theirs, `≤ 1/${FASTER}`),
      pass: english * FASTER <= theirs,
    },
    { ...against('compiling that pack', compile, COMPILE_MS, `aim < ${COMPILE_MS} ms`), pass: true },
  ];
}

/** Median of a check, after enough of them for the engine to have compiled itself. */
function checked(checker: ToneChecker, lines: readonly string[]): number {
  sampled(SAMPLES, (n) => void checkTone(checker, postOf(lines, -1 - n)));
  return median(sampled(SAMPLES, (n) => void checkTone(checker, postOf(lines, n))));
}

function sampled(count: number, task: (n: number) => void): readonly number[] {
  return Array.from({ length: count }, (_, n) => {
    const started = performance.now();
    task(n);
    return performance.now() - started;
  });
}

function against(name: string, ours: number, baseline: number, budget: string): BenchRow {
  return { name, ours, baseline, unit: 'ms', ratio: ours / baseline, budget, pass: ours < baseline };
}

const termCount = ({ rules }: ToneSource): number =>
  rules.reduce((sum, rule) => sum + (rule.kind === 'term' || rule.kind === 'phrase' ? rule.entries.length : 0), 0);

/** The pack with as many made-up Arabic nouns as it lacks to `ENTRIES`: they inflect like real ones. */
function toppedUp(source: ToneSource): ToneSource {
  const letters = [...'بتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const letter = (n: number): string => letters[n % letters.length] ?? '';
  const entries = Array.from({ length: Math.max(0, ENTRIES - termCount(source)) }, (_, n) => ({
    term: letter(n) + letter(n * 7 + 3) + letter(Math.floor(n / 28)) + letter(n * 3 + 11) + letter(Math.floor(n / 5)),
  }));
  const made: TermRule = {
    id: 'bench',
    kind: 'term',
    category: source.categories[0]?.id ?? '',
    language: 'ar',
    note: '',
    source: '',
    entries,
  };
  return { ...source, rules: [...source.rules, made] };
}

/** A post of `LENGTH` characters, different for every `n` in every one of its paragraphs. */
function postOf(lines: readonly string[], n: number): string {
  let post = '';
  for (let at = 0; post.length < LENGTH; at += 1)
    post += `${n}.${at} ${lines[Math.abs(n + at) % lines.length] ?? ''}\n`;
  return post.slice(0, LENGTH);
}

const arabicLines = [
  'افتتح فريق المتطوعين صباح اليوم المركز الصيفي في البلدة بحضور الأهالي والبلدية، وتحدّث المنسّق عن برنامج النشاطات.',
  'يا جماعة، الكهربا مقطوعة من ثلاث أيام والبلدية عم تقول إنو المولّد رح يرجع يشتغل بكرا الصبح إن شاء الله.',
  'نرفض خطاب الكراهية من أي جهة أتى، ونختلف في السياسة من دون أن نشتم أحداً أو نشكّك في وطنيته.',
  'هيدا الوزير حمار وما بيفهم شي، وجماعته كلاب 😡 بس نحنا مكمّلين معكم يا أهل الجبل والساحل #انتخابات_البلدية',
  'موعدنا السبت الساعة ٧ مساءً في ساحة المدرسة، والدخول مجاني. للاستفسار: info@campaign.example أو صفحتنا.',
  'كتب أحدهم «كلهم خونة» على حائط المدرسة، وهذا كلام مرفوض لا يشبهنا ولا يشبه أهل هذه المدينة الطيبة.',
  'وفق أرقام التقرير السنوي ارتفعت كلفة النقل بنسبة 18% عن العام الماضي، والمصدر منشور في آخر الصفحة.',
];

const englishLines = [
  'The volunteers opened the summer centre this morning with the neighbours and the town council, and the programme is out.',
  'Power has been out for three days and the council says the generator will be back tomorrow morning; we keep asking.',
  'We reject hate speech wherever it comes from, and we can differ on policy without insulting anybody or doubting them.',
  'This minister is an idiot and his people are dogs, but we carry on with you, people of the mountain and of the coast!',
  'See you on Saturday at 7 p.m. in the school yard. Entry is free. Questions: info@campaign.example or our page.',
  'Somebody wrote "they are all traitors" on the wall of the school: that is unacceptable, and it is not who we are here.',
  'According to the yearly report the cost of transport rose by 18% since last year; the source is at the end of the page.',
];
