import type { PackPost } from './pack.ts';
import { emptyContent, nameOf, type PostContent } from './post.ts';
import type { Submission } from './submission.ts';

/** What an office's approved post is in the pack, for everyone: all that was approved of it, under the submission's id. */
export function packPostOf(
  { id, content }: Pick<Submission, 'id' | 'content'>,
  approved: { readonly at: string; readonly by: string },
): PackPost {
  const { base, versions, platforms, segments, media, sources, disclosure, plannedAt } = content;
  return {
    id,
    title: nameOf(content),
    text: base,
    ...(Object.keys(versions).length === 0 ? {} : { versions }),
    platforms,
    segments,
    media,
    sources,
    ...(disclosure.kind === 'organic' && !disclosure.aiAltered ? {} : { disclosure }),
    plannedAt,
    approvedAt: approved.at,
    approvedBy: approved.by,
  };
}

/** What a post of the pack publishes. */
export const contentOf = (post: PackPost): PostContent => ({
  title: post.title,
  base: post.text,
  versions: post.versions ?? emptyContent.versions,
  platforms: post.platforms,
  media: post.media,
  segments: post.segments,
  sources: post.sources,
  disclosure: post.disclosure ?? emptyContent.disclosure,
  plannedAt: post.plannedAt,
});
