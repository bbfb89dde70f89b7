import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useRoute } from '../../navigation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Bar, Screen } from '../../ui/screen.tsx';
import { Queue } from './queue.tsx';
import { SubmissionView } from './submission-view.tsx';
import { useShown } from './use-shown.ts';

/** `#/review` the queue, `#/review/<submission>` one of it. */
export default function ReviewScreen() {
  const { t } = useTranslation('review');
  const [place] = useRoute().path;
  const { data: queue } = useSuspenseQuery(api.review.queue.queryOptions());
  const { entry, gone, leave } = useShown(queue, place);
  const list = <Queue queue={queue} current={entry?.submission.id ?? null} />;
  if (entry === undefined) {
    return (
      <Screen list={list}>
        <Bar lead level={1} title={t('title')} />
        <EmptyState text={t('empty')} />
      </Screen>
    );
  }
  return <SubmissionView key={entry.submission.id} entry={entry} gone={gone} list={list} onLeave={leave} />;
}
