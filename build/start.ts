import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { installedBrowser } from './browsers.ts';
import { startCoreProcess } from './core-process.ts';
import { electronBinary, fetchElectron } from './electron-binary.ts';
import { ensureBuilt } from './fresh.ts';
import { root } from './root.ts';
import { openWindow, placeOf } from './window.ts';

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
  const browser = opens() ? installedBrowser() : null;
  const place = browser === null ? null : await placeOf(values.profile);
  const port = place === null ? [] : ['--port', `${place.port}`];
  const core = startCoreProcess([...profile, ...port]);
  // The core gets its own signal from the terminal; from a script it gets ours.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => core.kill(signal));
  core.on('exit', (code) => process.exit(code ?? 1));
  for await (const line of createInterface({ input: core.stdout })) {
    if (!line.startsWith('http://') || !opens()) console.log(line);
    else if (browser === null || place === null) openDefault(line);
    else {
      openWindow(browser, place, line, () => core.kill('SIGTERM'));
      console.log('Tansiq is open in a window of its own; closing it closes the app.');
    }
  }
}

/** Whether to show the address or only to print it: asked for, or without a display. */
function opens(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return values.open && (process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined);
}

function openDefault(url: string): void {
  const [command = 'xdg-open', ...before] =
    process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : process.platform === 'darwin' ? ['open'] : ['xdg-open'];
  const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(url));
}
