import type { Cell, Measured } from './measured.ts';
import type { Figures } from './figures.ts';
import { aimOf } from './aims.ts';
import { prose } from './card-prose.ts';
import { credits } from './credits.ts';

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
const figures = ({ macroF1, precision, recall, falsePositives }: Figures): readonly string[] =>
  [macroF1, precision, recall, falsePositives].map(share);

/** The figures of every set, an aim beside those that have one. */
export function setTable(sets: readonly Measured[]): string {
  const head = 'set|language|part|texts|F1|precision|recall|false pos.|any: F1|precision|recall|false pos.|area|aim';
  const rows = sets.map((one) => [
    one.set,
    one.language,
    one.part,
    String(one.texts),
    ...figures(one.asked),
    ...figures(one.any),
    share(one.area),
    aimOf(one),
  ]);
  return table(head.split('|'), rows, 3);
}

/** The functional suite by cell, worst first; cells in which all is right are counted in the last row. */
export function cellTable(cells: readonly Cell[]): string {
  const flawed = cells.filter(({ right, of }) => right < of).toSorted((a, b) => a.right / a.of - b.right / b.of);
  const rows = flawed.map(({ name, variety, right, of }) => [name, variety, `${right}/${of}`, share(right / of)]);
  const perfect = cells.filter(({ right, of }) => right === of);
  const cases = String(perfect.reduce((sum, { of }) => sum + of, 0));
  return table(
    ['function', 'variety', 'right', 'share'],
    [...rows, [`${perfect.length} cells in which all is right`, '', `${cases}/${cases}`, '1.000']],
    2,
  );
}

/** A Markdown table, columns padded; those from `numbers` on are set to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], numbers: number): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at < numbers ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at < numbers ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** The model card: what the model is, what it learnt from, what it is worth, what it cannot do. Figures come from a report. */
export function cardOf(sets: readonly Measured[], rulesAlone: readonly Measured[], cells: readonly Cell[]): string {
  const learnt = credits.map(({ set, words, licence }) => [set, words, licence]);
  return [
    prose.what,
    table(['set', 'what', 'licence'], learnt, 3),
    prose.data,
    comparison(sets, rulesAlone),
    prose.measures,
    prose.cells,
    cellTable(cells),
    prose.limits,
  ].join('\n\n');
}

/** Whether the model has learnt a language, as sets name them. */
export const isLearnt = (language: string): boolean => !/^(?:en|fr|english|french)$/.test(language);

/** What the hint changes, on the sets in Arabic letters and in Arabizi. */
function comparison(sets: readonly Measured[], rulesAlone: readonly Measured[]): string {
  const head = 'set|language|part|texts|rules alone: F1|false pos.|area|with the model: F1|false pos.|area|aim';
  const rows = sets.flatMap((one) => {
    const before = rulesAlone.find(
      ({ set, language, part }) => set === one.set && language === one.language && part === one.part,
    );
    if (before === undefined) return [];
    const short = ({ asked, area }: Measured): readonly string[] =>
      [asked.macroF1, asked.falsePositives, area].map(share);
    return [[one.set, one.language, one.part, String(one.texts), ...short(before), ...short(one), aimOf(one)]];
  });
  return table(head.split('|'), rows, 3);
}
