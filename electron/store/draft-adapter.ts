import path from 'node:path';
import { rm } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { type DraftDocument, documentName, journalName } from './draft-files.ts';
import { type LoadedDraft, loadDraft } from './draft-load.ts';
import { type DurableFile, writeDurable } from '../system/durable-file.ts';
import type { Room } from './room.ts';
import { codeOf } from '../system/error-code.ts';

/** Generations of a document that stay beside the present one, each checked and whole. */
export const SNAPSHOTS = 3;

/**
 * lowdb's adapter for a draft's document. Each write is a new generation, durable when it resolves, and leaves the last
 * ones as snapshots: nothing that can be read back is ever written over. lowdb's own adapter flushes nothing and loses
 * acknowledged data in every power cut (design/exchange.md).
 */
export class DraftAdapter implements Adapter<DraftDocument> {
  /** What the last `read` found. */
  loaded: LoadedDraft = { state: 'none', damaged: [], generations: [] };
  /** Files that become durable with the next document, before it. */
  alongside: readonly DurableFile[] = [];
  /** False while damaged files wait to be set aside: none of them may go with the old snapshots. */
  prunes = true;
  /** Generations on the disk, ascending. */
  generations: readonly number[] = [];
  readonly #room: Room;
  readonly #folder: string;
  readonly #id: string;

  /** `folder` is the draft's, absolute. */
  constructor(room: Room, folder: string, id: string) {
    this.#room = room;
    this.#folder = folder;
    this.#id = id;
  }

  async read(): Promise<DraftDocument | null> {
    this.loaded = await loadDraft(this.#room.format, this.#folder, this.#id);
    this.generations = this.loaded.state === 'newer' ? [] : this.loaded.generations;
    return this.loaded.state === 'open' ? this.loaded.document : null;
  }

  async write(document: DraftDocument): Promise<void> {
    const text = this.#room.format.encode('tansiq-draft', document);
    const files = [...this.alongside, { name: documentName(document.generation), text }];
    await writeDurable(this.#folder, files, this.#room.scratch);
    this.alongside = [];
    this.generations = [...this.generations, document.generation];
    if (this.prunes) await this.#prune(document.generation - SNAPSHOTS);
  }

  /** Lets snapshots before `first` go. Not flushed: what comes back after a power cut is an old snapshot more. */
  async #prune(first: number): Promise<void> {
    const old = this.generations.filter((generation) => generation < first);
    this.generations = this.generations.filter((generation) => generation >= first);
    for (const name of old.flatMap((generation) => [documentName(generation), journalName(generation)])) {
      await rm(path.join(this.#folder, name), { force: true }).catch((error: unknown) => {
        // The document is durable; a snapshot that can't be removed now only takes room.
        if (codeOf(error) === '') throw error;
      });
    }
  }
}
