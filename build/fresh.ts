import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

const sources = ['electron', 'renderer', 'build', 'assets/locales', 'package-lock.json'];
const products = [
  'dist/renderer/index.html',
  'dist/electron/browser.mjs',
  'dist/electron/main.mjs',
  'dist/electron/preload.cjs',
];

/** Builds the app unless what is in `dist/` is newer than every source. Exits the process when the build fails. */
export function ensureBuilt(): void {
  if (isFresh()) return;
  console.log('Building Tansiq …');
  const run = spawnSync(process.execPath, [path.join(root, 'build/build.ts')], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function isFresh(): boolean {
  const files = products.map((file) => path.join(root, file));
  if (!files.every((file) => existsSync(file))) return false;
  const built = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return Math.max(...sources.map((source) => newest(path.join(root, source)))) <= built;
}

function newest(entry: string): number {
  const info = statSync(entry);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(entry).map((name) => newest(path.join(entry, name))));
}
