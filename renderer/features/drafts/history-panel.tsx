import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useMemberName } from '../../member-name.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import styles from './history.module.css';

export interface HistoryPanelProps {
  readonly draft: string;
  readonly current: string | null;
  onPick(revision: string): void;
  onClose(): void;
}

/** Where the text is large the panel stands under the text: it comes into sight when it opens. */
const showPanel = (list: HTMLElement | null): void =>
  list?.closest('[data-region]')?.scrollIntoView({ block: 'start' });

/** The draft's revisions, newest first; choosing one shows what changed since. */
export function HistoryPanel({ draft, current, onPick, onClose }: HistoryPanelProps) {
  const { t } = useTranslation('drafts');
  const formats = useFormats();
  const now = useNow();
  const nameOf = useMemberName();
  const { data: revisions } = useQuery(api.drafts.revisions.queryOptions({ input: { id: draft } }));
  return (
    <>
      <Bar title={t('history.title')}>
        <BarEnd>
          <Button kind="icon" size="s" icon="close" label={t('history.close')} onPress={onClose} />
        </BarEnd>
      </Bar>
      <Scroll>
        {revisions?.length === 0 ? <EmptyState text={t('history.empty')} /> : null}
        <ol ref={showPanel}>
          {revisions?.map((revision) => (
            <li key={revision.id}>
              <button
                type="button"
                className={classes(styles['revision'], revision.id === current && 'current')}
                aria-current={revision.id === current ? 'true' : undefined}
                onClick={() => onPick(revision.id)}
              >
                <b>{t('history.at', { day: formats.day(revision.at, now), time: formats.seconds(revision.at) })}</b>
                <small>
                  <bdi>{nameOf(revision.by)}</bdi> · {t('history.size', { count: revision.size })}
                </small>
              </button>
            </li>
          ))}
        </ol>
      </Scroll>
    </>
  );
}
