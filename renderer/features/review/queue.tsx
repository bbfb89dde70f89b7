import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '#contract/review.ts';
import { nameOf } from '#domain/post.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { useMemberName } from '../../member-name.ts';
import { useOfficeName } from '../../office-name.ts';
import { useProfile } from '../../profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './review.module.css';

/** What waits for a decision, the oldest first. */
export function Queue({ queue, current }: { readonly queue: readonly QueueEntry[]; readonly current: string | null }) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const now = useNow();
  const { office } = useProfile();
  const nameOfMember = useMemberName();
  const nameOfOffice = useOfficeName();
  return (
    <>
      <Bar title={t('queue')}>
        <BarEnd>
          <span className={styles['count']}>{formats.number(queue.length)}</span>
        </BarEnd>
      </Bar>
      <Scroll>
        {queue.length === 0 ? <EmptyState text={t('empty')} /> : null}
        {queue.map(({ submission }) => {
          const level = submission.verdict === 'ok' ? 'positive' : submission.verdict;
          const name = nameOf(submission.content);
          return (
            <ListRow
              key={submission.id}
              href={hrefOf(['review', submission.id])}
              title={name === '' ? t('common:unnamed') : name}
              current={submission.id === current}
            >
              <SeverityIcon level={level} size="s" label={t(`common:severity.${level}`)} />
              <span>{nameOfMember(submission.by)}</span>
              {submission.office === office.id ? null : <span className="clip">{nameOfOffice(submission.office)}</span>}
              <span>{formats.when(submission.at, now)}</span>
            </ListRow>
          );
        })}
      </Scroll>
    </>
  );
}
