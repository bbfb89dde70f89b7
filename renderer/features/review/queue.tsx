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
import { passing, type QueueFilter, waitsLong } from './filter-queue.ts';
import { QueueFilters } from './queue-filters.tsx';
import styles from './review.module.css';

/** What waits for a decision, the oldest first, narrowed as its reader asks. */
export function Queue({
  queue,
  filter,
  current,
  onFilter,
}: {
  readonly queue: readonly QueueEntry[];
  readonly filter: QueueFilter;
  readonly current: string | null;
  onFilter(filter: QueueFilter): void;
}) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const now = useNow();
  const { office } = useProfile();
  const nameOfMember = useMemberName();
  const nameOfOffice = useOfficeName();
  const shown = passing(queue, filter);
  return (
    <>
      <Bar title={t('queue')}>
        <BarEnd>
          <span className={styles['count']}>
            {shown.length === queue.length
              ? formats.number(queue.length)
              : t('filter.of', { shown: shown.length, all: queue.length })}
          </span>
        </BarEnd>
      </Bar>
      <QueueFilters queue={queue} filter={filter} onChange={onFilter} />
      <Scroll>
        {shown.length === 0 ? <EmptyState text={t(queue.length === 0 ? 'empty' : 'filter.none')} /> : null}
        {shown.map((entry) => {
          const { submission } = entry;
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
              {waitsLong(entry, now) ? (
                <time className={styles['long']} dateTime={submission.at}>
                  {formats.inDays(submission.at, now)}
                </time>
              ) : (
                <time dateTime={submission.at}>{formats.when(submission.at, now)}</time>
              )}
            </ListRow>
          );
        })}
      </Scroll>
    </>
  );
}
