import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Guideline } from '#domain/guideline.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Section } from '../../ui/card.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './guidelines.module.css';

/** Where an article comes from, what changed and when, and what the checker does with it. */
export function Behind({ guideline }: { readonly guideline: Guideline }) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  return (
    <aside className={styles['behind']} aria-label={t('about')} data-region tabIndex={-1}>
      <Section title={t('about')}>
        <p>{t('source', { source: say(guideline.source) })}</p>
      </Section>
      {guideline.changes.map((change) => (
        <Section key={change.date} title={t('changed', { day: formats.day(change.date, now) })}>
          <p>{say(change.summary)}</p>
        </Section>
      ))}
      <Rules guideline={guideline.id} />
    </aside>
  );
}

function Rules({ guideline }: { readonly guideline: string }) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  const { data: tone } = useQuery(api.pack.tone.queryOptions());
  if (tone === undefined) return null;
  const categories = tone.categories.filter((category) => category.guideline === guideline);
  return (
    <Section title={t('rules')}>
      {categories.length === 0 ? <p>{t('no-rules')}</p> : null}
      <ul className={styles['rules']}>
        {categories.map((category) => (
          <li key={category.id}>
            <SeverityIcon level={category.severity} label={t(`common:severity.${category.severity}`)} />
            <span>{say(category.name)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
