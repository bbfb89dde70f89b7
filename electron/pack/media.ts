import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '#contract/schemas/post.ts';

/** `media/ab/<hash>.<ext>` of the pack; null when there is none. */
export async function mediaFile(folder: string, hash: string): Promise<string | null> {
  if (!sha256.safeParse(hash).success) return null;
  const shelf = path.join(folder, 'media', hash.slice(0, 2));
  const names = await readdir(shelf).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const name = names.find((one) => path.parse(one).name === hash);
  return name === undefined ? null : path.join(shelf, name);
}
