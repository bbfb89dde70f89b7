import { useEffect } from 'react';
import { api, queries } from '../client.ts';
import { readScreens } from '../features/registry.ts';
import { firstScreen } from '../ui/screen.tsx';

/** Once the first screen stands, reads the others' code, and the library: each then opens at once. */
export function useScreensRead(): void {
  useEffect(() => {
    const leaving = new AbortController();
    void readScreensFrom(leaving.signal);
    return () => leaving.abort();
  }, []);
}

async function readScreensFrom(left: AbortSignal): Promise<void> {
  await firstScreen;
  await new Promise((resolve) => {
    requestIdleCallback(resolve);
  });
  if (left.aborted) return;
  void readScreens();
  void queries.prefetchQuery(api.pack.library.queryOptions());
}
