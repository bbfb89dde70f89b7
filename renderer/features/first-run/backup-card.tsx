import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { core, queries } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { CopyProgress, useCopying } from '../../ui/copying.tsx';
import { chooseWithSystem, FolderPicker } from '../../ui/folder-picker.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './screen.module.css';

/** Brings a whole profile back from a backup. */
export function BackupCard() {
  const { t } = useTranslation('first-run');
  const [picking, setPicking] = useState(false);
  const { state, run, stop } = useCopying();
  const restore = async (folder: string): Promise<void> => {
    setPicking(false);
    await run((signal) => core.profile.restore({ folder }, { signal }));
    await queries.invalidateQueries();
  };
  const pick = async (): Promise<void> => {
    if (!(await chooseWithSystem((folder) => void restore(folder)))) setPicking(true);
  };
  return (
    <section className={styles['choice']} aria-labelledby="backup-title">
      <Icon name="archive" size="l" />
      <div className={styles['about']}>
        <h3 id="backup-title">{t('backup.title')}</h3>
        <p>{t('backup.text')}</p>
        <CopyProgress state={state} label={t('backup.title')} onStop={stop} />
      </div>
      {state.kind === 'running' ? null : <Button onPress={() => void pick()}>{t('backup.open')}</Button>}
      <FolderPicker
        open={picking}
        title={t('backup.pick')}
        onChoose={(folder) => void restore(folder)}
        onClose={() => setPicking(false)}
      />
    </section>
  );
}
