import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PostContent, textOf, type VersionKey } from '#domain/post.ts';
import { api } from '../../client.ts';
import { DiffText } from '../../editor/diff-text.tsx';
import { runsOf } from '../../editor/word-diff.ts';
import { ActBar, Aside } from '../../ui/act-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Scroll } from '../../ui/screen.tsx';
import styles from './history.module.css';

export interface RevisionViewProps {
  readonly draft: string;
  readonly revision: string;
  readonly version: VersionKey;
  readonly content: PostContent;
  readonly editable: boolean;
  onRestore(content: PostContent): void;
  onClose(): void;
}

/** What changed since a revision, and a way back to it: as a new edit, so that nothing after it is lost. */
export function RevisionView({ draft, revision, version, content, editable, onRestore, onClose }: RevisionViewProps) {
  const { t } = useTranslation('drafts');
  const { data } = useQuery(api.drafts.revision.queryOptions({ input: { id: draft, revision } }));
  const now = textOf(content, version);
  const runs = useMemo(
    () => (data === undefined ? [] : runsOf(textOf(data.content, version), now)),
    [data, version, now],
  );
  const changed = runs.some(({ kind }) => kind !== 'same');
  return (
    <>
      <Scroll>
        {data !== undefined && !changed ? <p className={styles['same']}>{t('history.same')}</p> : null}
        <DiffText runs={runs} label={t('history.diff')} />
      </Scroll>
      <ActBar>
        <Aside>{t('history.legend')}</Aside>
        <Button onPress={onClose}>{t('history.back')}</Button>
        {editable ? (
          <Button
            kind="tint"
            icon="restore"
            isDisabled={data === undefined}
            onPress={() => data && onRestore(data.content)}
          >
            {t('history.restore')}
          </Button>
        ) : null}
      </ActBar>
    </>
  );
}
