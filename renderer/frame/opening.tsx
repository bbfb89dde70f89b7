import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionStore } from '../client.ts';
import styles from './fault-boundary.module.css';

/**
 * In place of a screen that is being read: its name, heard alone, for the moment that takes; words while the core is
 * away.
 */
export function Opening({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  if (connection !== 'lost' && connection !== 'gone') {
    return (
      <div aria-busy="true">
        <h1 className="heard">{name}</h1>
      </div>
    );
  }
  return (
    <div role="status" className={styles['stopped']}>
      <h1>{t('fault.waiting')}</h1>
      <p>{t(`status.${connection}`)}</p>
    </div>
  );
}
