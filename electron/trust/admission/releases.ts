import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { directory as directorySchema } from '#contract/schemas/directory.ts';
import type { Directory } from '#domain/directory.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Releases } from '../../services/ports/trust.ts';
import { attempt, readIfThere } from '../../system/durable-file.ts';
import type { Admission } from './admit.ts';
import type { ReleasesOptions } from './options.ts';
import { DIRECTORY_FILE, pointer, POINTER, releaseOf } from './pointer.ts';
import { trustedTime } from './trusted-time.ts';

/** Releases in `release/` of the profile (README.md, "Admission"). */
export async function openReleases(options: ReleasesOptions): Promise<Releases> {
  const { documents, clock, profile } = options;
  const time = await trustedTime(documents, clock);
  const held = () => documents.get(POINTER, pointer);
  const root = path.join(profile, 'release');
  const readDirectory = directoryReader();
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: there is one pointer. */
  const queue = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
  const begin = async (remote: Admission['remote'], asked: Admission['asked']): Promise<Result<Admission, Refusal>> => {
    const pin = await options.pin();
    if (pin === null) return fail(refuse('not-enrolled'));
    const kept = await time.keep();
    return kept.ok ? ok({ options, time, root, held: await held(), pin, remote, asked }) : kept;
  };
  return {
    now: () => time.now(),
    async current() {
      const present = await held();
      return present === null ? null : releaseOf(present, root);
    },
    async directory() {
      const present = await held();
      return present === null ? fail(refuse('release-missing')) : readDirectory(path.join(root, present.folder));
    },
    admit: (remote, asked) =>
      queue(async () => {
        // Verifying is a large part of the program, and the first screen needs none of it.
        const { admit } = await import('./admit.ts');
        const admission = await begin(remote, asked);
        return admission.ok ? admit(admission.value) : admission;
      }),
    complete: (remote, asked) =>
      queue(async () => {
        const { complete } = await import('./admit.ts');
        const admission = await begin(remote, { ...asked, acceptExpired: false });
        return admission.ok ? complete(admission.value) : admission;
      }),
    async offer(remote, signal) {
      const { offer } = await import('./offer.ts');
      const present = await held();
      return present === null ? fail(refuse('release-missing')) : offer(present, root, remote, signal);
    },
  };
}

/** Reads the directory that was written beside the pack; once for each release. */
function directoryReader(): (folder: string) => Promise<Result<Directory, Refusal>> {
  let kept: { readonly folder: string; readonly directory: Directory } | null = null;
  return async (folder) => {
    if (kept?.folder === folder) return ok(kept.directory);
    const file = path.join(folder, DIRECTORY_FILE);
    const bytes = await attempt(file, () => readIfThere(file));
    if (!bytes.ok) return bytes;
    const directory = directoryIn(bytes.value);
    if (directory === null) return fail(refuse('pack-damaged', { file: DIRECTORY_FILE, line: 1 }));
    kept = { folder, directory };
    return ok(directory);
  };
}

function directoryIn(bytes: Buffer | null): Directory | null {
  try {
    const read = directorySchema.safeParse(JSON.parse(bytes?.toString('utf8') ?? 'null'));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
