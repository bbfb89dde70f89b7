import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Time the fetch of the binary may take, in milliseconds: about 120 MB on a slow line is hopeless, so we ask early. */
const FETCH_LIMIT = 180_000;

const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/**
 * The Electron binary of this checkout, or null. Reads `path.txt` instead of requiring `electron`, which would try to
 * download at once.
 */
export function electronBinary(): string | null {
  const named = path.join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const file = path.join(dist, readFileSync(named, 'utf8').trim());
  return existsSync(file) ? file : null;
}

/** Runs Electron's own installer; answers the binary, or null and why not. */
export function fetchElectron(): { readonly file: string | null; readonly why: string } {
  const run = spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: FETCH_LIMIT,
    encoding: 'utf8',
  });
  const why = run.stderr.split('\n').find((line) => line.trim() !== '') ?? 'the download did not finish';
  return { file: run.status === 0 ? electronBinary() : null, why: why.trim() };
}
