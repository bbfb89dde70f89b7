import { hash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote } from '../../services/ports/remote.ts';
import type { AdmissionProgress } from '../../services/ports/trust.ts';
import { readIfThere } from '../../system/durable-file.ts';
import { fetchWhole } from '../fetching.ts';
import { type FileFacts, targetKey } from '../tuf.ts';
import type { ReleaseFacts } from './files.ts';

/** Files asked for at once: more would only wait for each other on a bad line. */
const AT_ONCE = 4;

/** Files of releases by their hash, kept from one release to the next. Unflushed: each is hashed again when it is read. */
export interface Shelf {
  readonly folder: string;
}

/** The shelf in `release/` of a profile. */
export const shelfIn = (root: string): Shelf => ({ folder: path.join(root, 'files') });

const placeOf = ({ folder }: Shelf, { sha256 }: FileFacts): string => path.join(folder, sha256);

/** A file of the shelf, or null when it is not there or not what it should be. */
export async function onShelf(shelf: Shelf, facts: FileFacts): Promise<Buffer | null> {
  const bytes = await readIfThere(placeOf(shelf, facts));
  return bytes !== null && isRight(bytes, facts) ? bytes : null;
}

const isRight = (bytes: Uint8Array, { length, sha256 }: FileFacts): boolean =>
  bytes.length === length && hash('sha256', bytes) === sha256;

/** Fetches the files of a release that are not on the shelf; what a cut left is not fetched again. */
export async function download(
  remote: Pick<Remote, 'get'>,
  files: ReleaseFacts,
  shelf: Shelf,
  { signal, progress }: { readonly signal?: AbortSignal | undefined; readonly progress?: Tell | undefined },
): Promise<Result<void, Refusal>> {
  const missing: (readonly [string, FileFacts])[] = [];
  for (const one of files) if ((await onShelf(shelf, one[1])) === null) missing.push(one);
  const bytesTotal = sizeOf(missing);
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    progress?.({ done: at, total: missing.length, bytes: sizeOf(missing.slice(0, at)), bytesTotal });
    const batch = missing.slice(at, at + AT_ONCE);
    const fetched = await Promise.all(batch.map(([file, facts]) => fetchFile(remote, file, facts, shelf, signal)));
    const refused = fetched.find((one) => !one.ok);
    if (refused !== undefined) return refused;
  }
  progress?.({ done: missing.length, total: missing.length, bytes: bytesTotal, bytesTotal });
  return ok(undefined);
}

type Tell = (told: AdmissionProgress) => void;
const sizeOf = (files: readonly (readonly [string, FileFacts])[]): number =>
  files.reduce((sum, [, { length }]) => sum + length, 0);

async function fetchFile(
  remote: Pick<Remote, 'get'>,
  file: string,
  facts: FileFacts,
  shelf: Shelf,
  signal: AbortSignal | undefined,
): Promise<Result<void, Refusal>> {
  const read = await fetchWhole(remote, targetKey(file, facts), facts.length, signal);
  if (!read.ok) return read.error.code === 'release-tampered' ? fail(refuse('release-tampered', { file })) : read;
  if (read.value === null) return fail(refuse('release-incomplete', { file }));
  // Cut short on its way, as servers leave it, or other bytes: the next try asks again.
  if (!isRight(read.value, facts)) return fail(refuse('release-tampered', { file }));
  const place = placeOf(shelf, facts);
  await writeFile(`${place}.part`, read.value);
  await rename(`${place}.part`, place);
  return ok(undefined);
}
