import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-aria-components';
import type { ExchangeState } from '#contract/exchange.ts';
import { connectionStore } from '../client.ts';
import { useNow } from '../clock.ts';
import { useExchangeIfRead, useOnline, useUntrusted } from '../exchange.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { hrefOf } from '../navigation.ts';
import { usePackIfRead } from '../profile.ts';
import { type Standing, standingOf } from '../standing.ts';
import { useSaveState } from '../status.ts';
import { classes } from '../ui/classes.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import styles from './status-line.module.css';

/** Says the state, always: saved, guidelines, what waits, connection. */
export function StatusLine() {
  const { t } = useTranslation();
  const state = useExchangeIfRead();
  return (
    <footer className={styles['status']} aria-label={t('regions.status')}>
      <Saving />
      <Freshness />
      {state === undefined || state.waiting.count === 0 ? null : <Waiting {...state.waiting} />}
      <Connection state={state} />
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

function Waiting({ count, bytes }: ExchangeState['waiting']) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Link href={hrefOf(['exchange'])} className={styles['way'] ?? ''}>
      <Icon name="inbox" size="s" />
      <span>{t('status.waiting', { count, size: formats.bytes(bytes) })}</span>
    </Link>
  );
}

/** The core's silence first, which stops all work; else how the exchange stands. */
function Connection({ state }: { readonly state: ExchangeState | undefined }) {
  const { t } = useTranslation();
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  if (connection === 'lost' || connection === 'gone') {
    return (
      <output className={classes(styles['end'], styles['wrong'])}>
        <SeverityIcon level="review" size="s" />
        <span>{t(connection === 'gone' ? 'status.gone' : 'status.lost')}</span>
      </output>
    );
  }
  return state === undefined ? null : <ExchangeLink state={state} />;
}

const icons: Readonly<Record<Standing, IconName | null>> = {
  alone: 'offline',
  nowhere: 'unplugged',
  running: 'exchange',
  untried: 'waiting',
  connected: 'online',
  cut: 'offline',
  stopped: 'pause',
  untrusted: null,
  refused: null,
};

function ExchangeLink({ state }: { readonly state: ExchangeState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const standing = standingOf(state, useOnline(), useUntrusted());
  const icon = icons[standing];
  const { running, lastSuccess } = state;
  const last = lastSuccess === null ? null : formats.when(lastSuccess, now);
  const amount =
    running?.type === 'media'
      ? t('status.amount', { done: formats.bytes(running.bytes), total: formats.bytes(running.bytesTotal) })
      : null;
  return (
    <Link
      href={hrefOf(['exchange'])}
      className={classes(styles['end'], styles['way'], standing === 'alone' && styles['calm'])}
    >
      {icon === null ? <SeverityIcon level="review" size="s" /> : <Icon name={icon} size="s" />}
      <span>
        {/* The word is told when it changes; how far a sync is would be told without end. */}
        <output>{t(`status.exchange.${standing}`, { when: last ?? '', context: last === null ? 'never' : '' })}</output>
        {amount === null ? null : ` ${amount}`}
      </span>
    </Link>
  );
}
