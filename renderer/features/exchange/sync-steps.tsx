import { useTranslation } from 'react-i18next';
import type { SyncEvent } from '#contract/exchange.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './sync-steps.module.css';
import { syncSteps } from './steps.ts';

/** How far a sync is: its steps, and the amount where one is large. */
export function SyncSteps({ at }: { readonly at: SyncEvent }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const index = syncSteps.indexOf(at.type === 'media' ? 'media' : at.step);
  return (
    <>
      <ol className={styles['steps']} aria-label={t('steps')}>
        {syncSteps.map((step, place) => (
          <li
            key={step}
            className={styles[place < index ? 'past' : place === index ? 'present' : 'future']}
            {...(place === index ? { 'aria-current': 'step' as const } : {})}
          >
            {place < index ? (
              <SeverityIcon level="positive" size="s" label={t('exchange:step-done')} />
            ) : (
              <Icon name={place === index ? 'waiting' : 'not-yet'} size="s" />
            )}
            <span>{t(`step.${step}`)}</span>
          </li>
        ))}
      </ol>
      {at.type === 'media' ? (
        <Progress label={t('media')} done={at.bytes} total={at.bytesTotal}>
          {t('media-of', {
            done: formats.number(at.files),
            files: formats.number(at.filesTotal),
            bytes: formats.bytes(at.bytes),
            total: formats.bytes(at.bytesTotal),
          })}
        </Progress>
      ) : null}
    </>
  );
}
