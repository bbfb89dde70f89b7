import type { Edit } from '#domain/edit.ts';
import type { VersionKey } from '#domain/post.ts';
import type { ChangeSet } from '@codemirror/state';

export type Splice = Extract<Edit, { kind: 'splice' }>;

/** The edits that `changes` make on the text of `version`, in the order in which they fit. */
export function splicesOf(changes: ChangeSet, version: VersionKey): Splice[] {
  const splices: Splice[] = [];
  let length = changes.length;
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    const insert = inserted.toString();
    // What comes before is already spliced, so `fromB` is the place in the text as it is by then.
    splices.push({ kind: 'splice', version, length, from: fromB, to: fromB + toA - fromA, insert });
    length += insert.length - (toA - fromA);
  });
  return splices;
}

/** Joins letters typed one after another and fields set one after another: a batch of keystrokes is one edit. */
export function joinTyping(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const both = last === undefined ? null : join(last, edit);
    if (both === null) joined.push(edit);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

function join(first: Edit, second: Edit): Edit | null {
  if (first.kind === 'set' && second.kind === 'set')
    return { kind: 'set', fields: { ...first.fields, ...second.fields } };
  if (first.kind !== 'splice' || second.kind !== 'splice' || first.version !== second.version) return null;
  const follows = second.from === second.to && second.from === first.from + first.insert.length;
  const fits = second.length === first.length - (first.to - first.from) + first.insert.length;
  return follows && fits ? { ...first, insert: first.insert + second.insert } : null;
}
