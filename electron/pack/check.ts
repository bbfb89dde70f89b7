import type { Problem } from '#contract/publish.ts';
import { type FindMedia, mediaProblems } from './media-check.ts';
import { mediaFile } from './media.ts';
import { readLibrary, readParts, together } from './parts.ts';
import { referenceProblems } from './references.ts';
import { readTone } from './tone-files.ts';
import { toneProblems } from './tone-check.ts';

/**
 * Every mistake of a pack's authors: unreadable files, values against the schema, references to what is not there,
 * media, and tone rules that don't do what their examples say. References are looked at once all files can be read.
 * `find` says where media are that are not in the folder.
 */
export async function checkPack(folder: string, find: FindMedia = async () => null): Promise<readonly Problem[]> {
  const media = async (hash: string): Promise<string | null> => (await mediaFile(folder, hash)) ?? find(hash);
  return problemsIn(folder, media);
}

async function problemsIn(folder: string, find: FindMedia): Promise<readonly Problem[]> {
  const [parts, library, tone] = [await readParts(folder), await readLibrary(folder), await readTone(folder)];
  const media = library.ok ? await mediaProblems(find, library.value) : [];
  const whole = together({ parts, library, tone });
  if (!whole.ok) return [...whole.error, ...media];
  return [...referenceProblems(whole.value.parts, whole.value.library), ...media, ...toneProblems(whole.value.tone)];
}
