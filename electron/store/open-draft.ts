import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import type { Refusal } from '#contract/refusal.ts';
import { draft as draftSchema, revision as revisionSchema } from '#contract/schemas/draft.ts';
import type { Saved } from '#contract/drafts.ts';
import type { Draft, Revision } from '#domain/draft.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { JournalEntry } from '../services/ports/store.ts';
import { DraftAdapter } from './draft-adapter.ts';
import { type DraftDocument, documentName, journalName, revisionFileOf, revisionName } from './draft-files.ts';
import { applyEntry, type DraftRecord, replaceDraft } from './draft-record.ts';
import { attempt } from '../system/durable-file.ts';
import { encodeRecord } from './record-log.ts';
import { placeOf, type Room } from './room.ts';
import { flushFolder } from '../system/drive.ts';

/** A longer journal is folded by itself, so that opening a draft never replays more. Bytes. */
const LONGEST_JOURNAL = 256 * 1024;

/** What opening a draft's folder gave. */
export type Opening =
  | { readonly state: 'open'; readonly draft: OpenDraft }
  | { readonly state: 'newer'; readonly file: string; readonly version: number }
  /** `next` is a generation that no file of the folder has. */
  | { readonly state: 'none'; readonly next: number };

/** A draft in use: its document in lowdb, its journal's file open. One caller at a time (see `KeyedQueue`). */
export class OpenDraft {
  readonly #room: Room;
  readonly #folder: string;
  readonly #low: Low<DraftDocument>;
  readonly #adapter: DraftAdapter;
  /** Last acknowledged state: the document with the journal applied. */
  #record: DraftRecord;
  #journal: FileHandle | null = null;
  #journalBytes: number;
  /** Set when the journal can't be trusted with more: the next save writes the document instead. */
  #fold = false;

  private constructor(room: Room, folder: string, low: Low<DraftDocument>, adapter: DraftAdapter, bytes: number) {
    this.#room = room;
    this.#folder = folder;
    this.#low = low;
    this.#adapter = adapter;
    this.#record = low.data;
    this.#journalBytes = bytes;
  }

  /** Opens the newest good state of `folder` (inside the profile); damaged files are set aside after it is safe. */
  static async open(room: Room, folder: string, id: string): Promise<Opening> {
    const place = placeOf(room, folder);
    const adapter = new DraftAdapter(room, place, id);
    const document = await adapter.read();
    const { loaded } = adapter;
    if (loaded.state === 'newer') {
      const file = path.posix.join(folder, loaded.file);
      await room.quarantine.tell({ kind: 'newer', file, keptAt: null, openedFrom: null });
      return { state: 'newer', file, version: loaded.version };
    }
    if (loaded.state === 'none' || document === null) {
      for (const name of loaded.damaged) {
        await room.quarantine.setAside(path.posix.join(folder, name), 'set-aside', null);
      }
      return { state: 'none', next: Math.max(0, ...adapter.generations) + 1 };
    }
    const draft = new OpenDraft(room, place, new Low(adapter, document), adapter, loaded.journalBytes);
    if (loaded.damaged.length > 0)
      await draft.#recover(folder, loaded.damaged, Math.max(document.generation, ...loaded.generations));
    return { state: 'open', draft };
  }

  /** Makes the folder's first document and revision. The folder exists; its own name is flushed by the caller. */
  static async create(
    room: Room,
    folder: string,
    draft: Draft,
    first: Revision,
    generation: number,
  ): Promise<Result<OpenDraft, Refusal>> {
    const place = placeOf(room, folder);
    const adapter = new DraftAdapter(room, place, draft.id);
    const low = new Low<DraftDocument>(adapter, { generation, draft, answered: [] });
    const made = new OpenDraft(room, place, low, adapter, 0);
    const written = await made.#commit({ draft, answered: [] }, first, generation);
    return written.ok ? ok(made) : written;
  }

  get draft(): Draft {
    return this.#record.draft;
  }

