import { useSyncExternalStore } from 'react';

/** Below this width, in rem, the rail shows icons and lists become drawers (the same as in the style sheets). */
const NARROW_REM = 68.75;

const subscribe = (listener: () => void): (() => void) => {
  // The window's width and the text size both decide.
  const observer = new ResizeObserver(listener);
  observer.observe(document.documentElement);
  const dressed = new MutationObserver(listener);
  dressed.observe(document.documentElement, { attributeFilter: ['data-text-size'] });
  return () => {
    observer.disconnect();
    dressed.disconnect();
  };
};

const isNarrow = (): boolean => {
  const root = document.documentElement;
  return root.clientWidth <= NARROW_REM * Number.parseFloat(getComputedStyle(root).fontSize);
};

/** Whether the window is narrow for its text size. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
