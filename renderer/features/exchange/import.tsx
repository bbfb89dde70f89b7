import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, core } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { chooseWithSystem, FolderPicker } from '../../ui/folder-picker.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import styles from './exchange.module.css';
import { type JobKind, runJob, useJob } from './job.ts';

/** Finds the bundles in a folder or on a stick; checks one, or takes its posts in. */
export function ImportSection() {
  const { t } = useTranslation('exchange');
  const refusalText = useRefusalText();
  const [folder, setFolder] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const found = useQuery({
    ...api.bundles.find.queryOptions({ input: { folder: folder ?? '/' } }),
    enabled: folder !== null,
    staleTime: 0,
  });
  const choose = async (): Promise<void> => {
    if (!(await chooseWithSystem(setFolder))) setChoosing(true);
  };
  return (
    <Section title={t('import')}>
      <Card className={styles['options']}>
        <p>{t('import-note')}</p>
        <div className={styles['buttons']}>
          <Button icon="folder" onPress={() => void choose()}>
            {t('find-bundles')}
          </Button>
          {folder === null ? null : (
            <bdi dir="ltr" className={styles['path']}>
              {folder}
            </bdi>
          )}
        </div>
        {found.error === null ? null : <p className={styles['bad']}>{refusalText(found.error)}</p>}
        {found.data?.length === 0 ? <p>{t('no-bundles')}</p> : null}
        <ul className={styles['bundles']}>
          {found.data?.map((bundle) => (
            <Found key={bundle.folder} {...bundle} />
          ))}
        </ul>
      </Card>
      <FolderPicker
        open={choosing}
        title={t('find-bundles')}
        onChoose={(path) => {
          setChoosing(false);
          setFolder(path);
        }}
        onClose={() => setChoosing(false)}
      />
    </Section>
  );
}

function Found({
  folder,
  complete,
  posts,
}: {
  readonly folder: string;
  readonly complete: boolean;
  readonly posts: number;
}) {
  const { t } = useTranslation('exchange');
  const running = useJob().state === 'running';
  const run = (kind: Exclude<JobKind, 'export'>): void => {
    void runJob(kind, folder, (signal) => core.bundles[kind]({ folder }, { signal }));
  };
  return (
    <li>
      <bdi dir="ltr" className={styles['path']}>
        {folder.split(/[\\/]/).at(-1)}
      </bdi>
      <span>{t('posts', { count: posts })}</span>
      {complete ? null : <Tag kind="review">{t('incomplete')}</Tag>}
      <span className={styles['ends']}>
        <Button size="s" kind="quiet" icon="verified" isDisabled={running || !complete} onPress={() => run('verify')}>
          {t('check')}
        </Button>
        <Button size="s" icon="download" isDisabled={running || !complete} onPress={() => run('import')}>
          {t('take-in')}
        </Button>
      </span>
    </li>
  );
}
