import { useEffect, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ExchangeState } from '#contract/exchange.ts';
import { api, core } from './client.ts';
import { type Untrusted, untrustedBy } from './standing.ts';

/** The state of the exchange; undefined until the core has said. */
export const useExchangeIfRead = (): ExchangeState | undefined => useQuery(api.exchange.state.queryOptions()).data;

/** Why nothing counts that this laptop sends; null when it does, or nobody knows yet. */
export function useUntrusted(): Untrusted | null {
  const { data } = useQuery(api.enrolment.state.queryOptions());
  return data?.status === 'enrolled' ? untrustedBy(data.standing) : null;
}

const followOnline = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Whether the computer says that it has a connection. A hint: it may lead nowhere. */
export const useOnline = (): boolean => useSyncExternalStore(followOnline, () => navigator.onLine);

/** Tells the core when somebody opens the app and when the computer is online again: the next try comes sooner. Once, in the frame. */
export function useWaking(): void {
  useEffect(() => {
    const wake = (): void => {
      // Where the core does not answer there is nothing to wake; its owner says so elsewhere.
      core.exchange.wake().catch(() => undefined);
    };
    wake();
    window.addEventListener('online', wake);
    return () => window.removeEventListener('online', wake);
  }, []);
}
