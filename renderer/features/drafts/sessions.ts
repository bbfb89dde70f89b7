import { startTransition, useEffect, useState } from 'react';
import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import { connectionStore, core, newId, onDraft, refusalOf } from '../../client.ts';
import { readHistories } from '../../editor/undo-history.ts';
import { WritingStates } from '../../editor/writing-area.tsx';
import { DraftSession, type SessionPorts, type SessionView, type Urgency } from './session.ts';

/** A draft on the screen: its session, and the editor's states of its versions. */
export interface OpenDraft {
  readonly session: DraftSession;
  readonly states: WritingStates;
}

type Opening = Result<OpenDraft, Refusal | 'no-answer'>;

/** Turns what a procedure throws into data: a refusal, or that no answer came. */
async function asked<T>(answer: Promise<T>): Promise<Result<T, Refusal | 'no-answer'>> {
  try {
    return { ok: true, value: await answer };
  } catch (error) {
    return { ok: false, error: refusalOf(error) ?? 'no-answer' };
  }
}

const ports: SessionPorts = {
  core: {
    open: (id) => asked(core.drafts.open({ id })),
    edit: (id, { command, edition, edits }) => asked(core.drafts.edit({ id, command, edition, edits: [...edits] })),
  },
  storage: localStorage,
  newId,
  later(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Drafts that are on the screen or still being saved. */
const open = new Map<string, { readonly opening: Promise<Opening>; users: number }>();
const ready = new Map<string, DraftSession>();

function acquire(id: string): Promise<Opening> {
  const known = open.get(id);
  if (known !== undefined) {
    known.users += 1;
    return known.opening;
  }
  const opening = start(id);
  open.set(id, { opening, users: 1 });
  return opening;
}

async function start(id: string): Promise<Opening> {
  const opened = await DraftSession.open(ports, id);
  if (!opened.ok) {
    open.delete(id);
    return opened;
  }
  const session = opened.value;
  ready.set(id, session);
  const undo = await asked(core.drafts.undo({ id }));
  const fits = undo.ok && undo.value !== null && undo.value.edition === session.settledEdition;
  const kept = fits && undo.ok && undo.value !== null ? readHistories(undo.value.history) : {};
  return { ok: true, value: { session, states: new WritingStates(kept) } };
}

/** Leaves a draft: what is unsaved goes on being saved, then the session ends. */
async function release(id: string): Promise<void> {
  const known = open.get(id);
  if (known === undefined) return;
  known.users -= 1;
  const opened = await known.opening;
  if (opened.ok) await opened.value.session.flushed();
  if (known.users > 0 || (opened.ok && opened.value.session.settledEdition === null)) return;
  open.delete(id);
  ready.delete(id);
}

const flushAll = (): void => {
  for (const session of ready.values()) session.flush();
};
window.addEventListener('pagehide', flushAll);
document.addEventListener('visibilitychange', flushAll);
connectionStore.subscribe(() => {
  if (connectionStore.get() === 'open') flushAll();
});
onDraft((id, edition) => ready.get(id)?.changed(edition));

export type DraftOpening =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly draft: OpenDraft }
  | { readonly status: 'refused'; readonly refusal: Refusal | 'no-answer'; again(): void };

/** Opens the draft for as long as the component shows it. */
export function useOpenDraft(id: string): DraftOpening {
  const [state, setState] = useState<{ readonly id: string; readonly opening: DraftOpening }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let here = true;
    const open = async (): Promise<void> => {
      const opened = await acquire(id);
      if (!here) return;
      const again = (): void => setTries((count) => count + 1);
      setState({
        id,
        opening: opened.ok
          ? { status: 'open', draft: opened.value }
          : { status: 'refused', refusal: opened.error, again },
      });
    };
    void open();
    return () => {
      here = false;
      void release(id);
    };
  }, [id, tries]);
  return state?.id === id ? state.opening : { status: 'opening' };
}

/**
 * The draft as the writer sees it. What typing changes is drawn when there is time, and gives way to the next key;
 * what a form changes is drawn at once.
 */
export function useSessionView(session: DraftSession): SessionView {
  const [view, setView] = useState(session.view);
  useEffect(() => {
    const follow = (urgency: Urgency): void => {
      if (urgency === 'now') setView(session.view());
      else startTransition(() => setView(session.view()));
    };
    // What happened between drawing and hearing.
    follow('typing');
    return session.subscribe(follow);
  }, [session]);
  return view;
}
