import { useTranslation } from 'react-i18next';
import { exportSteps, type Job, secondsLeft } from './steps.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Bar, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './exchange.module.css';
import { dismissJob, stopJob, useJob } from './job.ts';

/** The side of the exchange: what is being written, how far, and whether the stick may be pulled. */
export function Panel() {
  const { t } = useTranslation('exchange');
  const job = useJob();
  return (
    <>
      <Bar title={job.state === 'none' ? t('panel') : t(`job.${job.kind}`)} />
      <Scroll className={styles['panel']}>
        <div role="status" className={styles['heard']}>
          <span className="heard">{job.state === 'none' || job.state === 'running' ? '' : t(`said.${job.state}`)}</span>
        </div>
        {job.state === 'none' ? <EmptyState text={t('nothing')} /> : null}
        {job.state === 'running' ? <Running job={job} /> : null}
        {job.state === 'finished' ? <Finished job={job} /> : null}
        {job.state === 'stopped' ? <Stopped job={job} /> : null}
        {job.state === 'failed' ? <Failed job={job} /> : null}
      </Scroll>
    </>
  );
}

function Running({ job }: { readonly job: Extract<Job, { state: 'running' }> }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const { progress } = job;
  const left = secondsLeft(job);
  return (
    <>
      <Card>
        <Progress label={t(`doing.${job.kind}`)} done={progress?.bytes ?? 0} total={progress?.bytesTotal ?? 1}>
          {progress === null ? (
            t('starting')
          ) : (
            <>
              <bdi dir="ltr" className="clip">
                {progress.file}
              </bdi>
              <span>
                {t('bytes-of', { done: formats.bytes(progress.bytes), total: formats.bytes(progress.bytesTotal) })}
                {left === null ? null : `${t('common:comma')}${t('left', { count: left })}`}
              </span>
            </>
          )}
        </Progress>
        <p className={styles['keep']}>
          <SeverityIcon level="review" />
          {t('keep-stick')}
        </p>
      </Card>
      {job.kind === 'export' ? <Steps job={job} /> : null}
      <p className={styles['note']}>{t(job.kind === 'export' ? 'if-power-fails' : 'reads-only')}</p>
      <Button onPress={stopJob} isDisabled={job.stopping}>
        {job.stopping ? t('stopping') : t(`stop.${job.kind}`)}
      </Button>
    </>
  );
}

function Steps({ job }: { readonly job: Extract<Job, { state: 'running' }> }) {
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

function Finished({ job: { kind, result } }: { readonly job: Extract<Job, { state: 'finished' }> }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  return (
    <Card className={styles['result']}>
      <p className={styles['good']}>
        <SeverityIcon level="positive" />
        <b>{t(`done.${kind}`)}</b>
      </p>
      <p>
        {t('posts', { count: result.posts })}
        {t('common:comma')}
        {t('files', { count: result.files })}
        {t('common:comma')}
        <bdi>{formats.bytes(result.bytes)}</bdi>
      </p>
      {result.resumed ? <p>{t('resumed')}</p> : null}
      <p>
        <bdi dir="ltr" className={styles['path']}>
          {result.folder}
        </bdi>
      </p>
      {kind === 'export' ? <p className={styles['good']}>{t('safe-to-remove')}</p> : null}
      <Button onPress={dismissJob}>{t('common:done')}</Button>
    </Card>
  );
}

function Stopped({ job }: { readonly job: Extract<Job, { state: 'stopped' }> }) {
  const { t } = useTranslation('exchange');
  return (
    <Card className={styles['result']}>
      <p>{t(job.kind === 'export' ? 'stopped-export' : 'stopped-read')}</p>
      <Button onPress={dismissJob}>{t('common:done')}</Button>
    </Card>
  );
}

function Failed({ job }: { readonly job: Extract<Job, { state: 'failed' }> }) {
  const { t } = useTranslation('exchange');
  const refusalText = useRefusalText();
  return (
    <Card className={styles['result']}>
      <p className={styles['bad']} role="alert">
        <SeverityIcon level="block" />
        <b>{refusalText(job.error)}</b>
      </p>
      <p>
        <bdi dir="ltr" className={styles['path']}>
          {job.folder}
        </bdi>
      </p>
      <div className={styles['buttons']}>
        <Button kind="primary" icon="refresh" onPress={job.again}>
          {t(job.kind === 'export' ? 'resume' : 'common:retry')}
        </Button>
        <Button kind="quiet" onPress={dismissJob}>
          {t('common:close')}
        </Button>
      </div>
    </Card>
  );
}
