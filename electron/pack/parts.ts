import { packHead, packParts } from '#contract/schemas/pack.ts';
import type { Guideline } from '#domain/guideline.ts';
import type { Library, Pack } from '#domain/pack.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { type Located, readDocument, readIfWritten } from './document.ts';
import type { Problem } from '#contract/publish.ts';
import { readGuidelines, readWithRegions } from './regional.ts';

/** The parts of a pack's content, decoded, each with its places. */
export interface ContentParts {
  readonly head: Located<
    Pick<Pack, 'id' | 'version' | 'released' | 'review' | 'campaign' | 'regions' | 'offices' | 'topics'>
  >;
  readonly guidelines: readonly Located<Guideline>[];
  readonly segments: Located<Pack['segments']>;
  readonly platforms: Located<Pack['platforms']>;
  readonly factCards: Located<Pack['factCards']>;
  readonly alerts: Located<Pack['alerts']>;
  readonly quietPeriods: Located<Pack['quietPeriods']>;
  readonly templates: Located<Pack['templates']>;
  readonly posts: Located<Pack['posts']>;
  readonly withdrawals: Located<Pack['withdrawals']>;
}

type Problems = readonly Problem[];

/** Reads everything a pack has but its assets and tone rules; all problems of all files, or the parts. */
export async function readParts(folder: string): Promise<Result<ContentParts, Problems>> {
  return together<ContentParts>({
    head: await readDocument(folder, 'pack.yaml', packHead),
    guidelines: every(await readGuidelines(folder)),
    segments: await readDocument(folder, 'segments.yaml', packParts['segments.yaml']),
    platforms: await readDocument(folder, 'platforms.yaml', packParts['platforms.yaml']),
    factCards: await readDocument(folder, 'fact-cards.yaml', packParts['fact-cards.yaml']),
    alerts: await readWithRegions(folder, 'alerts.yaml'),
    quietPeriods: await readDocument(folder, 'quiet-periods.yaml', packParts['quiet-periods.yaml']),
    templates: await readDocument(folder, 'templates.yaml', packParts['templates.yaml']),
    posts: await readWithRegions(folder, 'posts.yaml'),
    withdrawals: await readWithdrawals(folder),
  });
}

/** All values, or the problems of all. */
export function every<T>(results: readonly Result<T, Problems>[]): Result<readonly T[], Problems> {
  const problems = results.flatMap((result) => (result.ok ? [] : result.error));
  return problems.length > 0 ? fail(problems) : ok(results.flatMap((result) => (result.ok ? [result.value] : [])));
}

/** As `every`, by name. */
export function together<T extends object>(results: {
  readonly [K in keyof T]: Result<T[K], Problems>;
}): Result<T, Problems> {
  const named = Object.entries<Result<unknown, Problems>>(results);
  const whole = every(named.map(([, result]) => result));
  if (!whole.ok) return whole;
  return ok(Object.fromEntries(named.map(([name], index) => [name, whole.value[index]])) as T);
}

export const readWithdrawals = (folder: string): Promise<Result<Located<Pack['withdrawals']>, Problems>> =>
  readIfWritten(folder, 'withdrawals.yaml', packParts['withdrawals.yaml']);

export const readLibrary = (folder: string): Promise<Result<Located<Library>, Problems>> =>
  readWithRegions(folder, 'assets.json');

/** The parts as one pack; guidelines by their number. */
export function packOf(parts: ContentParts): Pack {
  return {
    ...parts.head.value,
    guidelines: parts.guidelines.map(({ value }) => value).toSorted((a, b) => byNumber(a.number, b.number)),
    segments: parts.segments.value,
    platforms: parts.platforms.value,
    factCards: parts.factCards.value,
    alerts: parts.alerts.value,
    quietPeriods: parts.quietPeriods.value,
    templates: parts.templates.value,
    posts: parts.posts.value,
    withdrawals: parts.withdrawals.value,
  };
}

function byNumber(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split('-').map(Number));
  return (x?.[0] ?? 0) - (y?.[0] ?? 0) || (x?.[1] ?? 0) - (y?.[1] ?? 0);
}
