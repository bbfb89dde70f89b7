import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '#domain/draft.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { useMemberName } from '../../member-name.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card, Main, Section } from '../../ui/card.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { exists } from '../registry.ts';
import styles from './today.module.css';

/** Drafts a reviewer gave back, with what they said. */
export function Returned({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  const { t } = useTranslation('today');
  return (
    <Section title={t('returned.title')}>
      {drafts.length === 0 ? <p className={styles['none']}>{t('returned.none')}</p> : null}
      {drafts.map((draft) => (
        <ReturnedCard key={draft.id} summary={draft} />
      ))}
    </Section>
  );
}

function ReturnedCard({ summary }: { readonly summary: DraftSummary }) {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const now = useNow();
  const nameOf = useMemberName();
  const { data: draft } = useQuery(api.drafts.open.queryOptions({ input: { id: summary.id } }));
  const decision = draft?.decisions.findLast((one) => one.kind === 'return');
  return (
    <Card row>
      <SeverityIcon level="review" />
      <Main>
        <h3>
          <bdi>{summary.name === '' ? t('common:unnamed') : summary.name}</bdi>
        </h3>
        {decision === undefined || decision.note === '' ? null : (
          <p className={styles['small']}>{t('returned.note', { note: decision.note })}</p>
        )}
        <p className={styles['meta']}>
          {decision === undefined ? null : <span>{nameOf(decision.by)}</span>}
          <time dateTime={decision?.at ?? summary.savedAt}>{formats.when(decision?.at ?? summary.savedAt, now)}</time>
        </p>
      </Main>
      {exists('drafts') ? (
        <ButtonLink kind="tint" size="s" href={hrefOf(['drafts', summary.id])}>
          {summary.comments === 0 ? t('common:open') : t('returned.open', { count: summary.comments })}
        </ButtonLink>
      ) : null}
    </Card>
  );
}
