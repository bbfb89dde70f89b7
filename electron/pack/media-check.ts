import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Library } from '#domain/pack.ts';
import type { Located, Path } from './document.ts';
import type { Problem } from '#contract/publish.ts';

/** Where media are that a pack folder names. */
export interface MediaThere {
  /** Path of a media file by its hash; null when it is not on this computer. */
  readonly path: (hash: string) => Promise<string | null>;
  /** Bytes of a file that the campaign has already, wherever it is: it need not be here. Null for any other. */
  readonly published: (hash: string) => Promise<number | null>;
}

/** Media files that are nowhere, or whose bytes are not the ones their name and the library say. */
export async function mediaProblems(find: MediaThere, library: Located<Library>): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, asset] of library.value.entries()) {
    problems.push(...(await fileProblems(find, library, asset, [index])));
    for (const [at, rendition] of asset.renditions.entries()) {
      problems.push(...(await fileProblems(find, library, rendition, [index, 'renditions', at])));
    }
  }
  return problems;
}

async function fileProblems(
  find: MediaThere,
  { problem }: Located<Library>,
  { hash, bytes }: { readonly hash: string; readonly bytes: number },
  at: Path,
): Promise<readonly Problem[]> {
  const file = await find.path(hash);
  const where = [...at, 'hash'];
  if (file === null && (await find.published(hash)) === bytes) return [];
  if (file === null) return [problem('missing-media', `There is no media/${hash.slice(0, 2)}/${hash}.`, where)];
  const hashing = createHash('sha256');
  let size = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hashing.update(chunk);
      size += chunk.length;
    }
  });
  if (hashing.digest('hex') !== hash) return [problem('other-media', 'The file has another SHA-256.', where)];
  return size === bytes ? [] : [problem('other-media', `The file has ${size} bytes.`, [...at, 'bytes'])];
}
