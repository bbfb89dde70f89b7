import type { Measured } from './measured.ts';

/** What is wanted of a set (design/tone.md, "How it is judged"). */
interface Aim {
  readonly words: string;
  readonly isMet: (one: Measured) => boolean;
}

const atLeast = (value: number | null, least: number): boolean => value !== null && value >= least;
const atMost = (value: number | null, most: number): boolean => value !== null && value <= most;

const hateCheck = (least: number): Aim => ({
  words: `macro-F1 ≥ ${least}, false positives ≤ .15`,
  isMet: ({ asked }) => atLeast(asked.macroF1, least) && atMost(asked.falsePositives, 0.15),
});
const macroF1 = (least: number): Aim => ({
  words: `macro-F1 ≥ ${least}`,
  isMet: ({ asked }) => atLeast(asked.macroF1, least),
});

const aims: Readonly<Record<string, Aim>> = {
  'mhc_ar.dev': hateCheck(0.7),
  'mhc_fr.dev': hateCheck(0.7),
  'hatecheck_en.dev': hateCheck(0.72),
  'lhsab.open': macroF1(0.82),
  'osact4.dev': macroF1(0.87),
  'arabizi_lb.dev': { words: 'area ≥ 0.8', isMet: ({ area }) => atLeast(area, 0.8) },
  'arabizi_lb.train': { words: 'area ≥ 0.8', isMet: ({ area }) => atLeast(area, 0.8) },
};
const news: Aim = { words: 'false positives ≤ .01', isMet: ({ asked }) => atMost(asked.falsePositives, 0.01) };

/** The aim for a set and whether it is met; '' where there is none. */
export function aimOf(one: Measured): string {
  const aim = one.set.startsWith('news ') ? news : aims[one.set];
  return aim === undefined ? '' : `${aim.words}: ${aim.isMet(one) ? 'met' : 'not met'}`;
}
