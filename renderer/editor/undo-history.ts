import { historyField } from '@codemirror/commands';
import { EditorState, type EditorStateConfig } from '@codemirror/state';

/** Undo histories of a draft's versions, as `drafts.keepUndo` keeps them. */
export type UndoHistories = Readonly<Record<string, unknown>>;

/** Above this many characters a history is not worth its place on the disk (keepUndo takes four million). */
const KEEP_UP_TO = 1_000_000;

/** The history of a state, ready for JSON; includes the text it belongs to. */
export const historyOf = (state: EditorState): unknown => state.toJSON({ history: historyField });

/** All histories in one text; null when they are too large to keep. */
export function writeHistories(histories: UndoHistories): string | null {
  const text = JSON.stringify(histories);
  return text.length > KEEP_UP_TO ? null : text;
}

/** Reads what `writeHistories` wrote; anything else means starting without a history. */
export function readHistories(text: string): UndoHistories {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** A state with `text` that can undo what `kept` remembers, when that history is about this very text. */
export function stateWithHistory(text: string, kept: unknown, config: EditorStateConfig): EditorState {
  if (typeof kept === 'object' && kept !== null && 'doc' in kept && kept.doc === text) {
    try {
      return EditorState.fromJSON(kept, config, { history: historyField });
    } catch (error) {
      // A history is a convenience: one we can't read is left behind, the text is not touched by it.
      if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
    }
  }
  return EditorState.create({ ...config, doc: text });
}
