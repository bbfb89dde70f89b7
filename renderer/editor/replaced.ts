import { type Extension, MapMode, RangeSet, RangeValue, StateEffect, StateField } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Words that a taken fix replaced, so that they can be put back where they were. */
export interface Replaced {
  readonly id: string;
  readonly words: string;
  readonly fix: string;
}

class ReplacedRange extends RangeValue {
  override readonly mapMode = MapMode.TrackDel;
  readonly replaced: Replaced;
  constructor(replaced: Replaced) {
    super();
    this.replaced = replaced;
  }
  override eq(other: RangeValue): boolean {
    return other instanceof ReplacedRange && other.replaced === this.replaced;
  }
}

interface Placed {
  readonly replaced: Replaced;
  readonly from: number;
  readonly to: number;
}
const place = StateEffect.define<Placed>();
const forget = StateEffect.define<string>();

const field = StateField.define<RangeSet<ReplacedRange>>({
  create: () => RangeSet.empty,
  update(ranges, transaction) {
    let next = ranges.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(place)) {
        const { replaced, from, to } = effect.value;
        next = next.update({ add: [new ReplacedRange(replaced).range(from, to)], sort: true });
      } else if (effect.is(forget))
        next = next.update({ filter: (_from, _to, one) => one.replaced.id !== effect.value });
    }
    return next;
  },
});

/** Remembers replaced words while the text is on the screen. */
export const replacedWords: Extension = field;

/** Puts `fix` in place of the words `from`..`to`. */
export function replaceWords(view: EditorView, id: string, from: number, to: number, fix: string): Replaced {
  const replaced = { id, words: view.state.sliceDoc(from, to), fix };
  view.dispatch({
    changes: { from, to, insert: fix },
    selection: { anchor: from + fix.length },
    effects: fix === '' ? [] : [place.of({ replaced, from, to: from + fix.length })],
    userEvent: 'input.fix',
    scrollIntoView: true,
  });
  return replaced;
}

/** Puts the words back; false when what replaced them was changed since. */
export function putBack(view: EditorView, id: string): boolean {
  const cursor = view.state.field(field).iter();
  for (; cursor.value !== null; cursor.next()) {
    const { replaced } = cursor.value;
    const { from, to } = cursor;
    if (replaced.id !== id) continue;
    if (view.state.sliceDoc(from, to) !== replaced.fix) return false;
    view.dispatch({ changes: { from, to, insert: replaced.words }, effects: forget.of(id), userEvent: 'undo.fix' });
    return true;
  }
  return false;
}
