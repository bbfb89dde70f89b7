import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { PackChecker } from './pack/check.ts';
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
  const checker = (): Promise<PackChecker> =>
    (checking ??= import('./pack/check.ts').then(({ packChecker }) => packChecker((hash) => pack.media(hash))));
  return {
    valueOf,
    edited,
    entriesOf,
    inUse: async () => ok(await readTexts(await parts.folder())),
    check: async (folder, keys) => (await checker()).problems(folder, keys),
    async checker(folder, key) {
      const found = await (await checker()).tone(folder, key);
      if (found.ok) return found;
      const [first] = found.error;
      return fail(refuse('pack-damaged', { file: first?.file ?? '', line: first?.line ?? 1 }));
    },
    async *release(folder, order, signal) {
      const { release } = await import('./release.ts');
      return yield* release(parts, folder, order, signal);
    },
  };
}
