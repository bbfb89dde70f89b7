import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DESK } from '#domain/directory.ts';
import type { Guideline } from '#domain/guideline.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { withoutIsolates } from '../../i18n/isolate.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { ProposalDialog } from '../../ui/proposal-dialog.tsx';
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
      <Propose guideline={guideline} />
    </aside>
  );
}

/** A change that this office would like to see in the article. */
function Propose({ guideline }: { readonly guideline: Guideline }) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  const { office } = useProfile();
  const [open, setOpen] = useState(false);
  if (office.id === DESK) return null;
  const about = `${t('common:guideline-ref', { number: `\u2066${guideline.number}\u2069` })}${t('common:colon')} ${say(guideline.title)}`;
  return (
    <>
      <Button size="s" icon="comment" className={styles['propose']} onPress={() => setOpen(true)}>
        {t('propose')}
      </Button>
      {open ? <ProposalDialog about={withoutIsolates(about)} onClose={() => setOpen(false)} /> : null}
    </>
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
