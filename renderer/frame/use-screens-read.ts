import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queries } from '../client.ts';
import { readScreens } from '../features/registry.ts';
import { namespaces } from '../i18n/setup.ts';

/** Once the first screen stands, reads the others' code and messages, and the library: each then opens at once. */
export function useScreensRead(): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      void readScreens();
      void i18n.loadNamespaces([...namespaces]);
      void queries.prefetchQuery(api.pack.library.queryOptions());
    });
    return () => cancelIdleCallback(idle);
  }, [i18n]);
}
