import { useState } from 'react';
import type { Comment } from '#domain/comment.ts';

// A reviewer's words before they are sent: a look at a guideline, a reload or a power cut must not cost them.

const keyOf = (submission: string): string => `tansiq.comments.${submission}`;

/** The comments on a submission that go with its return. An empty list is kept as nothing. */
export function useKeptComments(
  submission: string,
): readonly [comments: readonly Comment[], keep: (comments: readonly Comment[]) => void] {
  const [comments, setComments] = useState(() => commentsOf(localStorage, submission));
  return [
    comments,
    (next) => {
      setComments(next);
      keepComments(localStorage, submission, next);
    },
  ];
}

/** Once a decision took them along, or the reader let them go. */
export function keepComments(storage: Storage, submission: string, comments: readonly Comment[]): void {
  try {
    if (comments.length === 0) storage.removeItem(keyOf(submission));
    else storage.setItem(keyOf(submission), JSON.stringify(comments));
  } catch (error) {
    // A full storage: the comments are on the screen all the same.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** What was kept. We wrote it ourselves in this origin; what does not read back as ours is left alone. */
export function commentsOf(storage: Storage, submission: string): readonly Comment[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(keyOf(submission)) ?? '[]');
    if (!Array.isArray(value)) return [];
    const read = value.map(ofKind);
    return read.every(isComment) ? read : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Comments had no kind while all of them were on words. */
const ofKind = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !('kind' in value) ? { kind: 'words', ...value } : value;

function isComment(value: unknown): value is Comment {
  if (!has(value, 'string', ['id', 'text'])) return false;
  const kind: unknown = Reflect.get(value, 'kind');
  if (kind === 'words') return has(value, 'string', ['version']) && has(value, 'number', ['start', 'end']);
  const area: unknown = Reflect.get(value, 'area');
  return kind === 'area' && has(value, 'string', ['asset']) && isOurArea(area);
}

const isOurArea = (value: unknown): boolean => has(value, 'number', ['left', 'top', 'right', 'bottom']);

const has = (value: unknown, type: 'string' | 'number', names: readonly string[]): value is object =>
  typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === type);
