import { useEffect } from 'react';
import type { MenuCommand } from '#contract/app.ts';
import { onMenu } from '../client.ts';
import { exists } from '../features/registry.ts';
import { go } from '../navigation.ts';

/** What the keyboard and the Electron menu both ask; undo and redo are heard by the editor itself. */
const commands: Partial<Readonly<Record<MenuCommand, () => void>>> = {
  'new-draft': () => {
    if (exists('drafts')) go(['drafts', 'new']);
  },
  search: focusSearch,
  settings: () => go(['settings']),
  export: () => {
    if (exists('exchange')) go(['exchange']);
  },
  help: () => go(['settings'], { part: 'keys' }),
};

/** By `code`, the key's place: the same with an Arabic, French or English layout. `mod` is Ctrl, on macOS ⌘. */
const keys: readonly {
  readonly code: string;
  readonly mod?: boolean;
  readonly alt?: boolean;
  readonly command: MenuCommand;
}[] = [
  { code: 'KeyN', mod: true, command: 'new-draft' },
  // A browser window keeps Ctrl+N for itself.
  { code: 'KeyN', alt: true, command: 'new-draft' },
  { code: 'KeyK', mod: true, command: 'search' },
  { code: 'Comma', mod: true, command: 'settings' },
  { code: 'KeyE', mod: true, command: 'export' },
  { code: 'F1', command: 'help' },
];

/** Hears the shortcuts, the menu and F6 for as long as the frame is there. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', hear);
    const unhear = onMenu((command) => commands[command]?.());
    return () => {
      window.removeEventListener('keydown', hear);
      unhear();
    };
  }, []);
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector('[aria-modal="true"], [role="dialog"]') !== null) return;
  if (event.code === 'F6') {
    event.preventDefault();
    nextRegion(event.shiftKey ? -1 : 1);
    return;
  }
  const found = keys.find(
    (key) =>
      key.code === event.code &&
      (key.mod ?? false) === (event.ctrlKey || event.metaKey) &&
      (key.alt ?? false) === event.altKey &&
      !event.shiftKey,
  );
  if (found === undefined) return;
  event.preventDefault();
  commands[found.command]?.();
}

/** Focuses the search field on this screen; where there is none, the guidelines'. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (field === null) go(['guidelines'], { focus: 'search' });
  else if (field.offsetParent !== null) field.select();
  else {
    // In the list's drawer: opened first.
    document.querySelector<HTMLElement>('main [data-list-toggle]')?.click();
    requestAnimationFrame(() => field.select());
  }
}

/** F6 walks the regions: rail, list, work, side. Each is marked `data-region` and takes focus by script. */
function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (one) => one.offsetParent !== null,
  );
  const here = regions.findIndex((one) => one.contains(document.activeElement));
  regions.at((here + step + regions.length) % regions.length)?.focus();
}
