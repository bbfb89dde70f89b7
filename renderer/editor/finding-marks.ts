import type { Finding } from '#domain/tone/finding.ts';
import {
  type EditorState,
  type Extension,
  MapMode,
  type Range,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

/** A finding where its words are now: immutable, moved along by edits. */
export interface PlacedFinding {
  readonly id: string;
  readonly finding: Finding;
  readonly from: number;
  readonly to: number;
  /** The words as they stand in the text. */
  readonly words: string;
}

/** How a finding is answered: `kept` has a recorded reason and is drawn more quietly. */
export type FindingLook = 'open' | 'kept';

class FindingRange extends RangeValue {
  override readonly startSide = 1;
  override readonly endSide = -1;
  override readonly mapMode = MapMode.TrackDel;
  readonly id: string;
  readonly finding: Finding;
  readonly look: FindingLook;
  constructor(id: string, finding: Finding, look: FindingLook) {
    super();
    this.id = id;
    this.finding = finding;
    this.look = look;
  }
  override eq(other: RangeValue): boolean {
    return other instanceof FindingRange && other.finding === this.finding && other.look === this.look;
  }
}

export interface FindingToMark {
  readonly id: string;
  readonly finding: Finding;
  readonly look: FindingLook;
}

/** Replaces all findings; offsets are in the document as it is. */
export const setFindings = StateEffect.define<readonly FindingToMark[]>();

function placed(findings: readonly FindingToMark[], length: number): RangeSet<FindingRange> {
  const ranges: Range<FindingRange>[] = findings
    .filter(({ finding }) => finding.start < finding.end && finding.end <= length)
    .map(({ id, finding, look }) => new FindingRange(id, finding, look).range(finding.start, finding.end));
  return RangeSet.of(ranges, true);
}

function follow(ranges: RangeSet<FindingRange>, transaction: Transaction): RangeSet<FindingRange> {
  let next = transaction.docChanged ? ranges.map(transaction.changes) : ranges;
  for (const effect of transaction.effects) {
    if (effect.is(setFindings)) next = placed(effect.value, transaction.newDoc.length);
  }
  return next;
}

const findingField = StateField.define<RangeSet<FindingRange>>({
  create: () => RangeSet.empty,
  update: follow,
});

/** Findings with words in the text, in text order. Those about the whole text are not among them. */
export function placedFindings(state: EditorState): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  const cursor = (state.field(findingField, false) ?? RangeSet.empty).iter();
  for (; cursor.value !== null; cursor.next()) {
    const { from, to, value } = cursor;
    if (from < to) found.push({ id: value.id, finding: value.finding, from, to, words: state.sliceDoc(from, to) });
  }
  return found;
}

/** The gravest finding that `position` is in or touches. */
export function findingAt(state: EditorState, position: number): PlacedFinding | null {
  const order = ['block', 'review', 'advise'];
  const touching = placedFindings(state).filter(({ from, to }) => from <= position && position <= to);
  const sorted = touching.toSorted(
    (a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity) || b.from - a.from,
  );
  return sorted[0] ?? null;
}

/** The finding after (`step` 1) or before (`step` −1) the selection, going round at the ends. */
export function nextFinding(state: EditorState, step: 1 | -1): PlacedFinding | null {
  const all = placedFindings(state);
  const { from, to } = state.selection.main;
  const further =
    step === 1
      ? all.find((one) => one.from > from || (one.from === from && one.to > to))
      : all.findLast((one) => one.to < to || (one.to === to && one.from < from));
  return further ?? (step === 1 ? all[0] : all.at(-1)) ?? null;
}

function marks(state: EditorState): RangeSet<Decoration> {
  const on = state.selection.main.empty ? findingAt(state, state.selection.main.head)?.id : undefined;
  const ranges: Range<Decoration>[] = [];
  const cursor = state.field(findingField).iter();
  for (; cursor.value !== null; cursor.next()) {
    const { id, finding, look } = cursor.value;
    if (cursor.from >= cursor.to) continue;
    const classes = `finding finding-${finding.severity}${look === 'kept' ? ' finding-kept' : ''}${id === on ? ' finding-on' : ''}`;
    ranges.push(Decoration.mark({ class: classes, attributes: { 'data-finding': id } }).range(cursor.from, cursor.to));
  }
  return Decoration.set(ranges, true);
}

/** Keeps findings, draws them under their words. */
export const findingMarks: Extension = [
  findingField,
  EditorView.decorations.compute([findingField, 'selection', 'doc'], marks),
];
