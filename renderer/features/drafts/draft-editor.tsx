import { redo, undo } from '@codemirror/commands';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onMenu } from '../../client.ts';
import type { Depth } from '../../editor/writing-area.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import { Conflict } from './conflict.tsx';
import { DraftSide } from './draft-side.tsx';
import { EditorBar } from './editor-bar.tsx';
import { FactsBar } from './facts-bar.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { levelsOf } from './cards.ts';
import type { LookedAt } from './media.ts';
import { RevisionView } from './revision-view.tsx';
import type { OpenDraft } from './sessions.ts';
import { SubmitBar } from './submit-bar.tsx';
import { type DraftModel, useDraft } from './use-draft.ts';
import { type EditorActions, useEditorActions } from './use-editor.ts';
import { useSavingShown, useUndoKept } from './use-keeping.ts';
import { type Steps, useSteps } from './use-steps.ts';
import { VersionTabs } from './version-tabs.tsx';
import { VersionText } from './version-text.tsx';
import { Pictures } from './pictures.tsx';
import { Preview } from './preview.tsx';
import styles from './drafts.module.css';

/** What the panels show that is not part of the draft. */
export interface Looking {
  readonly active: string | null;
  readonly showHidden: boolean;
  /** The history is open, with the revision that is compared; null while writing. */
  readonly history: { readonly revision: string | null } | null;
  readonly depth: Depth;
  /** A picture that is looked at in full, with the comment on it that stands out; null when none is. */
  readonly picture: LookedAt | null;
}

export interface Part {
  readonly model: DraftModel;
  readonly actions: EditorActions;
  readonly looking: Looking;
  look(change: Partial<Looking>): void;
}

const writing: Looking = {
  active: null,
  showHidden: false,
  history: null,
  depth: { undo: false, redo: false },
  picture: null,
};

/** One draft: its texts, what the checks say of them, and everything that goes out with them. */
export function DraftEditor({ open, list }: { readonly open: OpenDraft; readonly list: ReactNode }) {
  const model = useDraft(open);
  const { session } = open;
  const { view, current } = model;
  const actions = useEditorActions(view, session, model.textVersion, model.member);
  const steps = useSteps(session);
  const [looking, setLooking] = useState(writing);
  useSavingShown(open, current);
  useUndoKept(open, view, model.version, current.save);
  useMenuUndo(model);
  const part: Part = {
    model,
    actions,
    looking,
    look: (change) => setLooking((now) => ({ ...now, ...change })),
  };
  return (
    <Screen
      list={list}
      side={
        looking.history === null ? (
          <DraftSide {...part} />
        ) : (
          <HistoryPanel
            draft={session.id}
            current={looking.history.revision}
            onPick={(revision) => part.look({ history: { revision } })}
            onClose={() => part.look({ history: null })}
          />
        )
      }
    >
      <Top {...part} steps={steps} />
      <Versions {...part} />
      {current.draft.conflict.length > 0 ? null : (
        <SubmitBar
          draft={current.draft}
          obstacles={model.obstacles}
          objections={current.overrides.filter(({ kind }) => kind === 'objection').length}
          busy={steps.busy}
          refused={steps.refused}
          onSubmit={steps.submit}
          onRecall={steps.recall}
          onRevise={steps.revise}
        />
      )}
    </Screen>
  );
}

/** Undo and redo of the application menu. */
function useMenuUndo({ view }: DraftModel): void {
  useEffect(
    () =>
      onMenu((command) => {
        if (view.current === null) return;
        if (command === 'undo') undo(view.current);
        if (command === 'redo') redo(view.current);
      }),
    [view],
  );
}

function Top({ model, looking, look, steps }: Part & { readonly steps: Steps }) {
  const { view, current, editable, open } = model;
  return (
    <EditorBar
      title={current.content.title}
      editable={editable}
      depth={looking.depth}
      showHidden={looking.showHidden}
      historyOpen={looking.history !== null}
      removable={current.draft.state !== 'submitted'}
      onTitle={(title) => open.session.edit([{ kind: 'set', fields: { title } }])}
      onUndo={() => view.current !== null && undo(view.current)}
      onRedo={() => view.current !== null && redo(view.current)}
      onHistory={() => {
        open.session.flush();
        look({ history: looking.history === null ? { revision: null } : null });
      }}
      onShowHidden={() => look({ showHidden: !looking.showHidden })}
      onRemove={steps.remove}
    />
  );
}

/** The tabs with, under them, the text and what goes with it, or the comparison with a revision. */
function Versions(part: Part) {
  const { model, looking } = part;
  const { current, editable, version, pack, open, reports } = model;
  const { content, overrides } = current;
  const compared = looking.history?.revision ?? null;
  return (
    <VersionTabs
      content={content}
      pack={pack}
      version={version}
      editable={editable}
      levels={levelsOf(reports, overrides)}
      onVersion={model.setVersion}
      onPlatforms={(platforms) => open.session.edit([{ kind: 'set', fields: { platforms } }])}
    >
      {compared !== null ? (
        <Compared {...part} revision={compared} />
      ) : current.draft.conflict.length > 0 ? (
        <Conflict session={open.session} content={content} version={model.textVersion} />
      ) : (
        <>
          {version === 'base' ? null : <OwnText {...part} />}
          <VersionText {...part} />
          <Pictures {...part} />
          <FactsBar
            content={content}
            pack={pack}
            editable={editable}
            onSet={(fields) => open.session.edit([{ kind: 'set', fields }])}
          />
        </>
      )}
    </VersionTabs>
  );
}

/** Says whose text a platform's version is, and offers the way back to the base. */
function OwnText({ model: { own, editable, open, version, platform, current, library } }: Part) {
  const { t } = useTranslation('drafts');
  return (
    <div className={styles['own']}>
      <span className={styles['own-words']}>{t(own ? 'version.own' : 'version.same')}</span>
      {own && editable ? (
        <Button
          kind="quiet"
          size="s"
          icon="restore"
          onPress={() => open.session.edit([{ kind: 'drop-version', version }])}
        >
          {t('version.restore')}
        </Button>
      ) : null}
      {platform === undefined ? null : <Preview platform={platform} content={current.content} library={library} />}
    </div>
  );
}

function Compared({ model, look, revision }: Part & { readonly revision: string }) {
  const { t } = useTranslation('drafts');
  const { session } = model.open;
  const { content } = model.current;
  return (
    <RevisionView
      draft={session.id}
      revision={revision}
      version={model.version}
      content={content}
      editable={model.editable}
      onClose={() => look({ history: { revision: null } })}
      onRestore={(restored) => {
        session.edit([{ kind: 'replace', content: restored }]);
        look({ history: null });
        toast({ text: t('history.restored'), undo: () => session.edit([{ kind: 'replace', content }]) });
      }}
    />
  );
}
