import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkbenchView } from '#contract/publish.ts';
import { core } from '../../client.ts';
import { useRoute } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { PlaceList } from '../../ui/place-list.tsx';
import { Bar, Screen, Scroll } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import { Offices } from './offices.tsx';
import { PartView } from './part-view.tsx';
import { parts } from './parts.ts';
import styles from './publish.module.css';
import { Release } from './release.tsx';
import { Rules } from './rules.tsx';
import { Side } from './side.tsx';
import { refresh, useChange, useWorkbench } from './use-publish.ts';

/** `#/publish/<part>`, `#/publish/<part>/<entry>`: the desk writes the next release. */
export default function PublishScreen() {
  const { t } = useTranslation('publish');
  const view = useWorkbench();
  if (view === undefined) {
    return (
      <Screen>
        <Bar lead level={1} title={t('title')} />
      </Screen>
    );
  }
  return view === null ? <Begin /> : <Workbench view={view} />;
}

function Begin() {
  const { t } = useTranslation('publish');
  const { refused, change } = useChange();
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    setBusy(true);
    await change(() => core.publish.begin());
    setBusy(false);
    await refresh();
  };
  return (
    <Screen>
      <Bar lead level={1} title={t('title')} />
      <div className={styles['begin']}>
        <p>{t('begin.how')}</p>
        <Button kind="primary" busy={busy} onPress={() => void begin()}>
          {t('begin.begin')}
        </Button>
        {refused === null ? null : <p role="alert">{refused}</p>}
      </div>
    </Screen>
  );
}

const others = ['rules', 'offices', 'release'] as const;

function Workbench({ view }: { readonly view: WorkbenchView }) {
  const [place = 'guidelines', ...rest] = useRoute().path;
  const entry = rest.length === 0 ? null : rest.join('/');
  const part = parts.find(({ id }) => id === place);
  return (
    <Screen list={<Places view={view} current={place} />} side={<Side />}>
      {part !== undefined ? (
        <PartView key={part.id} part={part} view={view} open={entry} />
      ) : place === 'rules' ? (
        <Rules view={view} open={entry} />
      ) : place === 'offices' ? (
        <Offices />
      ) : (
        <Release last={view.last} />
      )}
    </Screen>
  );
}

function Places({ view, current }: { readonly view: WorkbenchView; readonly current: string }) {
  const { t } = useTranslation('publish');
  const { change } = useChange();
  const [discarding, setDiscarding] = useState(false);
  const undo = async (): Promise<void> => {
    if (await change(() => core.publish.undo())) toast({ text: t('undone') });
  };
  return (
    <>
      <Bar title={t('title')} />
      <Scroll>
        <p className={styles['from']}>{t('from', { version: view.from.version, count: view.steps })}</p>
        <div className={styles['acts']}>
          <Button size="s" icon="undo" isDisabled={view.steps === 0} onPress={() => void undo()}>
            {t('undo')}
          </Button>
          <Button size="s" kind="quiet" onPress={() => setDiscarding(true)}>
            {t('discard')}
          </Button>
        </div>
        <PlaceList
          current={current}
          places={[...parts.map(({ id }) => id), ...others].map((id) => ({
            id,
            name: t(`part.${id}`),
            path: ['publish', id],
          }))}
        />
      </Scroll>
      {discarding ? <Discard onClose={() => setDiscarding(false)} /> : null}
    </>
  );
}

function Discard({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('publish');
  const { refused, change } = useChange();
  const run = async (): Promise<void> => {
    if (!(await change(() => core.publish.discard()))) return;
    onClose();
    await refresh();
  };
  return (
    <Dialog
      alert
      onClose={onClose}
      title={t('discard-title')}
      actions={
        <Answers onCancel={onClose} onPress={() => void run()}>
          {t('discard')}
        </Answers>
      }
    >
      <p>{refused ?? t('discard-effect')}</p>
    </Dialog>
  );
}
