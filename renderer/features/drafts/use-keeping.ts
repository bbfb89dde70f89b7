import type { EditorView } from '@codemirror/view';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionKey } from '#domain/post.ts';
import { core } from '../../client.ts';
import { writeHistories } from '../../editor/undo-history.ts';
import { showSaving } from '../../status.ts';
import type { SessionView } from './session.ts';
import type { OpenDraft } from './sessions.ts';

/** Pause after a save from which the undo history is kept. */
const KEEP_AFTER_MS = 1_200;

/**
 * Tells the status line what became of the words: at once that they are on their way, at the next pause that they are
 * there. It never says "saved" of a letter that a power cut would take.
 */
export function useSavingShown({ session }: OpenDraft, { save }: SessionView): void {
  const { t } = useTranslation('errors');
  const { t: td } = useTranslation('drafts');
  useEffect(() => session.onSaving(() => showSaving({ kind: 'saving' })), [session]);
  useEffect(() => {
    // The view may be older than the last letter.
    const now = session.latest.save;
    switch (now.kind) {
      case 'saved':
        showSaving({ kind: 'saved', at: now.at });
        break;
      case 'saving':
        showSaving({ kind: 'saving' });
        break;
      case 'waiting':
        showSaving({ kind: 'unsaved', why: td('save.waiting') });
        break;
      case 'refused':
        showSaving({ kind: 'unsaved', why: t(now.refusal.code, { ...now.refusal.params }) });
    }
  }, [session, save, t, td]);
  useEffect(() => () => showSaving({ kind: 'idle' }), []);
}

/** Keeps the undo history at pauses, so that it is there after a restart. */
export function useUndoKept(
  { session, states }: OpenDraft,
  view: RefObject<EditorView | null>,
  version: VersionKey,
  save: SessionView['save'],
): void {
  useEffect(() => {
    if (save.kind !== 'saved') return;
    const timer = setTimeout(() => {
      const edition = session.settledEdition;
      if (edition === null || view.current === null) return;
      states.put(version, view.current.state);
      const history = writeHistories(states.histories());
      // A convenience: a history that could not be kept costs nothing but itself.
      if (history !== null) core.drafts.keepUndo({ id: session.id, edition, history }).catch(() => undefined);
    }, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [save, session, states, view, version]);
}