  /** Generation of the document on the disk, and whether the journal holds edits after it. */
  get stand(): { readonly generation: number; readonly folded: boolean } {
    return { generation: this.#low.data.generation, folded: this.#journalBytes === 0 };
  }

  async append(entry: JournalEntry): Promise<Result<Saved, Refusal>> {
    const applied = applyEntry(this.#record, entry);
    if (!applied.ok) return applied;
    const { record, saved, repeated } = applied.value;
    if (repeated) return ok(saved);
    const kept =
      this.#fold || this.#journalBytes > LONGEST_JOURNAL ? await this.#commit(record) : await this.#journalise(entry);
    if (!kept.ok) return kept;
    this.#record = record;
    return ok(saved);
  }

  async write(draft: Draft, revision?: Revision): Promise<Result<Draft, Refusal>> {
    const replaced = replaceDraft(this.#record, draft);
    if (!replaced.ok) return replaced;
    const written = await this.#commit(replaced.value, revision);
    return written.ok ? ok(draft) : written;
  }

  /** Writes the journal's edits into the document, if there are any. */
  async fold(): Promise<Result<void, Refusal>> {
    return this.#journalBytes === 0 ? ok(undefined) : this.#commit(this.#record);
  }

  async close(): Promise<void> {
    await this.#journal?.close();
    this.#journal = null;
  }

  /** A new generation with the state that could be read, then the damaged files aside, named with what opened. */
  async #recover(folder: string, damaged: readonly string[], highest: number): Promise<void> {
    const present = documentName(this.#low.data.generation);
    const written = await this.#commit(this.#record, undefined, highest + 1, false);
    // Without room for the new generation the old ones stay as they are; the state in memory is good all the same.
    if (!written.ok) {
      this.#fold = true;
      return;
    }
    for (const name of damaged) {
      const mattered = name !== present && /^(draft|journal)\./.test(name);
      await this.#room.quarantine.setAside(
        path.posix.join(folder, name),
        mattered ? 'recovered' : 'set-aside',
        this.draft.savedAt,
      );
    }
  }

  async #commit(
    record: DraftRecord,
    revision?: Revision,
    generation = this.#low.data.generation + 1,
    prunes = true,
  ): Promise<Result<void, Refusal>> {
    const document: DraftDocument = { generation, draft: draftSchema.parse(record.draft), answered: record.answered };
    this.#adapter.alongside = revision ? [this.#revisionText(document, revisionSchema.parse(revision))] : [];
    const before = this.#low.data;
    this.#low.data = document;
    this.#adapter.prunes = prunes;
    const written = await attempt(this.#folder, () => this.#low.write());
    if (!written.ok) {
      // Its file may be there all the same (a rename that could not be flushed): the next one takes another number.
      this.#low.data = { ...before, generation };
      this.#fold = true;
      return fail(written.error);
    }
    this.#record = document;
    this.#fold = false;
    await this.#leaveJournal();
    return ok(undefined);
  }

  #revisionText(document: DraftDocument, revision: Revision) {
    const body = revisionFileOf(document, revision);
    return { name: revisionName(revision.id), text: this.#room.format.encode('tansiq-revision', body) };
  }

  /** The old journal stays as part of its generation's snapshot; the next edit begins another. */
  async #leaveJournal(): Promise<void> {
    await this.close();
    this.#journalBytes = 0;
  }

  /** One write, one flush. After a failure nobody knows what of it reached the disk, so the journal is left. */
  async #journalise(entry: JournalEntry): Promise<Result<void, Refusal>> {
    const file = path.join(this.#folder, journalName(this.#low.data.generation));
    const written = await attempt(file, async () => {
      const head = this.#journalBytes === 0 ? encodeRecord(this.#head()) : '';
      this.#journal ??= await openJournal(file, this.#journalBytes);
      const bytes = Buffer.from(head + encodeRecord(entry));
      await writeWhole(this.#journal, bytes, this.#journalBytes);
      await this.#journal.datasync();
      if (this.#journalBytes === 0) await flushFolder(this.#folder);
      this.#journalBytes += bytes.length;
    });
    if (!written.ok) {
      this.#fold = true;
      await this.close();
    }
    return written;
  }

  #head() {
    const { generation, draft } = this.#low.data;
    return { format: 'tansiq-journal', version: this.#room.format.version, draft: draft.id, generation };
  }
}

/** Opens a journal for writing and cuts off what an interrupted append left after its good bytes. */
async function openJournal(file: string, goodBytes: number): Promise<FileHandle> {
  const handle = await open(file, goodBytes === 0 ? 'w' : 'r+', 0o600);
  await handle.truncate(goodBytes);
  return handle;
}

/** A disk that fills up takes a part of the bytes and reports the rest only when asked again. */
async function writeWhole(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
