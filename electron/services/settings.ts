import type { Settings } from '#contract/settings.ts';
import type { Events } from './events.ts';
import type { SettingsStore } from './ports/system.ts';

/** Before anybody chose: the first screen asks for the language. */
export const initialSettings: Settings = {
  language: 'ar',
  theme: 'system',
  textSize: 100,
  digits: 'latn',
  density: 'comfortable',
};

/** How the interface looks and speaks on this computer. */
export class SettingsService {
  #store: SettingsStore;
  readonly #events: Events;

  constructor(store: SettingsStore, events: Events) {
    this.#store = store;
    this.#events = events;
  }

  /** Another profile's settings take the place of the present ones. */
  use(store: SettingsStore): void {
    this.#store = store;
    this.#events.send({ type: 'settings' });
  }

  get(): Settings {
    return this.#store.get();
  }

  /** Changes what `change` names and leaves the rest. */
  set(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    const given: Partial<Settings> = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    );
    const settings = this.#store.set(given);
    this.#events.send({ type: 'settings' });
    return settings;
  }
}
