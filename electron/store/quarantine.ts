import { hash } from 'node:crypto';
import { lstat, rename } from 'node:fs/promises';
import path from 'node:path';
import type { StoreNotice } from '#contract/profile.ts';
import { z } from 'zod';
import type { CheckedFormat } from './checked-file.ts';
import { makeFolder, moveDurable, readIfThere, writeDurable } from '../system/durable-file.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { codeOf } from '../system/error-code.ts';

const FILE = 'notices.json';
const FOLDER = 'quarantine';
const notice: z.ZodType<StoreNotice> = z.strictObject({
  id: z.string(),
  kind: z.enum(['set-aside', 'recovered', 'newer', 'rebuilt']),
  file: z.string(),
  keptAt: z.string().nullable(),
  openedFrom: z.string().nullable(),
});

/** Keeps what can't be read back, and tells of it until the person has seen it. */
export class Quarantine {
  readonly folder: string;
  readonly scratch: string;
  readonly #format: CheckedFormat;
  readonly #queue = new KeyedQueue();
  #notices: readonly StoreNotice[] = [];

  /** `folder` is the profile's. */
  constructor(folder: string, format: CheckedFormat) {
    this.folder = folder;
    this.scratch = path.join(folder, 'tmp');
    this.#format = format;
  }

  /** Reads the notices of earlier sessions that nobody has dismissed. */
  async open(): Promise<void> {
    const bytes = await readIfThere(path.join(this.folder, FILE)).catch(unreadable);
    if (bytes === null) return;
    const decoded = this.#format.decode('tansiq-notices', bytes);
    const notices = decoded.state === 'good' ? z.array(notice).safeParse(decoded.body) : null;
    if (notices?.success) this.#notices = [...notices.data, ...this.#notices];
    else await this.setAside(FILE, 'set-aside', null);
  }

  notices(): readonly StoreNotice[] {
    return this.#notices;
  }

  async dismiss(id: string): Promise<void> {
    this.#notices = this.#notices.filter((one) => one.id !== id);
    await this.#keep();
  }

  /** Moves `file` (a path inside the profile, with `/`) out of the way; where the system refuses, it stays and is named. */
  async setAside(file: string, kind: StoreNotice['kind'], openedFrom: string | null): Promise<void> {
    const keptAt = await this.#queue.run('move', () => this.#move(file));
    await this.tell({ kind, file, keptAt, openedFrom });
  }

  /** Adds a notice; the same one again is one. */
  async tell(told: Omit<StoreNotice, 'id'>): Promise<void> {
    const id = hash('sha256', `${told.kind}\n${told.file}\n${told.keptAt ?? ''}`).slice(0, 16);
    if (this.#notices.some((one) => one.id === id)) return;
    this.#notices = [...this.#notices, { id, ...told }];
    await this.#keep();
  }

  async #move(file: string): Promise<string | null> {
    try {
      await makeFolder(path.join(this.folder, FOLDER));
      const keptAt = await this.#freeName(`${FOLDER}/${file.replaceAll('/', '~')}`);
      await moveDurable(path.join(this.folder, file), path.join(this.folder, keptAt));
      return keptAt;
    } catch (error) {
      if (codeOf(error) === '') throw error;
      return null;
    }
  }

  async #freeName(name: string): Promise<string> {
    for (let n = 0; ; n += 1) {
      const candidate = n === 0 ? name : `${name}.${n}`;
      if ((await kindOf(path.join(this.folder, candidate))) === 'nothing') return candidate;
    }
  }

  /** Notices outlive the process where the disk lets them; one that can't be kept is still told in this session. */
  async #keep(): Promise<void> {
    await this.#queue.run('notices', async () => {
      const text = this.#format.encode('tansiq-notices', this.#notices);
      try {
        await writeDurable(this.folder, [{ name: FILE, text }], this.scratch);
      } catch (error) {
        if (codeOf(error) === '') throw error;
      }
    });
  }
}

/** What stands at a path. */
export async function kindOf(file: string): Promise<'nothing' | 'folder' | 'file'> {
  try {
    return (await lstat(file)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A path through a file leads nowhere either.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 'nothing';
    throw error;
  }
}

/** A file the system refuses to read is as good as damaged: empty bytes, which no check accepts. */
export function unreadable(error: unknown): Buffer {
  if (codeOf(error) === '') throw error;
  return Buffer.alloc(0);
}

/** Makes sure that `name` of the profile is a folder: a file found in its place is set aside. */
export async function ensureFolder(quarantine: Quarantine, name: string): Promise<void> {
  const folder = path.join(quarantine.folder, name);
  if ((await kindOf(folder)) === 'file') {
    if (name === FOLDER) await rename(folder, `${folder}.foreign`);
    else await quarantine.setAside(name, 'set-aside', null);
  }
  await makeFolder(folder);
}
