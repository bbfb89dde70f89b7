import path from 'node:path';
import { BrowserWindow } from 'electron';
import { origin } from './security.ts';
import { lastPlace, rememberPlace, smallest } from './window-state.ts';

/** Opens the one window on the interface. `dist` holds the built preload; `stateFile` the window's last place. */
export async function openWindow(dist: string, stateFile: string, dark: boolean): Promise<BrowserWindow> {
  const { maximised, ...place } = lastPlace(stateFile);
  const window = new BrowserWindow({
    ...place,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'تنسيق',
    // The page's own ground (tokens.css, --surface-2), so that nothing flashes before the first paint.
    backgroundColor: dark ? '#1e1b24' : '#fcfaf7',
    webPreferences: {
      preload: path.join(dist, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      // Arabic, Latin and Arabizi in one sentence: the system's checker underlines everything. Ours is the tone's.
      spellcheck: false,
    },
  });
  rememberPlace(window, stateFile);
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  await window.loadURL(`${origin}/`);
  return window;
}
