import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Metadata, Targets } from '@tufjs/models';
import { fail, ok, type Result } from '#domain/result.ts';
import { CONTENT, regionContent } from '../content.ts';
import { isList, isRenditions, regionAssets } from '../asset-index.ts';
import { type FileFacts, REGION_ROLE } from '../tuf.ts';
import { DIRECTORY_TARGET, MEDIA_ROLE } from '../target-names.ts';
import { signedIn } from './point.ts';
import type { Pointer } from './pointer.ts';
import { type ReadRelease, readRelease, readTargets } from './trusted.ts';

/** A release's files by their path: what to fetch, and what each must be. */
export type ReleaseFacts = ReadonlyMap<string, FileFacts>;

/**
 * The files of a verified release. A list that names a file outside its own place is refused with `role-out-of-place`: a
 * region speaks for itself only, and nobody but a region for a region. Files of a newer layout are passed over.
 */
function filesOf({ targets, regions }: ReadRelease): Result<ReleaseFacts, Refusal> {
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
    isList(path) ||
    (region !== null && (path === regionContent(region) || path === regionAssets(region)))
  );
}

/** All files that a pointer's lists name, renditions among them where they are in the pack. */
export function filesOfPointer(pointer: Pointer): Result<ReleaseFacts, Refusal> {
  const files = filesOf(readRelease(signedIn(pointer)));
  if (!files.ok || pointer.media === null) return files;
  const renditions = renditionFiles(readTargets(Buffer.from(pointer.media)));
  return renditions.ok ? ok(new Map([...files.value, ...renditions.value])) : renditions;
}

/** Files of the list of renditions, judged in the same way. */
function renditionFiles(list: Metadata<Targets>): Result<ReleaseFacts, Refusal> {
  const files = new Map<string, FileFacts>();
  for (const [path, { length, hashes }] of Object.entries(list.signed.targets)) {
    const { sha256 } = hashes;
    if (!isRenditions(path)) return fail(refuse('role-out-of-place', { role: MEDIA_ROLE, path }));
    if (sha256 !== undefined) files.set(path, { length, sha256 });
  }
  return ok(files);
}

/** The region that a path belongs to; null for the campaign's own. */
export const regionIn = (path: string): string | null => /^regions\/([^/]+)\//.exec(path)?.[1] ?? null;
