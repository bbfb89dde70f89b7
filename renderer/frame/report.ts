import { core, refusalOf } from '../client.ts';

/** Sends a fault of the interface to the core's log; a fault of the reporting itself is left to the console. */
export function report(fault: unknown): void {
  if (refusalOf(fault) !== null) return;
  const { message, stack } = fault instanceof Error ? fault : new Error(String(fault));
  core.app.report({ message: message.slice(0, 4_000), stack: (stack ?? '').slice(0, 16_000) }).catch(() => undefined);
}

/** Reports what no boundary caught. Called once, first of all. */
export function reportFaults(): void {
  window.addEventListener('error', (event) => report(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => report(event.reason));
}
