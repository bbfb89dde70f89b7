import { access } from 'node:fs/promises';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Library, Pack } from '#domain/pack.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import type { PackSource } from '../services/ports/pack.ts';
import { mediaFile } from './media.ts';
import { packOf, readLibrary, readParts, readWithdrawals } from './parts.ts';
import type { Problem } from '#contract/publish.ts';

/**
 * A campaign's release in a folder (format: the pack's README). Each part is read and checked when first asked for, and
 * kept: a release never changes while it is open. `media` finds files by their hash: in the folder, or where a profile
 * keeps what it fetched.
 */
export function openPack(folder: string, media = mediaIn(folder)): PackSource {
  return {
    content: once(() => read<Pack>(folder, async () => mapped(await readParts(folder), packOf))),
    library: once(() => read<Library>(folder, () => readUsable(folder))),
    tone: once(() =>
      read<ToneSource>(folder, async () => {
        // The rules' schemas are large, and the first screen needs none of them.
        const { readTone, toneOf } = await import('./tone-files.ts');
        return mapped(await readTone(folder), toneOf);
      }),
    ),
    media,
  };
}

/** Whether all parts of a pack folder can be opened; the first refusal when not. */
export async function inspectPack(folder: string): Promise<Result<void, Refusal>> {
  const source = openPack(folder);
  for (const part of [source.content, source.library, source.tone]) {
    const read = await part();
    if (!read.ok) return read;
  }
  return ok(undefined);
}

const mediaIn =
  (folder: string): PackSource['media'] =>
  (hash) =>
    mediaFile(folder, hash);

/** The library, with the desk's word where an asset was taken back. */
async function readUsable(folder: string): Promise<Result<Library, readonly Problem[]>> {
  const [library, taken] = [await readLibrary(folder), await readWithdrawals(folder)];
  if (!library.ok) return library;
  if (!taken.ok) return taken;
  const reasons = new Map(
    taken.value.value.flatMap(({ kind, id, reason }) => (kind === 'asset' ? [[id, reason]] : [])),
  );
  if (reasons.size === 0) return ok(library.value.value);
  return ok(
    library.value.value.map((asset) => {
      const withdrawn = reasons.get(asset.id);
      return withdrawn === undefined ? asset : { ...asset, rights: { ...asset.rights, withdrawn } };
    }),
  );
}

async function read<T>(
  folder: string,
  reading: () => Promise<Result<T, readonly Problem[]>>,
): Promise<Result<T, Refusal>> {
  const there = await access(folder).then(
    () => true,
    () => false,
  );
  if (!there) return fail(refuse('folder-missing', { path: folder }));
  const result = await reading();
  if (result.ok) return result;
  const [first] = result.error;
  return fail(refuse('pack-damaged', { file: first?.file ?? '', line: first?.line ?? 1 }));
}

const mapped = <A, B, E>(result: Result<A, E>, map: (value: A) => B): Result<B, E> =>
  result.ok ? ok(map(result.value)) : result;

/** Remembers a good answer; a refused reading is tried again at the next question (a stick may be back by then). */
function once<T>(reading: () => Promise<Result<T, Refusal>>): () => Promise<Result<T, Refusal>> {
  let kept: Promise<Result<T, Refusal>> | null = null;
  return async () => {
    kept ??= reading();
    const asked = kept;
    try {
      const result = await asked;
      if (!result.ok && kept === asked) kept = null;
      return result;
    } catch (error) {
      if (kept === asked) kept = null;
      throw error;
    }
  };
}
