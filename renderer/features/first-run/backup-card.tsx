import { useTranslation } from 'react-i18next';
import { core, queries } from '../../client.ts';
import { CopyProgress, useCopying } from '../../ui/copying.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './screen.module.css';

/** Brings a whole profile back from a backup. */
export function BackupCard() {
  const { t } = useTranslation('first-run');
  const { state, run, stop } = useCopying();
  const restore = async (folder: string): Promise<void> => {
    await run((signal) => core.profile.restore({ folder }, { signal }));
    await queries.invalidateQueries();
  };
  return (
    <section className={styles['choice']} aria-labelledby="backup-title">
      <Icon name="archive" size="l" />
      <div className={styles['about']}>
        <h3 id="backup-title">{t('backup.title')}</h3>
        <p>{t('backup.text')}</p>
        <CopyProgress state={state} label={t('backup.title')} onStop={stop} />
      </div>
      {state.kind === 'running' ? null : (
        <FolderButton title={t('backup.pick')} onChoose={(folder) => void restore(folder)}>
          {t('backup.open')}
        </FolderButton>
      )}
    </section>
  );
}
