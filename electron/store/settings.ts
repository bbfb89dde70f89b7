import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { settings as settingsSchema, type Settings } from '#contract/settings.ts';
import type { Store } from '../services/ports/store.ts';
import type { SettingsStore } from '../services/ports/system.ts';
import { DiskStore } from './disk-store.ts';
import { codeOf } from '../system/error-code.ts';

const NAME = 'config';
const FILE = `${NAME}.json`;
/** The package by its name, or by its file where a loader before ours (Vitest's) has resolved it. */
const ELECTRON = /^electron$|\/node_modules\/electron\/index\.js$/;

/**
 * The settings of an open profile, in electron-store. A damaged file is set aside and `initial` counts again. Settings
 * may lose the last change in a power cut (design/exchange.md, "Durability"); they are read once and held in memory.
 */
export async function diskSettings(store: Store, initial: Settings): Promise<SettingsStore> {
  if (!(store instanceof DiskStore)) throw new TypeError('Settings on the disk need a store on the disk');
  const { format, quarantine } = store.room;
  const decode = (text: string): Settings | null => {
    const decoded = format.decode('tansiq-settings', Buffer.from(text));
    const parsed = settingsSchema.safeParse(decoded.state === 'good' ? decoded.body : null);
    return parsed.success ? parsed.data : null;
  };
  const text = readText(path.join(store.folder, FILE));
  if (text !== null && decode(text) === null) await quarantine.setAside(FILE, 'set-aside', null);
  const ElectronStore = await loadElectronStore();
  const kept = new ElectronStore<Settings>({
    cwd: store.folder,
    name: NAME,
    defaults: initial,
    serialize: (value) => format.encode('tansiq-settings', value),
    deserialize: (text) => decode(text) ?? initial,
    clearInvalidConfig: true,
  });
  let settings = settingsSchema.parse(kept.store);
  return {
    get: () => settings,
    set(change) {
      settings = settingsSchema.parse({ ...settings, ...change });
      kept.store = settings;
      return settings;
    },
  };
}

/** Null when there is none; what can't be read is as good as damaged. */
function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return codeOf(error) === 'ENOENT' ? null : '';
  }
}

/**
 * electron-store imports `electron`. Outside Electron that name is the npm package that looks for the binary, and
 * downloads it, on import; there an empty module stands for it, which is all electron-store needs with an absolute
 * folder. Bundles resolve the name when they are built (build/vite.ts); this serves sources run by Node directly.
 */
async function loadElectronStore(): Promise<typeof import('electron-store').default> {
  const hooks =
    process.versions['electron'] === undefined
      ? registerHooks({
          resolve: (specifier, context, next) =>
            ELECTRON.test(specifier)
              ? { url: 'data:text/javascript,export default {};', shortCircuit: true }
              : next(specifier, context),
        })
      : null;
  try {
    return (await import('electron-store')).default;
  } finally {
    hooks?.deregister();
  }
}
