import type { Problem } from '#contract/publish.ts';
import { type FindMedia, mediaProblems } from './media-check.ts';
import { mediaFile } from './media.ts';
import { readLibrary, readParts, together } from './parts.ts';
import { referenceProblems } from './references.ts';
import { readTone } from './tone-files.ts';
import { toneProblems } from './tone-check.ts';

type Problems = readonly Problem[];

/**
 * Every mistake of a pack's authors: unreadable files, values against the schema, references to what is not there,
 * media, and tone rules that don't do what their examples say. References are looked at once all files can be read.
 */
export const checkPack = (folder: string): Promise<Problems> => packChecker()(folder);

/** What tells whether tone rules and the library are as they were at the last check. */
export interface CheckKeys {
  readonly tone: string;
  readonly library: string;
}

/**
 * Checks a pack again and again while it is written: rules and media, which take long, only when their keys are new.
 * `find` says where media are that are not in the folder.
 */
export function packChecker(
  find: FindMedia = async () => null,
): (folder: string, keys?: CheckKeys) => Promise<Problems> {
  const tone = memory();
  const media = memory();
  return async (folder, keys) => {
    const at = async (hash: string): Promise<string | null> => (await mediaFile(folder, hash)) ?? find(hash);
    const [parts, library] = [await readParts(folder), await readLibrary(folder)];
    const inMedia = library.ok ? await media(keys?.library, () => mediaProblems(at, library.value)) : [];
    const inTone = await tone(keys?.tone, async () => {
      const read = await readTone(folder);
      return read.ok ? toneProblems(read.value) : read.error;
    });
    const whole = together({ parts, library });
    if (!whole.ok) return [...whole.error, ...inMedia, ...inTone];
    return [...referenceProblems(whole.value.parts, whole.value.library), ...inMedia, ...inTone];
  };
}

/** Remembers the problems of the last key. */
function memory(): (key: string | undefined, look: () => Promise<Problems>) => Promise<Problems> {
  let last: { readonly key: string; readonly problems: Problems } | null = null;
  return async (key, look) => {
    if (key !== undefined && last?.key === key) return last.problems;
    const problems = await look();
    last = key === undefined ? null : { key, problems };
    return problems;
  };
}
