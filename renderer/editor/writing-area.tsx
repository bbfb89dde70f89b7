import { redoDepth, undoDepth } from '@codemirror/commands';
import { EditorState, type Extension, Prec, Transaction } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { VersionKey } from '#domain/post.ts';
import type { Numbered, WordComment } from '#domain/comment.ts';
import { setComments } from './comment-marks.ts';
import { findingAt, type FindingToMark, setFindings } from './finding-marks.ts';
import { type HiddenNames, hiddenMarks } from './hidden-marks.ts';
import type { Direction } from './line-direction.ts';
import { changesBetween } from './merge-content.ts';
import { editability, fromOutside, hiddenShown, mayWrite, pageNonce, writing } from './setup.ts';
import { type Splice, splicesOf } from './splices.ts';
import { historyOf, stateWithHistory, type UndoHistories } from './undo-history.ts';
import './writing-area.css';

/** Editor states of a draft's versions: each keeps its own undo history while others are shown. */
export class WritingStates {
  readonly #states = new Map<VersionKey, EditorState>();
  #kept: UndoHistories;

  constructor(kept: UndoHistories) {
    this.#kept = kept;
  }

  put(version: VersionKey, state: EditorState): void {
    this.#states.set(version, state);
  }

  /** The version's state; one made anew takes up a kept history that is about this text. */
  take(version: VersionKey, text: string, extensions: Extension): EditorState {
    return this.#states.get(version) ?? stateWithHistory(text, this.#kept[version], { extensions });
  }

  /** Histories of all versions that were opened, and the kept ones of those that were not. */
  histories(): UndoHistories {
    const opened = [...this.#states].map(([version, state]) => [version, historyOf(state)] as const);
    return { ...this.#kept, ...Object.fromEntries(opened) };
  }
}

export interface WritingKeys {
  fixes(): void;
  next(step: 1 | -1): void;
  firstFix(): void;
}

/** Whether there is something to undo and to redo. */
export interface Depth {
  readonly undo: boolean;
  readonly redo: boolean;
}

export interface WritingAreaProps {
  readonly states: WritingStates;
  readonly version: VersionKey;
  /** The newest text of the version, ahead of what views were told. */
  textNow(version: VersionKey): string;
  /** Goes up when the text changed by other hands. */
  readonly outside: number;
  readonly editable: boolean;
  /** Findings on exactly `text`; shown only while the editor still has that text. */
  readonly findings: { readonly text: string; readonly marks: readonly FindingToMark[] } | null;
  readonly comments: readonly Numbered<WordComment>[];
  readonly showHidden: boolean;
  readonly hiddenNames: HiddenNames;
  readonly direction: Direction;
  readonly label: string;
  readonly placeholder: string;
  readonly keys: WritingKeys;
  onSplices(splices: readonly Splice[]): void;
  /** The finding the caret is in. */
  onActive(id: string | null): void;
  onDepth(depth: Depth): void;
  tooLong(over: number): void;
  /** Told the editor when it is on the screen, and null when it goes. */
  onView(view: EditorView | null): void;
}

/** The text of one version, to write in. */
export function WritingArea(props: WritingAreaProps) {
  const place = useRef<HTMLDivElement>(null);
  const live = useRef(props);
  useLayoutEffect(() => {
    live.current = props;
  });
  const holder = useRef<EditorView | null>(null);
  const { states, version, direction, label, placeholder } = props;

  useLayoutEffect(() => {
    const extensions = extensionsOf(live, version);
    const state = states.take(version, live.current.textNow(version), extensions);
    const view = new EditorView({ state, ...(place.current === null ? {} : { parent: place.current }) });
    holder.current = view;
    live.current.onView(view);
    synchronise(view, live.current.textNow(version), false);
    live.current.onDepth(depthOf(view.state));
    return () => {
      states.put(version, view.state);
      holder.current = null;
      live.current.onView(null);
      view.destroy();
    };
  }, [states, version, direction, label, placeholder]);

  useEffect(() => {
    if (props.outside > 0 && holder.current !== null) synchronise(holder.current, live.current.textNow(version), true);
  }, [props.outside, version]);
  useFollow(props, holder);
  return <div ref={place} className="writing" data-version={version} />;
}

/** Tells the editor what may have changed about its surroundings. */
function useFollow(
  { version, editable, findings, comments, showHidden, hiddenNames, states }: WritingAreaProps,
  holder: RefObject<EditorView | null>,
): void {
  useEffect(() => {
    holder.current?.dispatch({ effects: editability.reconfigure(mayWrite(editable)) });
  }, [holder, version, editable, states]);
  useEffect(() => {
    holder.current?.dispatch({ effects: hiddenShown.reconfigure(hiddenMarks(showHidden, hiddenNames)) });
  }, [holder, version, showHidden, hiddenNames, states]);
  useEffect(() => {
    const view = holder.current;
    if (view === null || findings === null) return;
    // An answer on another text than this one is late: the next is on its way.
    if (sameText(view.state, findings.text)) view.dispatch({ effects: setFindings.of(findings.marks) });
  }, [holder, version, findings, states]);
  useEffect(() => {
    holder.current?.dispatch({ effects: setComments.of(comments) });
  }, [holder, version, comments, states]);
}

const sameText = (state: EditorState, text: string): boolean =>
  state.doc.length === text.length && state.doc.toString() === text;

/** Brings the editor to `text` by the smallest change; nothing of it is saved again. */
function synchronise(view: EditorView, text: string, undoable: boolean): void {
  if (sameText(view.state, text)) return;
  view.dispatch({
    changes: changesBetween(view.state.doc.toString(), text),
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(undoable)],
  });
}

const depthOf = (state: EditorState): Depth => ({ undo: undoDepth(state) > 0, redo: redoDepth(state) > 0 });

function extensionsOf(live: RefObject<WritingAreaProps>, version: VersionKey): Extension {
  let active: string | null = null;
  let depth: Depth = { undo: false, redo: false };
  const { direction, label, placeholder } = live.current;
  return [
    writing({
      direction,
      label,
      placeholder,
      nonce: pageNonce(),
      keys: Prec.high(bindings(live)),
      tooLong: (over) => live.current.tooLong(over),
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        const ours = update.transactions.filter((one) => one.docChanged && one.annotation(fromOutside) !== true);
        const splices = ours.flatMap((one) => splicesOf(one.changes, version));
        if (splices.length > 0) live.current.onSplices(splices);
        // Only a change is told: a keystroke must not draw the screen around it anew.
        const next = depthOf(update.state);
        if (next.undo !== depth.undo || next.redo !== depth.redo) live.current.onDepth(next);
        depth = next;
      }
      if (!update.docChanged && !update.selectionSet) return;
      const found = findingAt(update.state, update.state.selection.main.head)?.id ?? null;
      if (found !== active) live.current.onActive(found);
      active = found;
    }),
  ];
}

function bindings(live: RefObject<WritingAreaProps>): Extension {
  const run = (work: (keys: WritingKeys) => void) => (): boolean => {
    work(live.current.keys);
    return true;
  };
  return keymap.of([
    { key: 'Mod-.', run: run((keys) => keys.fixes()) },
    { key: 'F8', run: run((keys) => keys.next(1)), shift: run((keys) => keys.next(-1)) },
    { key: 'Alt-Enter', run: run((keys) => keys.firstFix()) },
  ]);
}
