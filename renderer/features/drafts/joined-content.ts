import type { PostContent } from '#domain/post.ts';

/** Both texts one under the other, where nobody knows what they come from: no word of either is lost. */
export function joinedContent(ours: PostContent, theirs: PostContent): PostContent {
  const platforms = [...new Set([...ours.platforms, ...theirs.platforms])];
  const keys = new Set([...Object.keys(ours.versions), ...Object.keys(theirs.versions)]);
  const versions = Object.fromEntries(
    Array.from(keys, (key) => [key, joined(ours.versions[key] ?? '', theirs.versions[key] ?? '')]),
  );
  const media = [...ours.media, ...theirs.media.filter(({ asset }) => !ours.media.some((one) => one.asset === asset))];
  return {
    ...ours,
    base: joined(ours.base, theirs.base),
    versions,
    platforms,
    media,
    segments: [...new Set([...ours.segments, ...theirs.segments])],
    sources: [...new Set([...ours.sources, ...theirs.sources])],
  };
}

const joined = (ours: string, theirs: string): string =>
  ours === theirs || theirs.trim() === '' ? ours : ours.trim() === '' ? theirs : `${ours}\n\n${theirs}`;
