import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// `node test/powercut/run.ts HARNESS [CUTS]`: simulated power cuts under the store and, as a negative control, under
// lowdb's own adapter, with the recorder in the folder HARNESS (pcut.sh). Needs root, FUSE, loop devices, Debian's
// python3-fusepy, fuse and e2fsprogs; not part of `npm test`.
const [harness, cuts = '200'] = process.argv.slice(2);
if (harness === undefined) {
  console.error('Usage: node test/powercut/run.ts HARNESS [CUTS]');
  process.exit(2);
}
const here = import.meta.dirname;
let wrong = 0;
for (const model of ['ordered', 'reorder']) {
  for (const way of ['store', 'lowdb']) {
    const { made, failed, sample } = cut(way, model);
    const expected = way === 'store' ? failed === 0 : failed > made / 2;
    if (!expected || made === 0) wrong += 1;
    console.log(
      `${way.padEnd(6)} ${model.padEnd(8)} ${made} cuts, ${failed} with loss or damage${expected ? '' : '  UNEXPECTED'}`,
    );
    if (!expected) console.log(sample);
  }
}
process.exit(wrong === 0 ? 0 : 1);

function cut(way: string, model: string): { made: number; failed: number; sample: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-powercut-'));
  try {
    const checker = path.join(folder, 'checker');
    writeFileSync(checker, `#!/bin/sh\nexec '${process.execPath}' '${path.join(here, 'check.ts')}' ${way} "$@"\n`);
    chmodSync(checker, 0o755);
    const writer = [process.execPath, path.join(here, 'write.ts'), way];
    const script = path.join(path.resolve(harness ?? ''), 'pcut.sh');
    const args = [script, path.join(folder, 'disk'), model, cuts, checker, '--', ...writer];
    const { stdout, stderr } = spawnSync('sh', args, { encoding: 'utf8', maxBuffer: 1e8, timeout: 900_000 });
    const [, made, failed] = /(\d+) cuts, (\d+) failed/.exec(stdout) ?? [];
    return {
      made: Number(made ?? 0),
      failed: Number(failed ?? 0),
      sample: stdout.slice(0, 1_500) + stderr.slice(-1_500),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
