import { hiddenCharacters, type HiddenKind } from '#domain/text/hidden.ts';
import { type ChangeSpec, type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view';

/** What each kind of hidden character is called where it is shown. */
export type HiddenNames = Readonly<Record<HiddenKind, string>>;

class HiddenSign extends WidgetType {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  override eq(other: HiddenSign): boolean {
    return other.name === this.name;
  }
  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = 'hidden-mark';
    sign.textContent = this.name;
    return sign;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

function signs(view: EditorView, names: HiddenNames): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (const { end, kind } of hiddenCharacters(view.state.sliceDoc(from, to))) {
      builder.add(from + end, from + end, Decoration.widget({ widget: new HiddenSign(names[kind]), side: -1 }));
    }
  }
  return builder.finish();
}

/** Shows a sign after each hidden character on the screen. */
export function hiddenMarks(shown: boolean, names: HiddenNames): Extension {
  if (!shown) return [];
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = signs(view, names);
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = signs(update.view, names);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Takes out what can't be seen, as `cleaned` does, in one step that undo brings back. */
export function removeHidden(view: EditorView): void {
  const changes = hiddenCharacters(view.state.doc.toString()).flatMap(
    ({ start, end, kind, removable }): ChangeSpec[] => {
      if (!removable) return [];
      const space = kind === 'no-break-space' || kind === 'wide-space';
      return [{ from: start, to: end, insert: space ? ' ' : '' }];
    },
  );
  if (changes.length > 0) view.dispatch({ changes, userEvent: 'delete.hidden' });
}
