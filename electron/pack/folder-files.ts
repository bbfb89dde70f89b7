import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** YAML files under a folder of the pack, as paths inside it with `/`, sorted; none when the folder is missing. */
export async function filesIn(folder: string, under: string): Promise<readonly string[]> {
  const found = await readdir(path.join(folder, under), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = found.filter((file) => /\.ya?ml$/.test(file));
  return files.map((file) => `${under}/${file.split(path.sep).join('/')}`).toSorted();
}
