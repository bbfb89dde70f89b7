import { ensureChromium } from '../chromium.ts';
import { ensureBuilt } from '../fresh.ts';
import { benchCrowd } from './crowd.ts';
import { benchEditor } from './editor.ts';
import { benchRemote } from './remote.ts';
import type { BenchRow } from './row.ts';
import { benchRelease } from './release.ts';
import { benchStart } from './start.ts';
import { benchStore } from './store.ts';
import { benchTone } from './tone.ts';

/** `npm run bench [store] [remote] [tone] [start] [editor] [release] [crowd]`: prints the budgets beside what was measured, exits 1 over budget. */
const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  store: benchStore,
  remote: benchRemote,
  tone: benchTone,
  start: benchStart,
  editor: benchEditor,
  release: benchRelease,
  crowd: benchCrowd,
};
const asked = process.argv.slice(2);
ensureChromium();
ensureBuilt();

let over = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const row of await bench()) {
    if (!row.pass) over += 1;
    console.log(
      [
        row.pass ? 'within' : 'OVER  ',
        row.name.padEnd(58),
        `${show(row.ours)} ${row.unit}`.padStart(12),
        `baseline ${show(row.baseline)} ${row.unit}`.padStart(22),
        `ratio ${show(row.ratio)}`.padStart(14),
        `budget ${row.budget}`,
        ...(row.more === undefined ? [] : [row.more]),
      ].join('  '),
    );
  }
}
process.exit(over === 0 ? 0 : 1);

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
