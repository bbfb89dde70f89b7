import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { core, queries } from '../../client.ts';
import { useProfile } from '../../profile.ts';
import { CopyProgress, useCopying } from '../../ui/copying.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Row } from './row.tsx';
import styles from './settings.module.css';

const path = <bdi dir="ltr" />;

/** Where the work is, a whole copy of it, and the way back from one. */
export function Backup() {
  const { t } = useTranslation('settings');
  const { folder } = useProfile();
  return (
    <>
      <Row name={t('folder')}>
        <bdi dir="ltr" className={styles['path']}>
          {folder}
        </bdi>
      </Row>
      <MakeBackup />
      <Restore />
    </>
  );
}

function MakeBackup() {
  const { t } = useTranslation('settings');
  const { state, run, stop } = useCopying();
  const start = (folder: string): void => void run((signal) => core.profile.backup({ folder }, { signal }));
  return (
    <div className={styles['block']}>
      <p>{t('backup.text')}</p>
      {state.kind === 'running' ? null : (
        <FolderButton icon="archive" write title={t('backup.where')} onChoose={start}>
          {t('backup.make')}
        </FolderButton>
      )}
      <CopyProgress state={state} label={t('backup.making')} onStop={stop} />
      {state.kind === 'finished' ? (
        <output className={styles['result']}>
          <SeverityIcon level="positive" />
          <span>
            <Trans
              t={t}
              i18nKey="backup.made"
              count={state.result.files}
              values={{ bytes: state.result.bytes, folder: state.result.folder }}
              components={{ path }}
            />
            <span className={styles['safe']}>{t('backup.safe')}</span>
          </span>
        </output>
      ) : null}
    </div>
  );
}

function Restore() {
  const { t } = useTranslation('settings');
  const [chosen, setChosen] = useState<string | null>(null);
  const { state, run, stop } = useCopying();
  const restore = async (folder: string): Promise<void> => {
    setChosen(null);
    await run((signal) => core.profile.restore({ folder }, { signal }));
    await queries.invalidateQueries();
  };
  return (
    <div className={styles['block']}>
      <p>{t('restore.text')}</p>
      {state.kind === 'running' ? null : (
        <FolderButton icon="restore" title={t('restore.where')} onChoose={setChosen}>
          {t('restore.make')}
        </FolderButton>
      )}
      <CopyProgress state={state} label={t('restore.making')} onStop={stop} />
      {state.kind === 'finished' ? (
        <output className={styles['result']}>
          <SeverityIcon level="positive" />
          <span>
            <Trans t={t} i18nKey="restore.done" values={{ folder: state.result.folder }} components={{ path }} />
          </span>
        </output>
      ) : null}
      <Confirm folder={chosen} onClose={() => setChosen(null)} onConfirm={(folder) => void restore(folder)} />
    </div>
  );
}

function Confirm({
  folder,
  onClose,
  onConfirm,
}: {
  readonly folder: string | null;
  readonly onClose: () => void;
  readonly onConfirm: (folder: string) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      open={folder !== null}
      onClose={onClose}
      alert
      title={t('restore.confirm-title')}
      actions={
        <Answers onCancel={onClose} onPress={() => folder !== null && onConfirm(folder)}>
          {t('restore.confirm')}
        </Answers>
      }
    >
      <p>
        <Trans t={t} i18nKey="restore.confirm-text" values={{ folder: folder ?? '' }} components={{ path }} />
      </p>
    </Dialog>
  );
}
