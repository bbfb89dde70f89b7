import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PackChange, Problem } from '#contract/publish.ts';
import { api } from '../../client.ts';
import { DiffText } from '../../editor/diff-text.tsx';
import { runsOf } from '../../editor/word-diff.ts';
import { hrefOf } from '../../navigation.ts';
import { Tab, TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { parts } from './parts.ts';
import styles from './publish.module.css';

/** What is left to mend, and what changes for the offices. */
export function Side() {
  const { t } = useTranslation('publish');
  const { data: problems } = useQuery(api.publish.problems.queryOptions());
  const { data: changes } = useQuery(api.publish.changes.queryOptions());
  return (
    <Tabs>
      <TabList label={t('side')} tall>
        <Tab id="problems" level={problems === undefined || problems.length === 0 ? undefined : 'review'}>
          {problems === undefined ? t('checking') : t('problems', { count: problems.length })}
        </Tab>
        <Tab id="changes">{changes === undefined ? t('comparing') : t('changes', { count: changes.length })}</Tab>
      </TabList>
      <TabPanel id="problems">
        <Scroll className={styles['cards']}>
          {problems?.length === 0 ? (
            <p className={styles['fine']}>
              <SeverityIcon level="positive" />
              <span>{t('no-problems')}</span>
            </p>
          ) : (
            problems?.map((problem, at) => <ProblemCard key={at} problem={problem} />)
          )}
        </Scroll>
      </TabPanel>
      <TabPanel id="changes">
        <Scroll className={styles['cards']}>
          {changes?.length === 0 ? <p>{t('no-changes')}</p> : null}
          {changes?.map((change) => (
            <ChangeCard key={`${change.file} ${change.entry ?? ''}`} change={change} />
          ))}
        </Scroll>
      </TabPanel>
    </Tabs>
  );
}

/** File, line and excerpt; the link opens the entry, or the file's part. */
function ProblemCard({ problem: { file, line, code, message, excerpt, entry } }: { readonly problem: Problem }) {
  const { t } = useTranslation('publish');
  return (
    <article className={styles['problem']}>
      <b>{t(`problem.${code}`)}</b>
      <a href={hrefTo(file, entry)} className="ltr">
        {file}:{line}
      </a>
      <code dir="ltr">{excerpt.trim().slice(0, 200)}</code>
      <small dir="ltr">{message}</small>
    </article>
  );
}

function ChangeCard({ change: { file, entry, kind, before, after } }: { readonly change: PackChange }) {
  const { t } = useTranslation('publish');
  return (
    <details className={styles['problem']}>
      <summary>
        <Tag>{t(`kind.${kind}`)}</Tag>{' '}
        <a href={hrefTo(file, entry)} className="ltr">
          {entry ?? file}
        </a>
      </summary>
      <DiffText runs={runsOf(before ?? '', after ?? '')} label={t('difference', { name: entry ?? file })} />
    </details>
  );
}

/** Where in this screen a file of the pack is edited. */
function hrefTo(file: string, entry: string | null = null): string {
  if (file.startsWith('tone/')) return hrefOf(['publish', 'rules', file]);
  const part = parts.find((one) => (one.file.endsWith('/') ? file.startsWith(one.file) : file === one.file));
  if (part === undefined) return hrefOf(['publish']);
  const id = part.file.endsWith('/') ? (file.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '') : entry;
  return hrefOf(id === null ? ['publish', part.id] : ['publish', part.id, id]);
}
