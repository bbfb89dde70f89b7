import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftState, DraftSummary } from '#domain/draft.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/field.tsx';
import { Bar, BarEnd } from '../../ui/screen.tsx';
import { ListGroup, ListRow } from '../../ui/list-row.tsx';
import { type Level, SeverityIcon } from '../../ui/severity-icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './drafts.module.css';
import type { Asking } from './last-check.ts';
import { useLastChecks } from './use-last-check.ts';

/** What the writer must see first comes first. */
const order: readonly DraftState[] = ['returned', 'writing', 'submitted', 'approved', 'declined'];
/** Rows of a group drawn at once; thousands of drafts stay a press away. */
const ROWS = 60;

/** All drafts by state, with a search in their names. */
export function DraftList({
  current,
  asked,
  onAsk,
}: {
  readonly current: string | null;
  readonly asked: string;
  onAsk(asked: string): void;
}) {
  const { t } = useTranslation('drafts');
  const { data: drafts } = useQuery(api.drafts.list.queryOptions());
  const found = useMemo(() => drafts?.filter((draft) => matches(draft, asked)) ?? [], [drafts, asked]);
  // What can still be written, as far as it is drawn at first.
  const checked = useMemo(
    () => order.slice(0, 2).flatMap((state) => found.filter((draft) => draft.state === state).slice(0, ROWS)),
    [found],
  );
  const lastCheck = useLastChecks(checked);
  return (
    <>
      <Bar title={t('list.title')}>
        <BarEnd>
          <ButtonLink kind="tint" size="s" icon="plus" href={hrefOf(['drafts', 'new'])}>
            {t('list.new')}
          </ButtonLink>
        </BarEnd>
      </Bar>
      <div className={styles['search']}>
        <SearchField label={t('list.search')} value={asked} onChange={onAsk} />
      </div>
      <nav ref={showCurrent} className={styles['scroll']} aria-label={t('list.title')}>
        {drafts !== undefined && found.length === 0 ? (
          <EmptyState text={asked.trim() === '' ? t('list.empty') : t('list.none', { asked })} />
        ) : (
          order.map((state) => (
            <Group
              key={state}
              state={state}
              drafts={found.filter((draft) => draft.state === state)}
              current={current}
              lastCheck={lastCheck}
            />
          ))
        )}
      </nav>
    </>
  );
}

/** A list that is drawn anew shows where one is. */
const showCurrent = (list: HTMLElement | null): void =>
  list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}|ـ/gu, '')
    .toLocaleLowerCase();
const matches = (draft: DraftSummary, asked: string): boolean => plain(draft.name).includes(plain(asked.trim()));

interface GroupProps {
  readonly state: DraftState;
  readonly drafts: readonly DraftSummary[];
  readonly current: string | null;
  lastCheck(draft: DraftSummary): Asking | undefined;
}

function Group({ state, drafts, current, lastCheck }: GroupProps) {
  const { t } = useTranslation('drafts');
  const [rows, setRows] = useState(ROWS);
  if (drafts.length === 0) return null;
  return (
    <section>
      <ListGroup>{t(`state.${state}`)}</ListGroup>
      {drafts.slice(0, rows).map((draft) => (
        <Row key={draft.id} draft={draft} current={draft.id === current} asking={lastCheck(draft)} />
      ))}
      {drafts.length > rows ? (
        <Button kind="quiet" size="s" icon="down" onPress={() => setRows(rows + 4 * ROWS)}>
          {t('list.more', { count: drafts.length - rows })}
        </Button>
      ) : null}
    </section>
  );
}

function Row({
  draft,
  current,
  asking,
}: {
  readonly draft: DraftSummary;
  readonly current: boolean;
  /** Undefined until the draft is checked. */
  readonly asking: Asking | undefined;
}) {
  const { t } = useTranslation('drafts');
  const formats = useFormats();
  const now = useNow();
  return (
    <ListRow
      href={hrefOf(['drafts', draft.id])}
      title={draft.name === '' ? t('untitled') : draft.name}
      current={current}
    >
      {draft.inConflict ? <Tag kind="review">{t('list.conflict')}</Tag> : null}
      {draft.state === 'returned' ? (
        <Tag kind="review">
          {draft.comments > 0 ? t('list.comments', { count: draft.comments }) : t('list.returned')}
        </Tag>
      ) : null}
      {draft.state === 'submitted' ? <Tag>{t('list.frozen')}</Tag> : null}
      {draft.state === 'approved' ? <SeverityIcon level="positive" size="s" label={t('state.approved')} /> : null}
      {draft.state === 'writing' ? <Found asking={asking ?? null} clear /> : null}
      {draft.state === 'returned' ? <Found asking={asking ?? null} /> : null}
      <span>{formats.when(draft.savedAt, now)}</span>
    </ListRow>
  );
}

/** The shapes of what the last check found; with `clear`, the tick when it found nothing. */
function Found({ asking, clear = false }: { readonly asking: Asking; readonly clear?: boolean }) {
  const { t } = useTranslation();
  const levels: readonly Level[] = asking?.length === 0 && clear ? ['positive'] : (asking ?? []);
  return levels.map((level) => <SeverityIcon key={level} level={level} size="s" label={t(`severity.${level}`)} />);
}
