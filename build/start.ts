import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { browserFlags, installedBrowser } from './browsers.ts';
import { electronBinary, fetchElectron } from './electron-binary.ts';
import { ensureBuilt } from './fresh.ts';
import { root } from './root.ts';

const help = `Tansiq

  npm start                      Electron when its binary is here or can be fetched, else the browser shell
  npm start -- --shell electron  Electron or nothing
  npm start -- --shell browser   the same app in an installed Chromium, Chrome or Edge, as a window of its own
  npm start -- --profile DIR     use this profile folder instead of yours
  npm start -- --no-open         browser shell: print the one-time address, open nothing, stay up until interrupted

  TANSIQ_BROWSER=/path/to/browser chooses the browser.
`;

const values = readOptions();
if (values.help) {
  console.log(help);
  process.exit(0);
}
if (values.shell !== undefined && values.shell !== 'electron' && values.shell !== 'browser') {
  console.error(`--shell is electron or browser, not ${values.shell}`);
  process.exit(2);
}
ensureBuilt();
const profile = values.profile === undefined ? [] : ['--profile', path.resolve(values.profile)];
const electron = values.shell === 'browser' || !values.open ? null : findElectron();
if (electron !== null) startElectron(electron);
else if (values.shell === 'electron') process.exit(1);
else await startBrowserShell();

/** Exits with 2, and the help, for what it does not know. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        shell: { type: 'string' },
        profile: { type: 'string' },
        open: { type: 'boolean', default: true },
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${help}`);
    process.exit(2);
  }
}

function findElectron(): string | null {
  const here = electronBinary();
  if (here !== null) return here;
  console.log('The Electron binary is not here yet; fetching it …');
  const { file, why } = fetchElectron();
  if (file === null) console.log(`Electron could not be fetched (${why}): the browser shell opens instead.`);
  return file;
}

function startElectron(file: string): void {
  const child = spawn(file, [root, ...profile], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function startBrowserShell(): Promise<void> {
  const core = spawn(process.execPath, [path.join(root, 'dist/electron/browser.mjs'), ...profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The core gets its own signal from the terminal; from a script it gets ours.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => core.kill(signal));
  core.on('exit', (code) => process.exit(code ?? 1));
  for await (const line of createInterface({ input: core.stdout })) {
    if (line.startsWith('http://')) show(line, core);
    else console.log(line);
  }
}

/** Opens the one-time address as an app window, else in the default browser, else prints it. */
function show(url: string, core: ChildProcess): void {
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined;
  if (!values.open || !hasDisplay) {
    console.log(url);
    return;
  }
  const browser = installedBrowser();
  if (browser !== null) openWindow(browser, url, core);
  else openDefault(url);
}

function openWindow(browser: string, url: string, core: ChildProcess): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-window-'));
  const window = spawn(browser, [`--app=${url}`, `--user-data-dir=${folder}`, ...browserFlags], { stdio: 'ignore' });
  console.log('Tansiq is open in a window of its own; closing it closes the app.');
  window.on('exit', () => {
    core.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
}

function openDefault(url: string): void {
  const [command = 'xdg-open', ...before] =
    process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : process.platform === 'darwin' ? ['open'] : ['xdg-open'];
  const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(url));
}
