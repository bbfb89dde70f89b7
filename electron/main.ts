import path from 'node:path';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow, dialog, nativeTheme, safeStorage } from 'electron';
import { createCore, type Core } from './core.ts';
import { registerAppScheme, serveAppScheme } from './shell/app-protocol.ts';
import { connectPorts } from './shell/core-port.ts';
import { chooseFolder, tellCannotOpen } from './shell/dialogs.ts';
import { setMenu } from './shell/menus.ts';
import { defaultProfileFolder } from './shell/profile-folder.ts';
import { systemCipher } from './shell/safe-storage.ts';
import { guardContents, refusePermissions } from './shell/security.ts';
import { openWindow } from './shell/window.ts';

// The Electron shell. Order matters: scheme and sandbox before `ready`, guards before the first page.
const dist = import.meta.dirname;
const assets = app.isPackaged ? process.resourcesPath : path.join(dist, '../../assets');
// Chromium's own switches stand among the arguments: unknown ones are none of our business.
const { values } = parseArgs({ options: { profile: { type: 'string' }, pack: { type: 'string' } }, strict: false });
const folder = typeof values.profile === 'string' ? values.profile : defaultProfileFolder();
const pack = typeof values.pack === 'string' ? values.pack : path.join(assets, 'packs/demo');

registerAppScheme();
app.enableSandbox();
guardContents();
// Never `await` readiness at the top level: `ready` comes only after this module has run, and the app would hang.
if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

async function run(): Promise<void> {
  let window: BrowserWindow | null = null;
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  const core = await createCore({
    folder,
    pack,
    fonts: path.join(assets, 'fonts'),
    shell: 'electron',
    version: app.getVersion(),
    chooseFolder: () => chooseFolder(dialog, window),
    secrets: await systemCipher(safeStorage, process.platform),
  });
  if (!core.ok) {
    await tellCannotOpen(dialog, core.error, app.getLocale());
    app.exit(1);
    return;
  }
  refusePermissions();
  serveAppScheme({
    root: path.join(dist, '../renderer'),
    media: (hash) => core.value.media(hash),
    rules: (name) => core.value.rules(name),
    connect: '',
  });
  connectPorts(core.value);
  followSettings(core.value);
  closeCleanly(core.value);
  window = await openWindow(dist, path.join(app.getPath('userData'), 'window.json'), nativeTheme.shouldUseDarkColors);
}

/** The menu speaks the interface's language and the window wears its theme, now and after each change. */
function followSettings(core: Core): void {
  const apply = (): void => {
    const { language, theme } = core.settings();
    nativeTheme.themeSource = theme;
    setMenu(language, (event) => core.send(event));
  };
  apply();
  core.onEvent((event) => {
    if (event.type === 'settings') apply();
  });
}

/** Quits once the store has flushed: `will-quit` comes again after `app.quit()` and then passes. */
function closeCleanly(core: Core): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
