import { useEffect } from 'react';
import { api, queries } from '../client.ts';
import { readScreens } from '../features/registry.ts';
import { firstScreen } from '../ui/screen.tsx';

/** Once the first screen stands, reads the others' code, and the library: each then opens at once. */
export function useScreensRead(): void {
  useEffect(() => {
    let idle = 0;
    let left = false;
    const read = (): void => {
      void readScreens();
      void queries.prefetchQuery(api.pack.library.queryOptions());
    };
    void firstScreen.then(() => {
      if (!left) idle = requestIdleCallback(read);
    });
    return () => {
      left = true;
      cancelIdleCallback(idle);
    };
  }, []);
}
