import type { Area } from './area.ts';
import { type PostContent, textOf, type VersionKey } from './post.ts';

/** A reviewer's words on exact words of a version. */
export interface WordComment {
  readonly kind: 'words';
  readonly id: string;
  readonly version: VersionKey;
  /** UTF-16 offsets into the submitted text of that version. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A reviewer's words on an area of one of the submission's pictures. */
export interface AreaComment {
  readonly kind: 'area';
  readonly id: string;
  /** The asset's id, as the submission's media name it. */
  readonly asset: string;
  readonly area: Area;
  readonly text: string;
}

/** A reviewer's words on something exact of a submission. */
export type Comment = WordComment | AreaComment;

/** A comment with the number people see: one count for the whole decision. */
export type Numbered<T extends Comment = Comment> = T & { readonly number: number };

/** Comments with their numbers, from 1 in the order they stand in. */
export const numbered = (comments: readonly Comment[]): readonly Numbered[] =>
  comments.map((comment, index) => ({ ...comment, number: index + 1 }));

/** Whether a comment is on words. */
export const isOnWords = <T extends Comment>(comment: T): comment is Extract<T, { readonly kind: 'words' }> =>
  comment.kind === 'words';

/** Whether a comment is on an area of a picture. */
export const isOnArea = <T extends Comment>(comment: T): comment is Extract<T, { readonly kind: 'area' }> =>
  comment.kind === 'area';

/** Why comments are not about this content: other words than it has, or a picture that is not among its own; else null. */
export function misplaced(
  comments: readonly Comment[],
  content: PostContent,
): 'content-changed' | 'picture-not-submitted' | null {
  for (const comment of comments) {
    if (comment.kind === 'words') {
      const { start, end, version } = comment;
      if (start > end || end > textOf(content, version).length) return 'content-changed';
    } else if (!content.media.some(({ asset }) => asset === comment.asset)) return 'picture-not-submitted';
  }
  return null;
}

/** Comments as one reads the post: the base text, its versions, then its pictures, each from its beginning. */
export function inReadingOrder(comments: readonly Comment[], content: PostContent): readonly Comment[] {
  const versions: readonly VersionKey[] = ['base', ...content.platforms];
  const placeOf = (comment: Comment): readonly number[] =>
    comment.kind === 'words'
      ? [0, versions.indexOf(comment.version), comment.start, comment.end]
      : [1, content.media.findIndex(({ asset }) => asset === comment.asset), comment.area.top, comment.area.left];
  return comments.toSorted((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    const at = one.findIndex((value, index) => value !== other[index]);
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
}
