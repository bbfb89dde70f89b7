import { EditorState, type Extension } from '@codemirror/state';

/** The longest text a save may carry, in UTF-16 units: `longText` of the contract (a test holds them equal). */
export const LONGEST_TEXT = 2_000_000;

/** Keeps out what would make the text longer than can be saved, and says so by `tooLong` (units over). */
export function textLimit(tooLong: (over: number) => void): Extension {
  return EditorState.changeFilter.of((transaction) => {
    const over = transaction.newDoc.length - LONGEST_TEXT;
    if (over <= 0 || transaction.newDoc.length <= transaction.startState.doc.length) return true;
    tooLong(over);
    return false;
  });
}
