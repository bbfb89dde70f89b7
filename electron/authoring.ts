import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { PackChecker } from './pack/check.ts';
import { openPack } from './pack/folder.ts';
import type { Library } from '#domain/pack.ts';
import type { Authoring } from './services/ports/authoring.ts';
import type { PackSource } from './services/ports/pack.ts';
import type { Remote } from './services/ports/remote.ts';
import type { Clock } from './services/ports/system.ts';
import { readTexts } from './trust/content.ts';
import { edited, entriesOf, valueOf } from './workbench/entries.ts';

export interface AuthoringParts {
  readonly clock: Clock;
  /** The pack in use, and the folder it lies in. */
  readonly pack: PackSource;
  readonly folder: () => Promise<string>;
  /** Opens a folder as a remote; null: the profile's own remote. */
  readonly open: (folder: string | null) => Promise<Result<Remote, Refusal>>;
  /** Brings what the release in use left for later: what is made of half of it would be half for everybody. */
  readonly complete: () => Promise<Result<void, Refusal>>;
  /** Puts to use what was published: the desk works with what its offices get. */
  readonly admit: (remote: Remote) => Promise<Result<void, Refusal>>;
  /** log2 of scrypt's work on key files; only tests lower it. */
  readonly work?: number;
}

/**
 * Packs as their authors work on them, put together from the rooms that know of files, of keys and of remotes. Checking and
 * signing are large, and no office needs them: they are loaded when they are first asked for.
 */
export function authoringOf(parts: AuthoringParts): Authoring {
  const { pack } = parts;
  let checking: Promise<PackChecker> | null = null;
  const media = { path: (hash: string) => pack.media(hash), published: publishedIn(pack) };
  const checker = (): Promise<PackChecker> =>
    (checking ??= import('./pack/check.ts').then(({ packChecker }) => packChecker(media)));
  return {
    valueOf,
    edited,
    entriesOf,
    async head(folder) {
      const read = await openPack(folder).content();
      return read.ok ? ok({ id: read.value.id, version: read.value.version }) : read;
    },
    async inUse() {
      const whole = await parts.complete();
      return whole.ok ? ok(await readTexts(await parts.folder())) : whole;
    },
    check: async (folder, keys) => (await checker()).problems(folder, keys),
    async checker(folder, key) {
      const found = await (await checker()).tone(folder, key);
      if (found.ok) return found;
      const [first] = found.error;
      return fail(refuse('pack-damaged', { file: first?.file ?? '', line: first?.line ?? 1 }));
    },
    async *release(folder, order, waiting, signal) {
      const { release } = await import('./release.ts');
      return yield* release(parts, { folder, order, waiting }, signal);
    },
  };
}

/** Bytes of what the release in use lists, by hash; read once for each. */
function publishedIn(pack: PackSource): (hash: string) => Promise<number | null> {
  let last: { readonly of: Library; readonly sizes: ReadonlyMap<string, number> } | null = null;
  return async (hash) => {
    const library = await pack.library();
    if (!library.ok) return null;
    if (last?.of !== library.value) {
      const files = library.value.flatMap((asset) => [asset, ...asset.renditions]);
      last = { of: library.value, sizes: new Map(files.map((file) => [file.hash, file.bytes])) };
    }
    return last.sizes.get(hash) ?? null;
  };
}
