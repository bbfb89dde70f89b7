/** Id of a platform in the pack's dated `platforms` data, for example `instagram`. */
export type PlatformId = string;

/** `base` is the text every platform starts from; a platform id names the version written for it. */
export type VersionKey = 'base' | PlatformId;

/** One picture or video of a post. */
export interface MediaUse {
  /** The asset's id in the library. */
  readonly asset: string;
  /** What the picture shows, for people who can't see it. Required before submission. */
  readonly altText: string;
}

/** Who pays and what was altered: part of the post (Meta's rules in Lebanon; reference/platforms.md). */
export interface Disclosure {
  readonly kind: 'organic' | 'paid';
  /** The "Paid for by" name; empty when organic. */
  readonly payer: string;
  readonly aiAltered: boolean;
}

/** Everything a reviewer approves: change any of it and the approval falls. */
export interface PostContent {
  /** The office's own name for the post; not published. */
  readonly title: string;
  readonly base: string;
  /** Texts that differ from `base`, by platform. A platform without an entry publishes `base`. */
  readonly versions: Readonly<Record<PlatformId, string>>;
  /** Platforms this post is for, in the order of its tabs. */
  readonly platforms: readonly PlatformId[];
  readonly media: readonly MediaUse[];
  readonly segments: readonly string[];
  /** Where the facts come from: links or references. */
  readonly sources: readonly string[];
  readonly disclosure: Disclosure;
  /** ISO 8601 instant in UTC, or null when not planned. */
  readonly plannedAt: string | null;
}

export const emptyContent: PostContent = {
  title: '',
  base: '',
  versions: {},
  platforms: [],
  media: [],
  segments: [],
  sources: [],
  disclosure: { kind: 'organic', payer: '', aiAltered: false },
  plannedAt: null,
};

/** The text that `version` publishes. */
export const textOf = (content: PostContent, version: VersionKey): string =>
  version === 'base' ? content.base : (content.versions[version] ?? content.base);

/** Longest name made of a post's first words, in code points. */
const LONGEST_NAME = 60;

/** What a list calls the post: its title, else the first words of its first line with any, else ''. */
export function nameOf(content: PostContent): string {
  const named = content.title.trim();
  if (named !== '') return named;
  const line = content.base.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  const letters = Array.from(line.trim());
  if (letters.length <= LONGEST_NAME) return letters.join('');
  const start = letters.slice(0, LONGEST_NAME);
  const space = start.findLastIndex((letter) => /\s/u.test(letter));
  return `${start
    .slice(0, space > LONGEST_NAME / 2 ? space : LONGEST_NAME)
    .join('')
    .trimEnd()}…`;
}
