import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkTone } from '../../electron/domain/tone/check.ts';
import { compileTone } from '../../electron/domain/tone/compile.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { root } from '../root.ts';

/**
 * `npm run tone:report -- DIR`: the checker's figures on labelled texts, which stay where they are. Each TSV of DIR has
 * the columns id, lang, text, label and, in functional suites, functionality. Flagged = verdict review or block.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Where are the labelled texts? npm run tone:report -- DIR');
  process.exit(2);
}
const source = await openPack(path.join(root, 'assets/packs/demo')).tone();
if (!source.ok) throw new Error(source.error.code);
const checker = compileTone(source.value);

/** In these functions an insult at no protected group counts as clean; here an insult is an insult whoever it hits. */
const leftOut = new Set(['profanity_nh', 'target_indiv_nh', 'target_group_nh']);

console.log(
  ['set'.padEnd(34), 'macro-F1', 'precision', 'recall', 'false positives', 'any finding on clean'].join('  '),
);
for (const file of filesOf(folder)) report(file);

function filesOf(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesOf(path.join(dir, entry.name)) : [path.join(dir, entry.name)]))
    .filter((name) => name.endsWith('.tsv'))
    .toSorted();
}

function report(file: string): void {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const columns = head.split('\t');
  const [text, label, functionality] = ['text', 'label', 'functionality'].map((name) => columns.indexOf(name));
  const counts = { hit: 0, missed: 0, wrong: 0, clean: 0, any: 0 };
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells.length < columns.length || leftOut.has(cells[functionality ?? -1] ?? '')) continue;
    const isClean = /^(normal|non-hateful|0)$/.test(cells[label ?? -1] ?? '');
    const { verdict } = checkTone(checker, cells[text ?? -1] ?? '');
    const isFlagged = verdict === 'review' || verdict === 'block';
    if (isClean) counts[isFlagged ? 'wrong' : 'clean'] += 1;
    else counts[isFlagged ? 'hit' : 'missed'] += 1;
    if (isClean && verdict !== 'ok') counts.any += 1;
  }
  const { hit, missed, wrong, clean, any } = counts;
  const f1 = (right: number, bad: number, lost: number): number => (2 * right) / (2 * right + bad + lost || 1);
  const figures = [
    (f1(hit, wrong, missed) + f1(clean, missed, wrong)) / 2,
    hit / (hit + wrong),
    hit / (hit + missed),
    wrong / (wrong + clean),
    any / (wrong + clean),
  ];
  console.log(
    [path.basename(file, '.tsv').padEnd(34), ...figures.map((figure) => figure.toFixed(3).padStart(8))].join('  '),
  );
}
