import { existsSync } from 'node:fs';
import path from 'node:path';

/** Chromium, Chrome or Edge as installed on this computer, or the one `TANSIQ_BROWSER` names; null when there is none. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  return [env['TANSIQ_BROWSER'], ...candidates(env)].find((file) => file !== undefined && existsSync(file)) ?? null;
}

/**
 * The browser for who looks without a window. Chromium's own shell for that is the same engine without the rest: a page
 * of its costs a third. Else what is installed.
 */
export function unseenBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const shells = onPath(env, ['chromium-headless-shell', 'chrome-headless-shell']);
  return (
    [env['TANSIQ_BROWSER'], ...shells].find((file) => file !== undefined && existsSync(file)) ?? installedBrowser(env)
  );
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') {
    const products = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => env[name] ?? []);
    return roots.flatMap((folder) => products.map((product) => path.join(folder, product)));
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  return onPath(env, [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]);
}

function onPath(env: NodeJS.ProcessEnv, names: readonly string[]): string[] {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Flags every Chromium of ours starts with: no first-run talk, no traffic of its own. Root has no sandbox to use. */
export const browserFlags: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
