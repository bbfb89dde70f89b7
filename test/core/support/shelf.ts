import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mailHead } from '../../../electron/contract/schemas/head.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const isPointer = (key: string): boolean => key.endsWith('/head.json') || key.endsWith('timestamp.json');
/** Files that a server keeps for itself, or that an upload which broke left. */
const isHidden = (key: string): boolean => key.split('/').some((part) => part.startsWith('.'));

/** What stands at a remote, looked at again and again: what was there whole stays as it is. */
export class Shelf {
  readonly #folder: string;
  readonly #seen = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was deleted, changed or damaged since it was looked at before. */
  async losses(): Promise<readonly string[]> {
    const lost: string[] = [];
    const there = await this.objects();
    for (const [key, bytes] of there) {
      if (/^(?:objects|media)\//.test(key) && sha256(bytes) !== path.basename(key)) lost.push(`damaged: ${key}`);
      lost.push(...(isPointer(key) ? this.#back(key, bytes) : this.#changed(key, bytes)));
    }
    for (const key of this.#seen.keys()) if (!there.has(key)) lost.push(`deleted: ${key}`);
    return lost;
  }

  /** Every object by its key. */
  async objects(): Promise<ReadonlyMap<string, Uint8Array>> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
    const keyed = await Promise.all(
      files.map(async (file) => [path.relative(this.#folder, file), await readFile(file)] as const),
    );
    return new Map(keyed.filter(([key]) => !isHidden(key)));
  }

  #changed(key: string, bytes: Uint8Array): readonly string[] {
    const before = this.#seen.get(key);
    this.#seen.set(key, sha256(bytes));
    return before === undefined || before === sha256(bytes) ? [] : [`changed: ${key}`];
  }

  /** A head that tells of fewer parcels than it did. */
  #back(key: string, bytes: Uint8Array): readonly string[] {
    this.#seen.set(key, '');
    if (!key.endsWith('/head.json')) return [];
    const { count } = mailHead.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const before = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count);
    return count < before ? [`went back from ${before} to ${count}: ${key}`] : [];
  }
}
