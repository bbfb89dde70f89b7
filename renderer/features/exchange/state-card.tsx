import { useTranslation } from 'react-i18next';
import type { ExchangeState, SyncOutcome } from '#contract/exchange.ts';
import { useNow } from '../../clock.ts';
import { useOnline, useUntrusted } from '../../exchange.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalWords } from '../../i18n/use-refusal-text.ts';
import { hrefOf } from '../../navigation.ts';
import { type Standing, standingOf } from '../../standing.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './state-card.module.css';
import { useOutcomeText } from './outcome.ts';
import { SyncSteps } from './sync-steps.tsx';

const icons: Readonly<Partial<Record<Standing, IconName>>> = {
  alone: 'unplugged',
  nowhere: 'unplugged',
  running: 'exchange',
  untried: 'waiting',
  cut: 'offline',
  stopped: 'pause',
};

const levels: Readonly<Partial<Record<Standing, 'positive' | 'block'>>> = { connected: 'positive', untrusted: 'block' };

/** Connected or not and since when, why not, what is safe, when it is tried next; and the month's data. */
export function StateCard({
  state,
  outcome,
}: {
  readonly state: ExchangeState;
  /** What the sync did that was asked for here. */
  readonly outcome: SyncOutcome | undefined;
}) {
  const { t } = useTranslation('network');
  const { t: card } = useTranslation('settings');
  const formats = useFormats();
  const now = useNow();
  const untrusted = useUntrusted();
  const standing = standingOf(state, useOnline(), untrusted);
  const { lastSuccess, running, waiting } = state;
  const when = lastSuccess === null ? '' : formats.when(lastSuccess, now);
  const safe = standing === 'connected' && waiting.count === 0 ? 'all-sent' : standing;
  return (
    <Card className={styles['state']}>
      <span className={styles['sign']}>
        {icons[standing] === undefined ? (
          <SeverityIcon level={levels[standing] ?? 'review'} />
        ) : (
          <Icon name={icons[standing]} size="l" />
        )}
      </span>
      <div className={styles['said']}>
        {untrusted === null || running !== null ? (
          <>
            <h2>{t(`standing.${standing}`, { when, context: when === '' ? 'never' : '' })}</h2>
            {running === null ? <p>{t(`safe.${safe}`, { count: waiting.count })}</p> : <SyncSteps at={running} />}
          </>
        ) : (
          <div role="alert">
            <h2>{card(`card.standings.${untrusted}`)}</h2>
            <p>{card(`card.standings-hint.${untrusted}`)}</p>
          </div>
        )}
        <Why state={state} standing={standing} />
        {running === null && outcome !== undefined ? <Done outcome={outcome} /> : null}
        {standing === 'nowhere' ? (
          <p className={styles['act']}>
            <ButtonLink kind="primary" icon="server" href={hrefOf(['exchange', 'setup'])}>
              {t('to-setup')}
            </ButtonLink>
            <ButtonLink icon="usb" href={hrefOf(['exchange', 'stick'])}>
              {t('to-stick')}
            </ButtonLink>
          </p>
        ) : null}
      </div>
      {state.remote === null || state.remote.kind === 'folder' ? null : <Data state={state} />}
    </Card>
  );
}

/** The reason of the last refusal, and when it is tried again. */
function Why({ state, standing }: { readonly state: ExchangeState; readonly standing: Standing }) {
  const { t } = useTranslation('network');
  const words = useRefusalWords();
  const formats = useFormats();
  const now = useNow();
  const { refusal, nextTry, policy } = state;
  if (standing === 'alone' || standing === 'nowhere' || standing === 'running') return null;
  const isSaid = refusal === null || refusal.code === 'cancelled' || refusal.code === 'remote-offline';
  const next =
    nextTry === null ? (policy.automatic ? '' : t('by-hand')) : t('next-try', { when: formats.when(nextTry, now) });
  if (isSaid && next === '') return null;
  return (
    <p className={styles['why']}>
      {isSaid ? null : <span>{words(refusal)}</span>}
      {next === '' ? null : <span>{next}</span>}
    </p>
  );
}

/** What a sync brought and took. */
function Done({ outcome }: { readonly outcome: SyncOutcome }) {
  const text = useOutcomeText();
  return (
    <output className={styles['done']}>
      <SeverityIcon level="positive" size="s" />
      <span>{text(outcome)}</span>
    </output>
  );
}

/** What went over the network this month, of what people allow. */
function Data({ state: { traffic, policy } }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const used = traffic.sent + traffic.received;
  const most = policy.monthlyBytes;
  const title = t('data', { month: formats.month(useNow()) });
  return (
    <dl className={styles['data']}>
      <dt>{title}</dt>
      <dd>
        {most === null ? formats.bytes(used) : t('of', { used: formats.bytes(used), most: formats.bytes(most) })}
        {most === null ? null : (
          <span
            className={styles['meter']}
            role="meter"
            aria-label={title}
            aria-valuenow={used}
            aria-valuemin={0}
            aria-valuemax={most}
            aria-valuetext={t('of', { used: formats.bytes(used), most: formats.bytes(most) })}
          >
            <i style={{ inlineSize: `${Math.min(1, most === 0 ? 1 : used / most) * 100}%` }} />
          </span>
        )}
      </dd>
    </dl>
  );
}
