import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './job.module.css';
import { stopJob } from './job.ts';
import { exportSteps, type Job, secondsLeft } from './steps.ts';

type RunningJob = Extract<Job, { state: 'running' }>;

/** How far a stick is: amount, file, time left, what happens if the power fails, and the way to stop. */
export function Running({ job }: { readonly job: RunningJob }) {
  const { t } = useTranslation('exchange');
  const writes = job.kind === 'export' || job.kind === 'prepare';
  return (
    <>
      <Card>
        <Amount job={job} />
        <p className={styles['keep']}>
          <SeverityIcon level="review" />
          {t('keep-stick')}
        </p>
      </Card>
      {job.kind === 'export' ? <Steps job={job} /> : null}
      <p className={styles['note']}>
        {t(writes ? 'if-power-fails' : job.kind === 'admit' ? 'admit-note' : 'reads-only')}
      </p>
      <Button onPress={stopJob} isDisabled={job.stopping}>
        {job.stopping ? t('stopping') : t(`stop.${job.kind}`)}
      </Button>
    </>
  );
}

function Amount({ job }: { readonly job: RunningJob }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const { progress, step } = job;
  const amount = step?.type === 'media' ? step : progress;
  const left = step === null ? secondsLeft(job) : null;
  if (step?.type === 'step') {
    return (
      <p className={styles['now']}>
        {t(`doing.${job.kind}`)}
        {t('common:colon')} {t(`network:step.${step.step}`)}
      </p>
    );
  }
  return (
    <Progress label={t(`doing.${job.kind}`)} done={amount?.bytes ?? 0} total={amount?.bytesTotal ?? 1}>
      {amount === null ? (
        t('starting')
      ) : (
        <>
          {amount.type === 'media' ? (
            <span>{t('network:media')}</span>
          ) : (
            <bdi dir="ltr" className="clip">
              {amount.file}
            </bdi>
          )}
          <span>
            {t('bytes-of', { done: formats.bytes(amount.bytes), total: formats.bytes(amount.bytesTotal) })}
            {left === null ? null : `${t('common:comma')}${t('left', { count: left })}`}
          </span>
        </>
      )}
    </Progress>
  );
}

function Steps({ job }: { readonly job: RunningJob }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const at = job.progress === null ? -1 : exportSteps.indexOf(job.progress.step);
  return (
    <ol className={styles['steps']}>
      {exportSteps.map((step, index) => (
        <li key={step} className={styles[index < at ? 'done' : index === at ? 'now' : 'next']}>
          {index < at ? (
            <SeverityIcon level="positive" label={t('step-done')} />
          ) : (
            <Icon name={index === at ? 'waiting' : 'not-yet'} />
          )}
          <span>
            {t(`step.${step}`)}
            {index === at && job.progress !== null && step === 'media'
              ? `${t('common:comma')}${t('files-of', {
                  done: formats.number(job.progress.files),
                  total: formats.number(job.progress.filesTotal),
                })}`
              : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
