import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import type { FactsProps } from './facts-bar.tsx';
import styles from './drafts.module.css';

/** Where the facts come from: links or references. */
export function SourcesDialog({ content: { sources }, onSet, onClose }: FactsProps & { onClose(): void }) {
  const { t } = useTranslation('drafts');
  const [next, setNext] = useState('');
  const added = (): readonly string[] => (next.trim() === '' ? sources : [...sources, next.trim()]);
  const add = (): void => {
    if (next.trim() !== '') onSet({ sources: added() });
    setNext('');
  };
  const finish = (): void => {
    add();
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('sources.title')}
      actions={
        <Button kind="primary" onPress={finish}>
          {t('done')}
        </Button>
      }
    >
      {sources.length === 0 ? <p className={styles['note']}>{t('sources.none')}</p> : null}
      <ul className={styles['options']}>
        {sources.map((source, index) => (
          <li key={`${index}-${source}`} className={styles['source']}>
            <bdi>{source}</bdi>
            <Button
              kind="icon"
              size="s"
              icon="close"
              label={t('sources.remove', { source })}
              onPress={() => onSet({ sources: sources.filter((_one, at) => at !== index) })}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles['source']}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t('sources.new')}
          hint={t('sources.hint')}
          value={next}
          onChange={setNext}
          maxLength={2_000}
          autoFocus
        />
        <Button type="submit" isDisabled={next.trim() === ''}>
          {t('sources.add')}
        </Button>
      </form>
    </Dialog>
  );
}
