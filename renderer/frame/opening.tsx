import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionStore } from '../client.ts';
import styles from './fault-boundary.module.css';

/** In place of a screen that is being read: nothing for the moment that takes, words while the core is away. */
export function Opening() {
  const { t } = useTranslation();
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  if (connection !== 'lost' && connection !== 'gone') return null;
  return (
    <div role="status" className={styles['stopped']}>
      <h1>{t('fault.waiting')}</h1>
      <p>{t(`status.${connection}`)}</p>
    </div>
  );
}
