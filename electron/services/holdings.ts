import type { Amount, LibraryState } from '#contract/exchange.ts';
import type { Refusal } from '#contract/refusal.ts';
import { type AssetFile, filesOf, thumbOf } from '#domain/asset.ts';
import type { Library } from '#domain/pack.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Store } from './ports/store.ts';
import type { Workplace } from './workplace.ts';

/** Files asked about at once: a disk answers no faster. */
const AT_ONCE = 64;

/** The files of a library, those that lists show and the others; and those that are not here. */
interface Shelves {
  readonly store: Store;
  readonly library: Library;
  readonly thumbs: readonly AssetFile[];
  readonly rest: readonly AssetFile[];
  /** Worked out when it is first asked for; shrinks as files come. */
  readonly absent: { thumbs?: Promise<Set<string>>; rest?: Promise<Set<string>> };
}
type Shelf = keyof LibraryState;

/** Which files of the campaign's library are on this computer. Looked up once for each release, then kept up to date. */
export class Holdings {
  readonly #place: Workplace;
  #shelves: Shelves | null = null;

  constructor(place: Workplace) {
    this.#place = place;
  }

  async state(): Promise<Result<LibraryState, Refusal>> {
    const shelves = await this.#open();
    if (!shelves.ok) return shelves;
    const { thumbs, rest } = shelves.value;
    return ok({
      thumbs: split(thumbs, await this.#absent(shelves.value, 'thumbs')),
      rest: split(rest, await this.#absent(shelves.value, 'rest')),
    });
  }

  /** Files of the library that are not here, the smallest first. */
  async missing(shelf: Shelf): Promise<Result<readonly AssetFile[], Refusal>> {
    const shelves = await this.#open();
    if (!shelves.ok) return shelves;
    const absent = await this.#absent(shelves.value, shelf);
    return ok(shelves.value[shelf].filter(({ hash }) => absent.has(hash)).toSorted((a, b) => a.bytes - b.bytes));
  }

  /** Files of the library that are here. */
  async held(shelf: Shelf): Promise<Result<readonly AssetFile[], Refusal>> {
    const shelves = await this.#open();
    if (!shelves.ok) return shelves;
    const absent = await this.#absent(shelves.value, shelf);
    return ok(shelves.value[shelf].filter(({ hash }) => !absent.has(hash)));
  }

  async isHere(store: Store, hash: string): Promise<boolean> {
    return (await store.objects.size(hash)) !== null || (await this.#place.tools.pack.media(hash)) !== null;
  }

  /** A file is here from now on. */
  async came(hash: string): Promise<void> {
    for (const absent of Object.values(this.#shelves?.absent ?? {})) (await absent)?.delete(hash);
  }

  async #open(): Promise<Result<Shelves, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const library = await this.#place.tools.pack.library();
    if (!library.ok) return library;
    if (this.#shelves?.library !== library.value || this.#shelves.store !== store.value) {
      this.#shelves = shelvesOf(store.value, library.value);
    }
    return ok(this.#shelves);
  }

  #absent({ store, absent, ...files }: Shelves, shelf: Shelf): Promise<Set<string>> {
    absent[shelf] ??= this.#look(store, files[shelf]);
    return absent[shelf];
  }

  async #look(store: Store, files: readonly AssetFile[]): Promise<Set<string>> {
    const absent = new Set<string>();
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const some = files.slice(at, at + AT_ONCE);
      const here = await Promise.all(some.map(({ hash }) => this.isHere(store, hash)));
      for (const [index, { hash }] of some.entries()) if (here[index] !== true) absent.add(hash);
    }
    return absent;
  }
}

/** A file that several assets share is counted once. */
function shelvesOf(store: Store, library: Library): Shelves {
  const thumbs = byHash(library.map(thumbOf));
  const all = byHash(library.flatMap(filesOf));
  const rest = [...all.values()].filter(({ hash }) => !thumbs.has(hash));
  return { store, library, thumbs: [...thumbs.values()], rest, absent: {} };
}

const byHash = (files: readonly AssetFile[]): ReadonlyMap<string, AssetFile> =>
  new Map(files.map(({ hash, bytes }) => [hash, { hash, bytes }]));

const split = (files: readonly AssetFile[], absent: ReadonlySet<string>): { here: Amount; absent: Amount } => ({
  here: amountOf(files.filter(({ hash }) => !absent.has(hash))),
  absent: amountOf(files.filter(({ hash }) => absent.has(hash))),
});

const amountOf = (files: readonly AssetFile[]): Amount => ({
  files: files.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
});
