import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkbenchView } from '#contract/publish.ts';
import { core } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { beirutDay } from '../../i18n/formats.ts';
import { useFormats, useLanguage } from '../../i18n/use-formats.ts';
import { go, goFromHere, hrefOf } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField, TextField } from '../../ui/field.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import { AddPictures } from './add-pictures.tsx';
import { AssetPicture } from './asset-picture.tsx';
import { type Entry, entriesOf, filesOf, freeId, isAsked, titleOf } from './entries.ts';
import { EntryField } from './entry-field.tsx';
import { type Part, valueAt } from './parts.ts';
import styles from './publish.module.css';
import { reread, useChange, useFiles } from './use-publish.ts';
import { WithdrawButton } from './withdraw.tsx';

/** One part of the pack: its entries, and the one that is open. */
export function PartView({
  part,
  view,
  open,
}: {
  readonly part: Part;
  readonly view: WorkbenchView;
  readonly open: string | null;
}) {
  const files = useFiles(filesOf(part, view.files));
  const entries = files === undefined ? undefined : entriesOf(part, files);
  const entry = entries?.find(({ id }) => id === open);
  return entry === undefined ? (
    <EntryList part={part} entries={entries} />
  ) : (
    <EntryForm key={entry.id} part={part} entry={entry} />
  );
}

function EntryList({ part, entries }: { readonly part: Part; readonly entries: readonly Entry[] | undefined }) {
  const { t } = useTranslation('publish');
  const language = useLanguage();
  const [asked, setAsked] = useState('');
  const [adding, setAdding] = useState(false);
  const shown = entries?.filter((entry) => isAsked(part, entry, asked)) ?? [];
  return (
    <>
      <Bar lead level={1} title={t(`part.${part.id}`)}>
        <BarEnd>
          {part.id === 'assets' && entries !== undefined ? <AddPictures entries={entries} /> : null}
          {part.fresh === null ? null : (
            <Button kind="tint" size="s" icon="plus" onPress={() => setAdding(true)}>
              {t('new')}
            </Button>
          )}
        </BarEnd>
      </Bar>
      <div className={styles['search']}>
        <SearchField label={t('search')} value={asked} onChange={setAsked} />
      </div>
      <Scroll>
        {entries !== undefined && shown.length === 0 ? (
          <EmptyState
            text={
              asked.trim() === ''
                ? t(`empty.${part.id === 'withdrawals' ? 'withdrawals' : 'part'}`)
                : t('none', { asked })
            }
          />
        ) : (
          shown.map((entry) => (
            <ListRow
              key={`${entry.file} ${entry.path.join('.')}`}
              href={hrefOf(['publish', part.id, entry.id])}
              title={titleOf(part, entry, language)}
            >
              <span className="ltr">{entry.id}</span>
            </ListRow>
          ))
        )}
      </Scroll>
      {adding && entries !== undefined ? (
        <NewEntry part={part} taken={entries.map(({ id }) => id)} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
}

function NewEntry({
  part,
  taken,
  onClose,
}: {
  readonly part: Part;
  readonly taken: readonly string[];
  onClose(): void;
}) {
  const { t } = useTranslation('publish');
  const [name, setName] = useState('');
  const day = beirutDay(useNow());
  const { refused, change } = useChange();
  const id = freeId(name, taken);
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    if (id === null || part.fresh === null || busy) return;
    setBusy(true);
    const goOn = goFromHere();
    const value = JSON.parse(JSON.stringify(part.fresh(id, day)));
    const made = await change(() =>
      part.file.endsWith('/')
        ? core.publish.write({ file: `${part.file}${id}.yaml`, text: `${JSON.stringify(value, null, 2)}\n` })
        : core.publish.insert({ file: part.file, path: [], at: 0, value }),
    );
    if (!made) return setBusy(false);
    // The form opens on the new entry: were it asked for before the files were read again, the list would stand there a while.
    await reread();
    goOn(['publish', part.id, id]);
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('new-title')}
      actions={
        <Answers onCancel={onClose} isDisabled={id === null} busy={busy} onPress={() => void add()}>
          {t('add')}
        </Answers>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t('id')}
          hint={t('id-hint')}
          direction="ltr"
          value={name}
          onChange={setName}
          autoFocus
          wrong={refused ?? (name !== '' && id === null ? t('id-wrong') : undefined)}
        />
      </form>
    </Dialog>
  );
}

/** Parts whose entries can be taken back once they are out: deleting one would leave it where it was used, without a word. */
const withdrawables: ReadonlyMap<string, 'post' | 'asset'> = new Map([
  ['posts', 'post'],
  ['assets', 'asset'],
]);

function EntryForm({ part, entry }: { readonly part: Part; readonly entry: Entry }) {
  const { t } = useTranslation('publish');
  const language = useLanguage();
  const formats = useFormats();
  const { refused, savedAt, change } = useChange();
  const { file, path } = entry;
  const withdrawable = withdrawables.get(part.id);
  const remove = async (): Promise<void> => {
    const goOn = goFromHere();
    const done = await change(() =>
      path.length === 0 ? core.publish.write({ file, text: null }) : core.publish.remove({ file, path: [...path] }),
    );
    if (!done) return;
    goOn(['publish', part.id]);
    toast({ text: t('removed'), undo: () => void core.publish.undo() });
  };
  return (
    <>
      <Bar lead level={1} title={<bdi>{titleOf(part, entry, language)}</bdi>}>
        <BarEnd>
          <Button kind="quiet" size="s" icon="back" onPress={() => go(['publish', part.id])}>
            {t(`part.${part.id}`)}
          </Button>
          {withdrawable === undefined ? null : (
            <WithdrawButton kind={withdrawable} id={entry.id} name={titleOf(part, entry, language)} />
          )}
          <Button kind="icon" icon="trash" label={t('remove')} onPress={() => void remove()} />
        </BarEnd>
      </Bar>
      <Scroll className={styles['form']}>
        <p className={styles['where']}>
          <span className="ltr">{file}</span>
          <span role="status">
            {refused ?? (savedAt === null ? '' : t('saved', { time: formats.seconds(savedAt) }))}
          </span>
        </p>
        {part.id === 'assets' ? <AssetPicture value={entry.value} /> : null}
        {part.fields.map((field) => (
          <EntryField
            key={field.path.join('.')}
            field={field}
            value={valueAt(entry.value, field.path)}
            onKeep={(at, value) =>
              change(() => core.publish.set({ file, path: [...path, ...at], value: JSON.parse(JSON.stringify(value)) }))
            }
          />
        ))}
      </Scroll>
    </>
  );
}
