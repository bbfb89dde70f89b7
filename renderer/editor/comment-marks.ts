import type { Numbered, WordComment } from '#domain/comment.ts';
import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** Replaces all comments; offsets are in the document as it is. */
export const setComments = StateEffect.define<readonly Numbered<WordComment>[]>();

const marked = (comments: readonly Numbered<WordComment>[], length: number): DecorationSet => {
  const ranges: Range<Decoration>[] = comments.flatMap((comment) => {
    const end = Math.min(comment.end, length);
    if (comment.start >= end) return [];
    const attributes = { 'data-comment': comment.id, 'data-number': String(comment.number) };
    return [Decoration.mark({ class: 'commented', attributes }).range(comment.start, end)];
  });
  return Decoration.set(ranges, true);
};

const commentField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(comments, transaction) {
    let next = comments.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setComments)) next = marked(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Where a comment's words are now; null when they are gone. */
export function commentPlace(view: EditorView, id: string): { readonly from: number; readonly to: number } | null {
  const cursor = view.state.field(commentField).iter();
  for (; cursor.value !== null; cursor.next()) {
    const attributes: unknown = cursor.value.spec['attributes'];
    if (hasComment(attributes) && attributes['data-comment'] === id) return { from: cursor.from, to: cursor.to };
  }
  return null;
}

const hasComment = (value: unknown): value is { 'data-comment': string } =>
  typeof value === 'object' && value !== null && 'data-comment' in value;

/** Draws a reviewer's comments on the words they are about. */
export const commentMarks: Extension = commentField;
