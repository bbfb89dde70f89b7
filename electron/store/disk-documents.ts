import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { id as idSchema } from '#contract/schemas/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { DocumentName, DocumentStore } from '../services/ports/store.ts';
import { isLitter } from './draft-files.ts';
import { type Checked, readChecked } from './draft-load.ts';
import { attempt, makeFolder, writeDurable } from '../system/durable-file.ts';
import { fileName, idOf } from './file-name.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { placeOf, type Room } from './room.ts';
import { codeOf } from '../system/error-code.ts';

/** Files of earlier states that stay beside the present one's: three states. */
const SNAPSHOTS = 6;
const ROOT = 'documents';

/** Small documents, each a row of generations `<name>.<generation>.json`; the newest good one counts. */
export class DiskDocuments implements DocumentStore {
  readonly #room: Room;
  readonly #queue = new KeyedQueue();
  readonly #listings = new Map<string, Promise<Map<string, readonly number[]>>>();

  constructor(room: Room) {
    this.#room = room;
  }

  get<T>(name: DocumentName, schema: z.ZodType<T>): Promise<T | null> {
    return this.#queue.run(name, async () => {
      for (const generation of await this.#generations(name)) {
        const read = await this.#read(name, generation, schema);
        if (read.state === 'good') return read.value.value;
        await this.#tell(name, generation, read);
        // Older states of a document that a newer version wrote would hide what that version knows.
        if (read.state === 'newer') return null;
      }
      return null;
    });
  }

  put<T>(name: DocumentName, schema: z.ZodType<T>, value: T): Promise<Result<void, Refusal>> {
    return this.#queue.run(name, async () => {
      const body = schema.parse(value);
      const place = this.#folder(name);
      const written = await attempt(place, async () => {
        await makeFolder(place);
        const generations = await this.#generations(name);
        const [newest] = generations;
        const present = newest === undefined ? null : await this.#read(name, newest, z.unknown());
        if (present?.state === 'newer') {
          return fail(refuse('profile-newer', { file: this.#file(name, newest ?? 0), version: present.version }));
        }
        await this.#write(name, body, generations);
        return ok(undefined);
      });
      return written.ok ? written.value : written;
    });
  }

  async names(collection: string): Promise<readonly string[]> {
    const listing = await this.#listing(path.posix.join(ROOT, fileName(collection)));
    const names = Array.from(listing, ([name, generations]) => (generations.length > 0 ? idOf(name) : null));
    return names.filter((name) => name !== null).toSorted();
  }

  /** Resolves when nothing is under way. */
  close(): Promise<void> {
    return this.#queue.settled();
  }

  /** Every file of the documents checked; those that can't be read back are set aside. */
  async check(): Promise<void> {
    for (const name of await this.#all()) {
      await this.#queue.run(name, async () => {
        for (const generation of await this.#generations(name)) {
          await this.#tell(name, generation, await this.#read(name, generation, z.unknown()));
        }
      });
    }
  }

  /** Names of all documents; files that are none are set aside. */
  async #all(): Promise<readonly DocumentName[]> {
    const names = new Set<DocumentName>();
    for (const entry of await readdir(placeOf(this.#room, ROOT), { withFileTypes: true })) {
      const collection = entry.isDirectory() ? idOf(entry.name) : null;
      const folder = path.posix.join(ROOT, entry.name);
      if (collection === null) await this.#sort(ROOT, entry.name, '', names);
      else for (const file of await this.#names(folder)) await this.#sort(folder, file, `${collection}/`, names);
    }
    return [...names];
  }

  async #sort(folder: string, file: string, prefix: string, names: Set<DocumentName>): Promise<void> {
    const parts = partsOf(file);
    if (parts) names.add(prefix + parts.name);
    else if (!isLitter(file)) await this.#room.quarantine.setAside(path.posix.join(folder, file), 'set-aside', null);
  }

  /** Each state in two files: no single damaged file loses the last one. */
  async #write(name: DocumentName, value: unknown, generations: readonly number[]): Promise<void> {
    const next = (generations[0] ?? 0) + 1;
    const numbers = [next, next + 1];
    const files = numbers.map((generation) => ({
      name: `${lastOf(name)}.${generation}.json`,
      text: this.#room.format.encode('tansiq-document', { name, generation, value }),
    }));
    await writeDurable(this.#folder(name), files, this.#room.scratch);
    const present = [...numbers.toReversed(), ...generations];
    await this.#setGenerations(
      name,
      present.filter((generation) => generation >= next - SNAPSHOTS),
    );
    for (const old of present.filter((generation) => generation < next - SNAPSHOTS)) {
      await rm(placeOf(this.#room, this.#file(name, old)), { force: true }).catch((error: unknown) => {
        // An old snapshot that can't be removed now only takes room.
        if (codeOf(error) === '') throw error;
      });
    }
  }

  #read<T>(name: DocumentName, generation: number, schema: z.ZodType<T>): Promise<Checked<{ readonly value: T }>> {
    const body = z.strictObject({ name: z.literal(name), generation: z.literal(generation), value: schema });
    const file = placeOf(this.#room, this.#file(name, generation));
    return readChecked(this.#room.format, file, 'tansiq-document', body, () => true);
  }

  async #tell(name: DocumentName, generation: number, read: Checked<unknown>): Promise<void> {
    const file = this.#file(name, generation);
    const { quarantine } = this.#room;
    if (read.state === 'damaged') {
      await quarantine.setAside(file, 'set-aside', null);
      const others = (await this.#generations(name)).filter((one) => one !== generation);
      await this.#setGenerations(name, others);
    }
    if (read.state === 'newer') await quarantine.tell({ kind: 'newer', file, keptAt: null, openedFrom: null });
  }

  /** Newest first. */
  async #generations(name: DocumentName): Promise<readonly number[]> {
    return (await this.#listing(path.posix.dirname(this.#file(name, 1)))).get(lastOf(name)) ?? [];
  }

  /** A folder's generations by file name, read once: the profile is ours alone, and collections grow long. */
  #listing(folder: string): Promise<Map<string, readonly number[]>> {
    const listing = this.#listings.get(folder) ?? this.#list(folder);
    this.#listings.set(folder, listing);
    return listing;
  }

  async #list(folder: string): Promise<Map<string, readonly number[]>> {
    const listing = new Map<string, readonly number[]>();
    for (const file of await this.#names(folder)) {
      const parts = partsOf(file);
      if (parts === null) continue;
      const name = fileName(parts.name);
      listing.set(
        name,
        [...(listing.get(name) ?? []), parts.generation].toSorted((a, b) => b - a),
      );
    }
    return listing;
  }

  async #setGenerations(name: DocumentName, generations: readonly number[]): Promise<void> {
    (await this.#listing(path.posix.dirname(this.#file(name, 1)))).set(lastOf(name), generations);
  }

  async #names(folder: string): Promise<readonly string[]> {
    try {
      return await readdir(placeOf(this.#room, folder));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  /** Path inside the profile. Throws on a name that is none: names come from the program. */
  #file(name: DocumentName, generation: number): string {
    const parts = name.split('/').map((part) => fileName(idSchema.parse(part)));
    if (parts.length > 2) throw new RangeError(`No document name: ${name}`);
    return path.posix.join(ROOT, ...parts.slice(0, -1), `${parts.at(-1) ?? ''}.${generation}.json`);
  }

  #folder(name: DocumentName): string {
    return path.dirname(placeOf(this.#room, this.#file(name, 1)));
  }
}

const lastOf = (name: DocumentName): string => fileName(name.split('/').at(-1) ?? '');

function partsOf(file: string): { readonly name: string; readonly generation: number } | null {
  const match = /^([^.]+)\.([1-9]\d{0,14})\.json$/.exec(file);
  const name = idOf(match?.[1] ?? '');
  return name === null ? null : { name, generation: Number(match?.[2]) };
}
