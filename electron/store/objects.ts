import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { sha256 as sha256Schema } from '#contract/schemas/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Arrival, ObjectStore } from '../services/ports/store.ts';
import { isLitter } from './draft-files.ts';
import { attempt, makeFolder, moveDurable, refusalOf, writeFlushed } from '../system/durable-file.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { placeOf, type Room } from './room.ts';
import { codeOf } from '../system/error-code.ts';

const ROOT = 'objects';
/** Objects on their way in, under their hash: what came is kept across restarts. */
export const ARRIVING = 'arriving';

/** Objects as files `objects/ab/<sha256>`. */
export class DiskObjects implements ObjectStore {
  readonly #room: Room;
  readonly #queue = new KeyedQueue();

  constructor(room: Room) {
    this.#room = room;
  }

  async size(sha256: string): Promise<number | null> {
    return sizeOf(this.#place(sha256));
  }

  async put(bytes: Uint8Array): Promise<Result<string, Refusal>> {
    const sha256 = hash('sha256', bytes);
    return this.#queue.run(sha256, async () => {
      const place = this.#place(sha256);
      if ((await sizeOf(place)) === bytes.length) return ok(sha256);
      return attempt(place, async () => {
        const arriving = this.#arriving(sha256);
        await makeFolder(path.dirname(arriving));
        await rm(arriving, { force: true });
        await writeFlushed(arriving, bytes);
        await this.#settle(arriving, place);
        return sha256;
      });
    });
  }

  async read(sha256: string, from = 0): Promise<AsyncIterable<Uint8Array> | null> {
    const place = this.#place(sha256);
    return (await sizeOf(place)) === null ? null : createReadStream(place, { start: from });
  }

  async path(sha256: string): Promise<string | null> {
    const place = this.#place(sha256);
    return (await sizeOf(place)) === null ? null : place;
  }

  async arrive(sha256: string, size: number): Promise<Result<Arrival, Refusal>> {
    const arriving = this.#arriving(sha256);
    return attempt(arriving, async () => {
      await makeFolder(path.dirname(arriving));
      let have = (await sizeOf(arriving)) ?? 0;
      if (have > size) {
        await truncate(arriving, 0);
        have = 0;
      }
      const handle = await open(arriving, 'a', 0o600);
      return this.#arrival(sha256, size, have, handle);
    });
  }

  async remove(sha256: string): Promise<void> {
    await this.#queue.run(sha256, () => rm(this.#place(sha256), { force: true }));
  }

  /** Every object hashed; what is not what its name says is set aside, and asked for again by whoever needs it. */
  async check(stop: AbortSignal): Promise<void> {
    for (const shelf of await readdir(placeOf(this.#room, ROOT))) {
      const folder = path.posix.join(ROOT, shelf);
      const names = await readdir(placeOf(this.#room, folder)).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOTDIR') throw error;
        return null;
      });
      if (names === null && !isLitter(shelf)) await this.#room.quarantine.setAside(folder, 'set-aside', null);
      for (const name of names ?? []) if (!stop.aborted) await this.#checkOne(`${folder}/${name}`, name);
    }
  }

  #checkOne(file: string, name: string): Promise<void> {
    return this.#queue.run(name, async () => {
      if (isLitter(name)) return;
      const found = await hashOf(placeOf(this.#room, file)).catch((error: unknown) => {
        // Removed since the folder was listed; or closed to us, which is told.
        if (codeOf(error) === '') throw error;
        return codeOf(error) === 'ENOENT' ? name : null;
      });
      if (found !== name) await this.#room.quarantine.setAside(file, 'set-aside', null);
    });
  }

  close(): Promise<void> {
    return this.#queue.settled();
  }

  #arrival(sha256: string, size: number, have: number, handle: FileHandle): Arrival {
    const arriving = this.#arriving(sha256);
    let length = have;
    return {
      have,
      write: async (chunk) => {
        const written = await attempt(arriving, () => handle.writeFile(chunk));
        if (written.ok) length += chunk.length;
        return written;
      },
      pause: () => handle.close(),
      finish: async () => {
        try {
          await handle.sync();
        } catch (error) {
          return fail(refusalOf(error, arriving));
        } finally {
          await handle.close();
        }
        return this.#queue.run(sha256, () => this.#admit(sha256, arriving, length === size));
      },
    };
  }

  /** Only what has the right bytes gets the name. */
  async #admit(sha256: string, arriving: string, complete: boolean): Promise<Result<void, Refusal>> {
    const checked = await attempt(arriving, async () => complete && (await hashOf(arriving)) === sha256);
    if (!checked.ok) return checked;
    if (checked.value) return attempt(arriving, () => this.#settle(arriving, this.#place(sha256)));
    await attempt(arriving, () => rm(arriving, { force: true }));
    return fail(refuse('object-damaged', { object: sha256 }));
  }

  async #settle(arriving: string, place: string): Promise<void> {
    await makeFolder(path.dirname(place));
    await moveDurable(arriving, place);
  }

  #place(sha256: string): string {
    const name = sha256Schema.parse(sha256);
    return placeOf(this.#room, `${ROOT}/${name.slice(0, 2)}/${name}`);
  }

  #arriving(sha256: string): string {
    return placeOf(this.#room, `${ARRIVING}/${sha256Schema.parse(sha256)}`);
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function hashOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Uint8Array);
  return digest.digest('hex');
}
