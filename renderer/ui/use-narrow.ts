import { useSyncExternalStore } from 'react';

/** Below this width, in rem, the rail shows icons and lists become drawers (the same as in the style sheets). */
const NARROW_REM = 68.75;

const listeners = new Set<() => void>();
/** Null while nobody looks. Measuring makes the browser lay out the whole page: once for each change, not for each drawing. */
let narrow: boolean | null = null;

const measure = (): boolean => {
  const root = document.documentElement;
  return root.clientWidth <= NARROW_REM * Number.parseFloat(getComputedStyle(root).fontSize);
};

function look(): void {
  const before = narrow;
  narrow = measure();
  if (narrow !== before) for (const listener of listeners) listener();
}

let leave: (() => void) | null = null;

/** The window's width and the text size both decide. */
function observe(): () => void {
  const sized = new ResizeObserver(look);
  sized.observe(document.documentElement);
  const dressed = new MutationObserver(look);
  dressed.observe(document.documentElement, { attributeFilter: ['data-text-size'] });
  return () => {
    sized.disconnect();
    dressed.disconnect();
  };
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  leave ??= observe();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    leave?.();
    leave = null;
    narrow = null;
  };
};

const isNarrow = (): boolean => (narrow ??= measure());

/** Whether the window is narrow for its text size. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
