import { faultCases, runFault } from '../test/conformance/remote-faults.ts';
import { fakeServers, realServers, type ServerKind } from '../test/support/remote-servers.ts';
import { ensureServers } from './servers.ts';

/**
 * `node build/remote-table.ts [NAME …]` prints what every operation comes to on every server under every fault, as a
 * table: `ok`, or operation: refusal. Exits 1 when something was lost. Names are parts of servers' names.
 */
ensureServers();
const asked = process.argv.slice(2);
const kinds = [...fakeServers, ...realServers()].filter(
  ({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)),
);
const columns: { readonly kind: ServerKind; readonly cells: readonly string[]; readonly lost: readonly string[] }[] =
  [];
for (const kind of kinds) columns.push(await column(kind));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
console.log(row(['fault', ...columns.map(({ kind }) => `${kind.driver}: ${kind.name}`)]));
console.log(row(['---', ...columns.map(() => '---')]));
for (const [n, { name }] of faultCases.entries())
  console.log(row([name, ...columns.map(({ cells }) => cells[n] ?? '')]));
const lost = columns.flatMap((one) => one.lost);
console.log(`\n${columns.length} servers, ${faultCases.length} faults, ${lost.length} losses`);
for (const one of lost) console.error(one);
process.exit(lost.length === 0 ? 0 : 1);

async function column(kind: ServerKind): Promise<(typeof columns)[number]> {
  const { proxy, open, body, close } = await kind.start();
  const remote = await open('impatient');
  const [cells, lost]: [string[], string[]] = [[], []];
  for (const [n, fault] of faultCases.entries()) {
    const { outcomes, broken } = await runFault({ proxy, remote, body }, fault, `faults/${n}`);
    const wrong = Object.entries(outcomes).filter(([, outcome]) => outcome !== 'ok');
    const same = wrong.length === 6 && new Set(wrong.map(([, outcome]) => outcome)).size === 1;
    const told = wrong.map(([operation, outcome]) => `${operation}: ${outcome}`).join(', ');
    cells.push(wrong.length === 0 ? 'ok' : same ? `all: ${wrong[0]?.[1] ?? ''}` : told);
    lost.push(...broken.map((what) => `${kind.name}, ${fault.name}: not so: ${what}`));
  }
  remote.close();
  await close();
  return { kind, cells, lost };
}
