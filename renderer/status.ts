import { useSyncExternalStore } from 'react';

/** What the status line says of saving. `at` is the instant the core acknowledged; `why` a ready sentence. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'unsaved'; readonly why: string };

let state: SaveState = { kind: 'idle' };
const listeners = new Set<() => void>();

/** Called by whatever saves (the editor); the status line follows. */
export function showSaving(next: SaveState): void {
  // Said at each letter.
  if (next.kind === 'saving' && state.kind === 'saving') return;
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSaveState = (): SaveState => useSyncExternalStore(subscribe, () => state);
