import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { useRefusalText } from '../i18n/use-refusal-text.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { Button } from './button.tsx';
import { Answers, Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import styles from './folder-picker.module.css';
import { Icon } from './icon.tsx';

/**
 * Chooses a folder: with the system's own dialog where the shell has one, else with ours. `onChoose` gets its path.
 * `write` refuses folders that can't be written.
 */
export function FolderPicker({
  open,
  title,
  write = false,
  onChoose,
  onClose,
}: {
  readonly open: boolean;
  readonly title?: string;
  readonly write?: boolean;
  readonly onChoose: (path: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const folder = useQuery({ ...api.places.folder.queryOptions({ input: { path } }), enabled: open, staleTime: 0 });
  const refusalText = useRefusalText();
  const here = folder.data;
  const writable = here !== undefined && path !== null && (here.writable || !write);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide
      title={title ?? t('folder.title')}
      actions={
        <Answers onCancel={onClose} isDisabled={!writable} onPress={() => here !== undefined && onChoose(here.path)}>
          {t('folder.here')}
        </Answers>
      }
    >
      <div className={styles['columns']}>
        <Drives onOpen={setPath} onPlaces={() => setPath(null)} />
        <div className={styles['folders']}>
          <Address key={path} path={path} onOpen={setPath} />
          <Crumb path={path} parent={here?.parent ?? null} onOpen={setPath} />
          {folder.error === null ? null : <p className={styles['wrong']}>{refusalText(folder.error)}</p>}
          <FolderList folders={here?.folders ?? []} empty={folder.isSuccess} onOpen={setPath} />
          {path !== null && here?.writable === true ? <NewFolder parent={path} onMade={setPath} /> : null}
          {path !== null && write && here?.writable === false ? (
            <p className={styles['wrong']}>{t('folder.read-only')}</p>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function Drives({ onOpen, onPlaces }: { readonly onOpen: (path: string) => void; readonly onPlaces: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const drives = useQuery({ ...api.places.drives.queryOptions(), refetchInterval: 3_000 });
  return (
    <div className={styles['places']}>
      <Button kind="quiet" icon="folder" onPress={onPlaces}>
        {t('folder.places')}
      </Button>
      <h3>{t('folder.drives')}</h3>
      {drives.data?.length === 0 ? <p>{t('folder.no-drives')}</p> : null}
      {drives.data?.map((drive) => (
        <Button key={drive.path} kind="quiet" icon="usb" onPress={() => onOpen(drive.path)} className={styles['drive']}>
          <bdi>{drive.name}</bdi>
          <small>{t('folder.free', { free: formats.bytes(drive.free) })}</small>
        </Button>
      ))}
    </div>
  );
}

/** The folder's path to read, or to write: people who know it need not walk there. */
function Address({ path, onOpen }: { readonly path: string | null; readonly onOpen: (path: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(path ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onOpen(typed.trim());
      }}
    >
      <TextField label={t('folder.path')} direction="ltr" value={typed} onChange={setTyped} />
    </form>
  );
}

function Crumb({
  path,
  parent,
  onOpen,
}: {
  readonly path: string | null;
  readonly parent: string | null;
  readonly onOpen: (path: string | null) => void;
}) {
  const { t } = useTranslation();
  if (path === null) return null;
  return (
    <div className={styles['crumb']}>
      <Button kind="icon" size="s" icon="up" label={t('folder.up')} onPress={() => onOpen(parent)} />
      <span>{t('folder.up')}</span>
    </div>
  );
}

function FolderList({
  folders,
  empty,
  onOpen,
}: {
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  readonly empty: boolean;
  readonly onOpen: (path: string) => void;
}) {
  const { t } = useTranslation();
  if (folders.length === 0) return empty ? <p className={styles['none']}>{t('folder.none')}</p> : null;
  return (
    <ul aria-label={t('folder.names')} className={styles['list']}>
      {folders.map((folder) => (
        <li key={folder.path}>
          <button type="button" className={styles['row']} onClick={() => onOpen(folder.path)}>
            <Icon name="folder" size="s" />
            <bdi>{folder.name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function NewFolder({ parent, onMade }: { readonly parent: string; readonly onMade: (path: string) => void }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [name, setName] = useState<string | null>(null);
  const make = useMutation(api.places.makeFolder.mutationOptions());
  if (name === null) {
    return (
      <Button kind="quiet" size="s" icon="folder-plus" onPress={() => setName('')} className={styles['new']}>
        {t('folder.new')}
      </Button>
    );
  }
  const submit = async (): Promise<void> => {
    const made = await make.mutateAsync({ parent, name: name.trim() });
    setName(null);
    onMade(made.path);
  };
  return (
    <form
      className={styles['make']}
      onSubmit={(event) => {
        event.preventDefault();
        submit().catch(() => undefined); // the mutation keeps the error, shown under the field
      }}
    >
      <TextField
        label={t('folder.name')}
        value={name}
        onChange={setName}
        wrong={make.error === null ? undefined : refusalText(make.error)}
      />
      <Button type="submit" busy={make.isPending} isDisabled={name.trim() === ''}>
        {t('folder.make')}
      </Button>
    </form>
  );
}
