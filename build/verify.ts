import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { electronBinary } from './electron-binary.ts';
import { ensureBuilt } from './fresh.ts';
import { root } from './root.ts';
import { ensureServers } from './servers.ts';

/**
 * `node build/verify.ts` runs every check but the long one; with names, only those: `node build/verify.ts unit e2e` is
 * `npm test`, `node build/verify.ts endure` is `npm run endure`.
 */
const steps: Readonly<Record<string, () => boolean>> = {
  format: () => tool('oxfmt', '--check', 'electron', 'renderer', 'build', 'test'),
  lint: () =>
    tool('oxlint', '--type-aware', 'electron', 'renderer', 'build', 'test') && tool('stylelint', 'renderer/**/*.css'),
  types: () => tool('tsc', '-b'),
  architecture: () =>
    tool('depcruise', 'electron', 'renderer', '--config', 'build/architecture.mjs') &&
    tool('knip', '--config', 'build/knip.json'),
  messages: () => script('build/messages.ts'),
  pack: () => script('electron/cli.ts', 'pack', 'check', 'assets/packs/demo'),
  unit: () => tool('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${reports.unit}`),
  e2e: () => tool('playwright', 'test'),
  electron: journeyInElectron,
  endure: killedAgainAndAgain,
};
const reports = { unit: 'dist/reports/unit.json', e2e: 'dist/reports/e2e.json' } as const;

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(steps).filter((name) => name !== 'endure');
mkdirSync(path.join(root, 'dist/reports'), { recursive: true });
for (const file of Object.values(reports)) rmSync(path.join(root, file), { force: true });
ensureChromium();
if (names.includes('unit') || names.includes('endure')) ensureServers();
ensureBuilt();

const failed: string[] = [];
for (const name of names) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  if (!(steps[name]?.() ?? false)) failed.push(name);
  console.log(
    `── ${name}: ${failed.includes(name) ? 'FAILED' : 'fine'}, ${Math.round((Date.now() - started) / 1000)} s`,
  );
}
const totals = count();
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(failed.length === 0 && totals.failed === 0 ? 0 : 1);

/** The release workflow fetches the binary first; elsewhere its absence is said aloud and counted as nothing. */
function journeyInElectron(): boolean {
  if (electronBinary() !== null) return tool('playwright', 'test', '--config', 'build/electron-journey.config.ts');
  console.log('NOT RUN: the journey in the real Electron. Its binary is not on this computer.');
  return true;
}

/**
 * 200 deaths of the core while it is written into, in a sync and in typing, each, and 200 syncs with a server in trouble:
 * what `npm test` does in small.
 */
function killedAgainAndAgain(): boolean {
  process.env['TANSIQ_KILLS'] = '200';
  return (
    tool('vitest', 'run', 'test/store/kill.test.ts', 'test/core/kill-sync.test.ts', 'test/core/battered.test.ts') &&
    tool('playwright', 'test', 'test/e2e/kill-typing.spec.ts')
  );
}

function tool(name: string, ...args: string[]): boolean {
  return run(path.join(root, 'node_modules/.bin', name), args);
}

function script(file: string, ...args: string[]): boolean {
  return run(process.execPath, [path.join(root, file), ...args]);
}

function run(command: string, args: readonly string[]): boolean {
  // The project's own Node, also when this script was not started by npm.
  const bin = path.join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const result = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  return result.status === 0;
}

interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}
interface JourneyReport {
  readonly stats: { readonly expected: number; readonly unexpected: number };
}

/** Tests that ran, by the runners' own reports; a check without tests counts as one. */
function count(): { passed: number; failed: number } {
  const unit = names.includes('unit') ? (read(reports.unit) as UnitReport | null) : null;
  const e2e = names.includes('e2e') ? (read(reports.e2e) as JourneyReport | null) : null;
  const checks = names.filter((name) => !['unit', 'e2e', 'electron'].includes(name));
  const broken = checks.filter((name) => failed.includes(name)).length;
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e?.stats.expected ?? 0) + checks.length - broken,
    failed: Math.max(
      (unit?.numFailedTests ?? 0) + (e2e?.stats.unexpected ?? 0) + broken,
      // A runner that died before it could report has failed too.
      failed.length === 0 ? 0 : 1,
    ),
  };
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  } catch (error) {
    console.error(`No report in ${file}: ${String(error)}`);
    return null;
  }
}
