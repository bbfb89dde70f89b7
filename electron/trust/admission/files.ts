import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Metadata, Targets } from '@tufjs/models';
import { fail, ok, type Result } from '#domain/result.ts';
import { CONTENT, regionContent } from '../content.ts';
import { shardIn } from '../shards.ts';
import { type FileFacts, REGION_ROLE } from '../tuf.ts';
import { DIRECTORY_TARGET } from '../target-names.ts';
import type { ReadRelease } from './trusted.ts';

/** A release's files by their path: what to fetch, and what each must be. */
export type ReleaseFacts = ReadonlyMap<string, FileFacts>;

/**
 * The files of a verified release. A list that names a file outside its own place is refused with `role-out-of-place`: a
 * region speaks for itself only, and nobody but a region for a region. Files of a newer layout are passed over.
 */
export function filesOf({ targets, regions }: ReadRelease): Result<ReleaseFacts, Refusal> {
  const files = new Map<string, FileFacts>();
  const lists: readonly (readonly [string, Metadata<Targets>])[] = [['targets', targets], ...regions];
  for (const [role, list] of lists) {
    for (const [path, { length, hashes }] of Object.entries(list.signed.targets)) {
      if (!isInPlace(role, path)) return fail(refuse('role-out-of-place', { role, path }));
      const { sha256 } = hashes;
      if (isOurs(path) && sha256 !== undefined) files.set(path, { length, sha256 });
    }
  }
  const lacking = [DIRECTORY_TARGET, ...Object.keys(CONTENT)].find((path) => !files.has(path));
  return lacking === undefined ? ok(files) : fail(refuse('release-incomplete', { file: lacking }));
}

function isInPlace(role: string, path: string): boolean {
  if (!role.startsWith(REGION_ROLE)) return !path.startsWith('regions/');
  const place = `regions/${role.slice(REGION_ROLE.length)}/`;
  return path.startsWith(place) && !path.slice(place.length).includes('/');
}

function isOurs(path: string): boolean {
  const region = regionIn(path);
  return (
    path === DIRECTORY_TARGET ||
    Object.hasOwn(CONTENT, path) ||
    shardIn(path) !== null ||
    (region !== null && path === regionContent(region))
  );
}

/** The region that a path belongs to; null for the campaign's own. */
export const regionIn = (path: string): string | null => /^regions\/([^/]+)\//.exec(path)?.[1] ?? null;
