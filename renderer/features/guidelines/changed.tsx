import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guideline } from '#domain/guideline.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { DiffText } from '../../editor/diff-text.tsx';
import { runsOf } from '../../editor/word-diff.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { newestChange } from '../../reading.ts';
import { Button } from '../../ui/button.tsx';
import { changedLines } from './changed-lines.ts';
import { plain } from './plain.ts';
import styles from './guidelines.module.css';

/** What changed in an article since this member last read it, word by word. Nothing where nothing did. */
export function Changed({ guideline }: { readonly guideline: Guideline }) {
  const { t } = useTranslation('guidelines');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const [open, setOpen] = useState(true);
  const { data: before } = useQuery(api.pack.readBefore.queryOptions({ input: { guideline: guideline.id } }));
  const [was, is] = [
    before === undefined || before === null ? null : plain(say(before.body)),
    plain(say(guideline.body)),
  ];
  const runs = useMemo(() => (was === null ? [] : changedLines(runsOf(was, is))), [was, is]);
  if (was === null || was === is) return null;
  const title = t('since-read', { day: formats.day(newestChange(guideline), now) });
  return (
    <section className={styles['since']} aria-label={title}>
      <p>
        <b>{title}</b>
        <Button kind="quiet" size="s" icon={open ? 'up' : 'down'} aria-expanded={open} onPress={() => setOpen(!open)}>
          {t(open ? 'hide-difference' : 'show-difference')}
        </Button>
      </p>
      {open ? <DiffText runs={runs} label={title} /> : null}
    </section>
  );
}
