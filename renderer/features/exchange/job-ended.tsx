import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncOutcome } from '#contract/exchange.ts';
import { refusalOf } from '../../client.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './job.module.css';
import { dismissJob } from './job.ts';
import type { Job } from './steps.ts';
import { takeIn } from './stick-jobs.ts';
import { useOutcomeText } from './outcome.ts';

/** Written or read to the end: only now may the stick be pulled. */
export function Finished({ job: { kind, result, outcome } }: { readonly job: Extract<Job, { state: 'finished' }> }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const isExchange = kind === 'prepare' || kind === 'admit';
  return (
    <Card className={styles['result']}>
      <p className={styles['good']}>
        <SeverityIcon level="positive" />
        <b>{t(`done.${kind}`)}</b>
      </p>
      {outcome === null ? null : <Brought outcome={outcome} />}
      <p>
        {isExchange ? null : `${t('posts', { count: result.posts })}${t('common:comma')}`}
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
      {kind === 'verify' ? null : <p className={styles['good']}>{t('safe-to-remove')}</p>}
      <Button onPress={dismissJob}>{t('common:done')}</Button>
    </Card>
  );
}

function Brought({ outcome }: { readonly outcome: SyncOutcome }) {
  const text = useOutcomeText();
  return <p>{text(outcome)}</p>;
}

/** Stopped by a person. */
export function Stopped({ job }: { readonly job: Extract<Job, { state: 'stopped' }> }) {
  const { t } = useTranslation('exchange');
  return (
    <Card className={styles['result']}>
      <p>{t(`stopped.${job.kind}`)}</p>
      <Button onPress={dismissJob}>{t('common:done')}</Button>
    </Card>
  );
}

/** Refused, with what can be done about it. A release that ran out is asked about, never taken by itself. */
export function Failed({ job }: { readonly job: Extract<Job, { state: 'failed' }> }) {
  const { t } = useTranslation('exchange');
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const code = refusalOf(job.error)?.code;
  const isOld = job.kind === 'admit' && (code === 'release-expired' || code === 'release-frozen');
  return (
    <Card className={styles['result']}>
      <p className={styles[isOld ? 'old' : 'bad']} role="alert">
        <SeverityIcon level={isOld ? 'review' : 'block'} />
        <b>{refusalText(job.error)}</b>
      </p>
      <p>
        <bdi dir="ltr" className={styles['path']}>
          {job.folder}
        </bdi>
      </p>
      <div className={styles['buttons']}>
        {isOld ? (
          <Button onPress={() => setAsking(true)}>{t('expired.ask')}</Button>
        ) : (
          <Button icon="refresh" onPress={job.again}>
            {t(job.kind === 'export' ? 'resume' : 'common:retry')}
          </Button>
        )}
        <Button kind="quiet" onPress={dismissJob}>
          {t('common:close')}
        </Button>
      </div>
      <Expired open={asking} folder={job.folder} why={refusalText(job.error)} onClose={() => setAsking(false)} />
    </Card>
  );
}

function Expired({
  open,
  folder,
  why,
  onClose,
}: {
  readonly open: boolean;
  readonly folder: string;
  readonly why: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('exchange');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      alert
      title={t('expired.title')}
      actions={
        <Answers
          onCancel={onClose}
          onPress={() => {
            onClose();
            takeIn({ folder, kind: 'sync' }, true);
          }}
        >
          {t('expired.yes')}
        </Answers>
      }
    >
      <p>{why}</p>
      <p>{t('expired.text')}</p>
    </Dialog>
  );
}
