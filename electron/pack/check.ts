import type { Problem } from '#contract/publish.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { compileTone, type ToneChecker } from '#domain/tone/compile.ts';
import { rememberingReader } from './document.ts';
import { mediaProblems, type MediaThere } from './media-check.ts';
import { mediaFile } from './media.ts';
import { readLibrary, readParts, together } from './parts.ts';
import { referenceProblems } from './references.ts';
import { readCategories, readTone, type ToneParts, toneOf } from './tone-files.ts';
import { toneProblems } from './tone-check.ts';

type Problems = readonly Problem[];

/**
 * Every mistake of a pack's authors: unreadable files, values against the schema, references to what is not there,
 * media, and tone rules that don't do what their examples say. References are looked at once all files can be read.
 */
export const checkPack = (folder: string): Promise<Problems> => packChecker().problems(folder);

/** What tells whether tone rules and the library are as they were at the last check. */
export interface CheckKeys {
  readonly tone: string;
  readonly library: string;
}

/** Looks at a pack again and again while it is written. */
export interface PackChecker {
  /** As `checkPack`; what takes long is looked at again only when its key is new. */
  problems(folder: string, keys?: CheckKeys): Promise<Problems>;
  /** The rules as they stand, compiled; compiled again when `key` is new. */
  tone(folder: string, key: string): Promise<Result<ToneChecker, Problems>>;
}

interface Rules {
  readonly parts: ToneParts;
  readonly checker: ToneChecker;
}

const nowhere: MediaThere = { path: async () => null, published: async () => null };

/** `elsewhere`: media that are not in the folder. */
export function packChecker(elsewhere: MediaThere = nowhere): PackChecker {
  const read = rememberingReader();
  const [rules, proofs, media] = [memory<Result<Rules, Problems>>(), memory<Problems>(), memory<Problems>()];
  const rulesIn = (folder: string, key?: string): Promise<Result<Rules, Problems>> =>
    rules(key, async () => {
      const parts = await readTone(folder, read);
      return parts.ok ? ok({ parts: parts.value, checker: compileTone(toneOf(parts.value)) }) : fail(parts.error);
    });
  return {
    async problems(folder, keys) {
      const path = async (hash: string): Promise<string | null> =>
        (await mediaFile(folder, hash)) ?? elsewhere.path(hash);
      const [parts, library] = [await readParts(folder), await readLibrary(folder)];
      const inMedia = library.ok
        ? await media(keys?.library, () => mediaProblems({ ...elsewhere, path }, library.value))
        : [];
      const inTone = await proofs(keys?.tone, async () => {
        const found = await rulesIn(folder, keys?.tone);
        return found.ok ? toneProblems(found.value.parts, found.value.checker) : found.error;
      });
      const categories = await readCategories(folder, read);
      const whole = together({ parts, library });
      if (!whole.ok) return [...whole.error, ...inMedia, ...inTone];
      const known = categories.ok ? categories.value.value : null;
      return [...referenceProblems(whole.value.parts, whole.value.library, known), ...inMedia, ...inTone];
    },
    async tone(folder, key) {
      const found = await rulesIn(folder, key);
      return found.ok ? ok(found.value.checker) : found;
    },
  };
}

/** Remembers the answer to the last key, also while it is still being found: many questions at once are one. */
function memory<T>(): (key: string | undefined, look: () => Promise<T>) => Promise<T> {
  let last: { readonly key: string; readonly answer: Promise<T> } | null = null;
  return (key, look) => {
    if (key === undefined) return look();
    if (last?.key === key) return last.answer;
    const mine = { key, answer: look() };
    last = mine;
    // A disk that failed once is asked again.
    mine.answer.catch(() => {
      if (last === mine) last = null;
    });
    return mine.answer;
  };
}
