import { type Asset, usability } from '#domain/asset.ts';
import type { Draft } from '#domain/draft.ts';
import type { Pack, QuietPeriod } from '#domain/pack.ts';
import { checkVersion } from '#domain/platform/checks.ts';
import type { Platform, PlatformCheck } from '#domain/platform/platform.ts';
import { type PostContent, textOf, type VersionKey } from '#domain/post.ts';
import { quietPeriodAt } from '#domain/quiet.ts';
import { cardsOf } from './cards.ts';
import type { Reports } from './use-tone.ts';

/** What keeps a post from being submitted, in the order in which people mend it. */
export type Obstacle =
  | { readonly kind: 'no-words' | 'no-platform' | 'saving' | 'checking' }
  | { readonly kind: 'block' | 'review'; readonly count: number; readonly version: VersionKey }
  | { readonly kind: 'over'; readonly platform: Platform; readonly over: number }
  | { readonly kind: 'alt-text'; readonly count: number }
  | { readonly kind: 'asset'; readonly asset: Asset | null }
  | { readonly kind: 'payer' }
  | { readonly kind: 'quiet'; readonly period: QuietPeriod };

/** Texts beyond this are far over every platform's limit; counting them exactly would hold up the letters. */
const COUNT_UP_TO = 300_000;

/** Checks are asked for by the tabs, the panel and the submit bar: made once for each content. */
const checked = new WeakMap<PostContent, Map<string, PlatformCheck>>();

/** The platform's check of what it would publish. */
export function checkOf(platform: Platform, content: PostContent): PlatformCheck {
  const known = checked.get(content) ?? new Map<string, PlatformCheck>();
  checked.set(content, known);
  const check = known.get(platform.id) ?? newCheck(platform, content);
  known.set(platform.id, check);
  return check;
}

function newCheck(platform: Platform, content: PostContent): PlatformCheck {
  const text = textOf(content, platform.id);
  if (text.length <= COUNT_UP_TO) return checkVersion(platform, text, content.media);
  const { max } = platform.text;
  const over = text.length - max;
  return { platform: platform.id, count: text.length, max, state: 'over', problems: [{ code: 'too-long', over }] };
}

/** `base` where a platform has no text of its own, and each own text: what the core checks on submit. */
export function publishedVersions({ platforms, versions }: PostContent): readonly VersionKey[] {
  const own = platforms.filter((platform) => versions[platform] !== undefined);
  return own.length < platforms.length || platforms.length === 0 ? ['base', ...own] : own;
}

export interface Surroundings {
  readonly pack: Pack;
  readonly library: readonly Asset[];
  readonly region: string;
  readonly day: string;
}

/** Everything that stands in the way, most pressing first. */
export function obstaclesOf(
  { content, overrides }: Pick<Draft, 'content' | 'overrides'>,
  reports: Reports,
  around: Surroundings,
): readonly Obstacle[] {
  return [
    ...written(content),
    ...toned(content, overrides, reports),
    ...measured(content, around.pack),
    ...pictured(content, around),
    ...disclosed(content),
    ...timed(content, around.pack),
  ];
}

function written(content: PostContent): Obstacle[] {
  const blank = publishedVersions(content).some((version) => textOf(content, version).trim() === '');
  return [
    ...(blank ? [{ kind: 'no-words' as const }] : []),
    ...(content.platforms.length === 0 ? [{ kind: 'no-platform' as const }] : []),
  ];
}

function toned(content: PostContent, overrides: Draft['overrides'], reports: Reports): Obstacle[] {
  // Before the first answer nobody knows whether the text is ready.
  if (publishedVersions(content).some((version) => !reports.has(version))) return [{ kind: 'checking' }];
  const found = publishedVersions(content).flatMap((version): Obstacle[] => {
    const report = reports.get(version);
    if (report === undefined) return [];
    const open = cardsOf(report, overrides, version).filter(({ override }) => override === null);
    return (['block', 'review'] as const).flatMap((kind) => {
      const count = open.filter(({ finding }) => finding.severity === kind).length;
      return count === 0 ? [] : [{ kind, count, version }];
    });
  });
  return found.toSorted((a, b) => Number(b.kind === 'block') - Number(a.kind === 'block'));
}

function measured(content: PostContent, pack: Pack): Obstacle[] {
  return pack.platforms
    .filter(({ id }) => content.platforms.includes(id))
    .flatMap((platform) => {
      const { state, count, max } = checkOf(platform, content);
      return state === 'over' ? [{ kind: 'over' as const, platform, over: count - max }] : [];
    });
}

function pictured({ media }: PostContent, { library, region, day }: Surroundings): Obstacle[] {
  const unusable = media.flatMap((use): Obstacle[] => {
    const asset = library.find(({ id }) => id === use.asset) ?? null;
    const usable = asset !== null && usability(asset.rights, region, day).usable;
    return usable ? [] : [{ kind: 'asset', asset }];
  });
  const bare = media.filter(({ altText }) => altText.trim() === '').length;
  return [...unusable, ...(bare === 0 ? [] : [{ kind: 'alt-text' as const, count: bare }])];
}

const disclosed = ({ disclosure }: PostContent): Obstacle[] =>
  disclosure.kind === 'paid' && disclosure.payer.trim() === '' ? [{ kind: 'payer' }] : [];

function timed({ plannedAt }: PostContent, pack: Pack): Obstacle[] {
  const period = plannedAt === null ? null : quietPeriodAt(pack.quietPeriods, plannedAt);
  return period === null ? [] : [{ kind: 'quiet', period }];
}
