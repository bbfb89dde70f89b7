import type { Timers } from '../../electron/services/ports/system.ts';

/** Timers that go off at once and remember what was asked of them, in milliseconds. */
export function hurriedTimers(): Timers & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    after(milliseconds, work) {
      asked.push(milliseconds);
      const timer = setImmediate(work);
      return () => clearImmediate(timer);
    },
  };
}
