import { useTranslation } from 'react-i18next';
import { useExchangeIfRead } from '../../exchange.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Bar, Scroll } from '../../ui/screen.tsx';
import styles from './exchange.module.css';
import { useJob } from './job.ts';
import { Failed, Finished, Stopped } from './job-ended.tsx';
import { Running } from './job-running.tsx';
import { Plugged } from './plugged.tsx';

/** The side of the exchange: what is being written, how far, whether the stick may be pulled; else the sticks plugged in. */
export function Panel() {
  const { t } = useTranslation('exchange');
  const job = useJob();
  const enrolled = useExchangeIfRead()?.enrolled ?? false;
  const nothing = job.state === 'none' && !enrolled;
  return (
    <>
      <Bar title={job.state !== 'none' ? t(`job.${job.kind}`) : t(enrolled ? 'parts.stick' : 'panel')} />
      <Scroll className={nothing ? undefined : styles['panel']}>
        <div role="status" className={styles['heard']}>
          <span className="heard">{job.state === 'none' || job.state === 'running' ? '' : t(`said.${job.state}`)}</span>
        </div>
        {nothing ? <EmptyState text={t('nothing')} /> : null}
        {job.state === 'none' && enrolled ? <Plugged /> : null}
        {job.state === 'running' ? <Running job={job} /> : null}
        {job.state === 'finished' ? <Finished job={job} /> : null}
        {job.state === 'stopped' ? <Stopped job={job} /> : null}
        {job.state === 'failed' ? <Failed job={job} /> : null}
      </Scroll>
    </>
  );
}
