import type { Draft } from '#domain/draft.ts';
import { textOf, type VersionKey } from '#domain/post.ts';
import { type AreaComment, isOnArea, isOnWords, type Numbered, numbered, type WordComment } from '#domain/comment.ts';
import type { Decision, Submission } from '#domain/submission.ts';
import { changesBetween } from '../../editor/merge-content.ts';

/** The decision that returned the post, while its comments still ask for something. */
export function openReturn(draft: Draft): { readonly decision: Decision; readonly submission: Submission } | null {
  const decision = draft.decisions.at(-1);
  const submission = draft.submissions.at(-1);
  if (decision === undefined || submission === undefined || decision.submission !== submission.id) return null;
  if (decision.kind !== 'return' || (draft.state !== 'returned' && draft.state !== 'writing')) return null;
  return { decision, submission };
}

/** Comments on a version, moved to where their words are in `text` now. */
export function placedComments(
  { decision, submission }: { readonly decision: Decision; readonly submission: Submission },
  version: VersionKey,
  text: string,
): readonly Numbered<WordComment>[] {
  const about = numbered(decision.comments)
    .filter(isOnWords)
    .filter((comment) => comment.version === version);
  if (about.length === 0) return [];
  const submitted = textOf(submission.content, version);
  if (submitted === text) return about;
  const changes = changesBetween(submitted, text);
  return about.map((comment) => ({
    ...comment,
    start: changes.mapPos(Math.min(comment.start, submitted.length), 1),
    end: changes.mapPos(Math.min(comment.end, submitted.length), -1),
  }));
}

/** Comments on areas of the post's pictures, those that it still has and those that it has no more. */
export const areaComments = (decision: Decision): readonly Numbered<AreaComment>[] =>
  numbered(decision.comments).filter(isOnArea);
