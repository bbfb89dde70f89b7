import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { Card, Section } from '../../ui/card.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Bundles } from './bundles.tsx';
import styles from './stick.module.css';

/** Finds the bundles in a folder or on a stick; checks one, or takes in what it carries. */
export function TakeInSection() {
  const { t } = useTranslation('exchange');
  const refusalText = useRefusalText();
  const [folder, setFolder] = useState<string | null>(null);
  const found = useQuery({
    ...api.bundles.find.queryOptions({ input: { folder: folder ?? '/' } }),
    enabled: folder !== null,
    staleTime: 0,
  });
  return (
    <Section title={t('import')}>
      <Card className={styles['options']}>
        <p>{t('import-note')}</p>
        <div className={styles['buttons']}>
          <FolderButton title={t('find-bundles')} onChoose={setFolder}>
            {t('find-bundles')}
          </FolderButton>
          {folder === null ? null : (
            <bdi dir="ltr" className={styles['path']}>
              {folder}
            </bdi>
          )}
        </div>
        {found.error === null ? null : <p className={styles['bad']}>{refusalText(found.error)}</p>}
        {found.data?.length === 0 ? <p>{t('no-bundles')}</p> : null}
        {found.data === undefined ? null : <Bundles bundles={found.data} />}
      </Card>
    </Section>
  );
}
