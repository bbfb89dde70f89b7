import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CsvTool } from '#contract/bundles.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { api, core } from '../../client.ts';
import { hrefOf } from '../../navigation.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Switch } from '../../ui/toggles.tsx';
import { Destination } from './destination.tsx';
import styles from './stick.module.css';
import { runJob, useJob } from './job.ts';
import { PostChoice } from './post-choice.tsx';

/** Tools whose CSV can be written, in the order offered; `generic` is ours and reads in any of them. */
const tools: readonly CsvTool[] = ['generic', 'buffer', 'hootsuite', 'sprout', 'publer', 'vista-social'];

const waits = (post: ApprovedPost): boolean => post.origin === 'office' && post.posted.length === 0;

/** Chooses posts, a place and the files for scheduling tools, then writes the bundle. */
export function ExportSection() {
  const { t } = useTranslation('exchange');
  const { data: approved } = useSuspenseQuery(api.approved.list.queryOptions());
  // What the desk took back goes nowhere.
  const posts = approved.filter(({ withdrawn }) => withdrawn === null);
  const [left, setLeft] = useState<readonly string[] | null>(null);
  // Until somebody chooses: the office's own posts that have not gone out.
  const chosen = left ?? posts.filter(waits).map(({ id }) => id);
  const valid = posts.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const [to, setTo] = useState<string | null>(null);
  const [csv, setCsv] = useState<readonly CsvTool[]>(['generic']);
  const [bom, setBom] = useState(true);
  const running = useJob().state === 'running';
  const why = running
    ? t('why.running')
    : valid.length === 0
      ? t('why.no-posts')
      : to === null
        ? t('why.no-place')
        : null;
  const start = (): void => {
    if (to === null) return;
    void runJob('export', to, (signal) =>
      core.bundles.export({ posts: [...valid], to, tools: [...csv], bom }, { signal }),
    );
  };
  if (posts.length === 0) {
    return (
      <Section title={t('export')}>
        <EmptyState text={t('no-approved')}>
          <ButtonLink href={hrefOf(['drafts'])}>{t('to-drafts')}</ButtonLink>
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={t('export')}>
      <Card flush>
        <PostChoice posts={posts} chosen={valid} onChange={setLeft} />
      </Card>
      <Destination value={to} onChange={setTo} />
      <Card className={styles['options']}>
        <h3>{t('csv')}</h3>
        <p>{t('csv-note')}</p>
        <div className={styles['chips']} role="group" aria-label={t('csv')}>
          {tools.map((tool) => (
            <Chip
              key={tool}
              isSelected={csv.includes(tool)}
              onChange={(on) => setCsv(on ? [...csv, tool] : csv.filter((one) => one !== tool))}
            >
              {t(`tool.${tool}`)}
            </Chip>
          ))}
        </div>
        {csv.length === 0 ? null : (
          <Switch isSelected={bom} onChange={setBom}>
            {t('bom')}
          </Switch>
        )}
      </Card>
      <div className={styles['go']}>
        <Button kind="primary" icon="usb" isDisabled={why !== null} onPress={start}>
          {t('write', { count: valid.length })}
        </Button>
        {why === null ? null : <span>{why}</span>}
      </div>
    </Section>
  );
}
