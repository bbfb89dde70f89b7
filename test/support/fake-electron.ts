import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import type * as Real from 'electron';

/**
 * Stands for the `electron` module: the parts the shell uses, each typed by the real `electron.d.ts`, recording what was
 * asked of it. Nothing here decides anything.
 */
export const asked = {
  windows: [] as { readonly options: Real.BrowserWindowConstructorOptions; readonly urls: string[] }[],
  menus: [] as Real.MenuItemConstructorOptions[][],
  schemes: [] as Real.CustomScheme[],
  opened: [] as string[],
  quits: 0,
  calls: [] as string[],
};
export const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
export const permissions: {
  request: Parameters<Real.Session['setPermissionRequestHandler']>[0];
  check: Parameters<Real.Session['setPermissionCheckHandler']>[0];
} = { request: null, check: null };

let ready: () => void;
const whenReady = new Promise<void>((resolve) => {
  ready = resolve;
});
/** What Electron does once the entry module has run. */
export const becomeReady = (): void => {
  asked.calls.push('ready');
  ready();
};
export const folders = { userData: '' };

class FakeApp extends EventEmitter {
  readonly isPackaged: Real.App['isPackaged'] = false;
  enableSandbox: Real.App['enableSandbox'] = () => void asked.calls.push('enableSandbox');
  requestSingleInstanceLock: Real.App['requestSingleInstanceLock'] = () => true;
  whenReady: Real.App['whenReady'] = () => whenReady;
  getVersion: Real.App['getVersion'] = () => '0.1.0';
  getLocale: Real.App['getLocale'] = () => 'ar';
  getPath: Real.App['getPath'] = () => folders.userData;
  quit: Real.App['quit'] = () => void (asked.quits += 1);
  exit: Real.App['exit'] = () => undefined;
}
export const app = new FakeApp();
export const ipcMain = new EventEmitter();
export const nativeTheme: Pick<Real.NativeTheme, 'shouldUseDarkColors' | 'themeSource'> = {
  shouldUseDarkColors: false,
  themeSource: 'system',
};
export const shell: Pick<Real.Shell, 'openExternal'> = {
  openExternal: async (url) => void asked.opened.push(url),
};
export const screen: Pick<Real.Screen, 'getDisplayMatching'> = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }) as Real.Display,
};
export const dialog: Pick<Real.Dialog, 'showMessageBox'> = {
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
};
export const session: {
  readonly defaultSession: Pick<Real.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>;
} = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => {
      permissions.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      permissions.check = handler;
    },
  },
};
/** A keyring that writes words in base64; `backend` says which one Linux would choose. */
export const keyring = {
  available: true,
  backend: 'gnome_libsecret' as ReturnType<Real.SafeStorage['getSelectedStorageBackend']>,
};
export const safeStorage: Pick<
  Real.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
> = {
  isAsyncEncryptionAvailable: async () => keyring.available,
  getSelectedStorageBackend: () => keyring.backend,
  encryptStringAsync: async (text) => Buffer.from(`sealed:${Buffer.from(text).toString('base64')}`),
  async decryptStringAsync(sealed) {
    const text = sealed.toString('utf8');
    if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext provided');
    return { shouldReEncrypt: false, result: Buffer.from(text.slice(7), 'base64').toString() };
  },
};
export const protocol: Pick<Real.Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
  registerSchemesAsPrivileged: (schemes) => {
    asked.calls.push('registerSchemes');
    asked.schemes.push(...schemes);
  },
  handle: (scheme, handler) => {
    handlers.set(scheme, handler);
  },
};
export const net: Pick<Real.Net, 'fetch'> = {
  fetch: async (url) => new Response(await readFile(new URL(String(url)))),
};
export const Menu = {
  buildFromTemplate: (template: Real.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Real.MenuItemConstructorOptions[]) => void asked.menus.push(menu),
};

export class BrowserWindow extends EventEmitter {
  readonly urls: string[] = [];
  constructor(options: Real.BrowserWindowConstructorOptions) {
    super();
    asked.windows.push({ options, urls: this.urls });
  }
  loadURL: Real.BrowserWindow['loadURL'] = async (url) => void this.urls.push(url);
  show: Real.BrowserWindow['show'] = () => undefined;
  focus: Real.BrowserWindow['focus'] = () => void asked.calls.push('focus');
  isMinimized: Real.BrowserWindow['isMinimized'] = () => false;
}

/** As electron-store takes it. */
export default { app, ipcMain, shell };
