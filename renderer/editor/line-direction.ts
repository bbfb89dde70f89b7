import { type Extension, type Line, RangeSetBuilder, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

export type Direction = 'rtl' | 'ltr';

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Lines without a letter looked at above a line, before the interface's direction decides. */
const LOOK_BACK = 40;
/** Letters come early; a longer start without one is treated as having none. */
const LOOK_IN = 400;

/** Direction of the first letter, as `dir="auto"` reads it; null when there is none. */
export function directionOf(text: string): Direction | null {
  const letter = LETTER.exec(text.slice(0, LOOK_IN));
  return letter === null ? null : RIGHT_TO_LEFT.test(letter[0]) ? 'rtl' : 'ltr';
}

/** A line without letters goes on as the line above it: an empty line in an Arabic text keeps the caret right. */
function inherited(doc: Text, line: Line, fallback: Direction): Direction {
  for (let number = line.number - 1; number >= Math.max(1, line.number - LOOK_BACK); number -= 1) {
    const direction = directionOf(doc.line(number).text);
    if (direction !== null) return direction;
  }
  return fallback;
}

const auto = Decoration.line({ attributes: { dir: 'auto' } });
const fixed = {
  rtl: Decoration.line({ attributes: { dir: 'rtl' } }),
  ltr: Decoration.line({ attributes: { dir: 'ltr' } }),
};

function decorate(view: EditorView, fallback: Direction): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  let done = -1;
  for (const { from, to } of view.visibleRanges) {
    for (let position = Math.max(from, done + 1); position <= to;) {
      const line = doc.lineAt(position);
      if (line.from > done) {
        const known = directionOf(line.text) !== null;
        builder.add(line.from, line.from, known ? auto : fixed[inherited(doc, line, fallback)]);
      }
      done = line.from;
      position = line.to + 1;
    }
  }
  return builder.finish();
}

/** Each line in its own direction; `fallback` for texts that have no letter yet. */
export function lineDirection(fallback: Direction): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view, fallback);
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view, fallback);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [EditorView.perLineTextDirection.of(true), plugin];
}
