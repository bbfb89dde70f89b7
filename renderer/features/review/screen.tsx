import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useRoute } from '../../navigation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Bar, Screen } from '../../ui/screen.tsx';
import { noFilter, passing } from './filter-queue.ts';
import { Queue } from './queue.tsx';
import { SubmissionView } from './submission-view.tsx';
import { useShown } from './use-shown.ts';

/** `#/review` the queue, `#/review/<submission>` one of it. */
export default function ReviewScreen() {
  const { t } = useTranslation('review');
  const [place] = useRoute().path;
  const { data: queue } = useSuspenseQuery(api.review.queue.queryOptions());
  const [filter, setFilter] = useState(noFilter);
  const { entry, gone, leave } = useShown(queue, place, passing(queue, filter));
  const list = <Queue queue={queue} filter={filter} current={entry?.submission.id ?? null} onFilter={setFilter} />;
  if (entry === undefined) {
    return (
      <Screen list={list}>
        <Bar lead level={1} title={t('title')} />
        <EmptyState text={t(queue.length === 0 ? 'empty' : 'filter.none')} />
      </Screen>
    );
  }
  return <SubmissionView key={entry.submission.id} entry={entry} gone={gone} list={list} onLeave={leave} />;
}
