import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionStore } from '../client.ts';
import { useNow } from '../clock.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { usePackIfRead } from '../profile.ts';
import { useSaveState } from '../status.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icon.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import styles from './status-line.module.css';

/** Says the state, always: saved, guidelines, connection. */
export function StatusLine() {
  const { t } = useTranslation();
  return (
    <footer className={styles['status']} aria-label={t('regions.status')}>
      <Saving />
      <Freshness />
      <Link />
    </footer>
  );
}

function Saving() {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = useSaveState();
  if (state.kind === 'unsaved') {
    return (
      <span role="alert" className={styles['wrong']}>
        <SeverityIcon level="block" size="s" />
        <span>{t('status.unsaved', { why: state.why })}</span>
      </span>
    );
  }
  if (state.kind === 'saving') {
    return (
      <span>
        <Icon name="waiting" size="s" />
        <span>{t('status.saving')}</span>
      </span>
    );
  }
  return (
    <span className={styles['well']}>
      <SeverityIcon level="positive" size="s" />
      <span>{state.kind === 'saved' ? t('status.saved', { time: formats.seconds(state.at) }) : t('status.local')}</span>
    </span>
  );
}

function Freshness() {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const pack = usePackIfRead();
  if (pack === undefined) return null;
  return (
    <span>
      <Icon name="guidelines" size="s" />
      <span>{t('status.pack', { day: formats.day(pack.released, now) })}</span>
    </span>
  );
}

function Link() {
  const { t } = useTranslation();
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  const lost = connection === 'lost' || connection === 'gone';
  return (
    <output className={classes(styles['end'], lost ? styles['wrong'] : styles['calm'])}>
      {lost ? <SeverityIcon level="review" size="s" /> : <Icon name="offline" size="s" />}
      <span>
        {connection === 'gone' ? t('status.gone') : connection === 'lost' ? t('status.lost') : t('status.no-network')}
      </span>
    </output>
  );
}
