import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';
import { cardOf, cellTable, isLearnt, setTable } from './card.ts';
import { demoChecker } from './checker.ts';
import { measureCells, measureSets } from './measured.ts';

/**
 * `npm run tone:report -- DATA [--card]`: the checker's figures on labelled texts, which stay where they are, on our own
 * texts, the news and the functional suite. `--card` writes them into the model card, assets/tone/README.md.
 */
const [data, option] = process.argv.slice(2);
if (data === undefined || (option !== undefined && option !== '--card')) {
  console.error('Where are the labelled texts? npm run tone:report -- DATA [--card]');
  process.exit(2);
}
const checker = await demoChecker({ hints: true });
const sets = measureSets(checker, data);
const cells = measureCells(checker);
console.log(setTable(sets));
console.log(`\n${cellTable(cells)}`);
if (option === '--card') {
  const rulesAlone = measureSets(await demoChecker({ hints: false }), data, isLearnt);
  writeFileSync(path.join(root, 'assets/tone/README.md'), cardOf(sets, rulesAlone, cells));
}
