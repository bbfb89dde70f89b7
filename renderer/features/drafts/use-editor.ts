import type { EditorView } from '@codemirror/view';
import { type RefObject, useCallback, useState } from 'react';
import type { Edit } from '#domain/edit.ts';
import type { Kept, Override } from '#domain/override.ts';
import type { VersionKey } from '#domain/post.ts';
import { nextFinding, placedFindings } from '../../editor/finding-marks.ts';
import { putBack, type Replaced, replaceWords } from '../../editor/replaced.ts';
import type { FindingCardModel } from './cards.ts';
import type { DraftSession } from './session.ts';

/** Replaced words that the panel still offers to put back. */
const REMEMBERED = 3;

export interface EditorActions {
  readonly replaced: readonly Replaced[];
  pick(card: FindingCardModel): void;
  fix(card: FindingCardModel, fix: string): void;
  keep(card: FindingCardModel, reason: string): void;
  /** Lets an advice pass at its place. */
  ignore(card: FindingCardModel): void;
  /** Takes back reasons, objections and what was ignored. */
  withdraw(cards: readonly FindingCardModel[]): void;
  /** Answers again what was taken back. */
  answerAgain(cards: readonly FindingCardModel[]): void;
  putBack(replaced: Replaced): void;
  step(by: 1 | -1): void;
}

/** What cards and keys do to the text and to the draft. `by` is who is at the keyboard. */
export function useEditorActions(
  view: RefObject<EditorView | null>,
  session: DraftSession,
  version: VersionKey,
  by: string,
): EditorActions {
  const [replaced, setReplaced] = useState<readonly Replaced[]>([]);
  const goTo = useCallback(
    (from: number, to: number): void => {
      const editor = view.current;
      if (editor === null) return;
      editor.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      editor.focus();
    },
    [view],
  );
  const placeOf = (card: FindingCardModel) =>
    view.current === null ? undefined : placedFindings(view.current.state).find(({ id }) => id === card.id);
  return {
    replaced,
    pick(card) {
      const place = placeOf(card);
      if (place !== undefined) goTo(place.from, place.to);
    },
    fix(card, fix) {
      const place = placeOf(card);
      const editor = view.current;
      if (place === undefined || editor === null) return;
      const one = replaceWords(editor, `${card.id}|${Date.now()}`, place.from, place.to, fix);
      editor.focus();
      if (fix !== '') setReplaced((known) => [one, ...known].slice(0, REMEMBERED));
    },
    keep(card, reason) {
      session.edit([{ kind: 'override', override: overrideOf(card, reason, version, by) }]);
      view.current?.focus();
    },
    ignore(card) {
      session.edit([{ kind: 'override', override: ignoredOf(card, version, by) }]);
      view.current?.focus();
    },
    withdraw(cards) {
      session.edit(cards.map((card) => withdrawalOf(card, version)));
      view.current?.focus();
    },
    answerAgain(cards) {
      session.edit(
        cards.flatMap(({ override }) => (override === null ? [] : [{ kind: 'override' as const, override }])),
      );
    },
    putBack(one) {
      if (view.current !== null) putBack(view.current, one.id);
      setReplaced((known) => known.filter((other) => other !== one));
      view.current?.focus();
    },
    step(by) {
      const next = view.current === null ? null : nextFinding(view.current.state, by);
      if (next !== null) goTo(next.from, next.to);
    },
  };
}

const ignoredOf = ({ finding, words, before }: FindingCardModel, version: VersionKey, by: string): Kept => ({
  kind: 'ignored',
  rule: finding.rule,
  words,
  version,
  before,
  by,
  at: new Date().toISOString(),
});

/** An advice is taken back where it stands; a reason wherever the words stand. */
const withdrawalOf = ({ finding, words, before }: FindingCardModel, version: VersionKey): Edit => ({
  kind: 'withdraw-override',
  rule: finding.rule,
  words,
  version,
  ...(finding.severity === 'advise' ? { before } : {}),
});

/** The core writes its own time and the member at the keyboard into it; these stand until it answers. */
const overrideOf = (card: FindingCardModel, reason: string, version: VersionKey, by: string): Override => ({
  kind: card.finding.severity === 'block' ? 'objection' : 'override',
  rule: card.finding.rule,
  words: card.words,
  version,
  reason,
  by,
  at: new Date().toISOString(),
});
