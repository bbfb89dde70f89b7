import { mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { RevisionSummary, Saved } from '#contract/drafts.ts';
import type { Draft, DraftSummary, Revision } from '#domain/draft.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { DraftStore, JournalEntry } from '../services/ports/store.ts';
import { draftFolder, isLitter, listDraft, revisionName, UNDO_NAME, undoFile } from './draft-files.ts';
import { DraftIndex } from './draft-index.ts';
import { type Checked, readChecked, readRevision } from './draft-load.ts';
import { revisionSummaries, summaryOf } from './draft-record.ts';
import { attempt, moveDurable, writeDurable } from '../system/durable-file.ts';
import { fileName, idOf } from './file-name.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { OpenDraft, type Opening } from './open-draft.ts';
import { kindOf } from './quarantine.ts';
import { placeOf, type Room } from './room.ts';
import { sideBySide } from '../system/side-by-side.ts';
import { flushFolder } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

type Undo = { readonly edition: number; readonly history: string };

/** Drafts kept open: their document in memory, their journal's file at hand. */
const KEPT_OPEN = 32;

/** Drafts on the disk, one folder each. */
export class DiskDrafts implements DraftStore {
  readonly #room: Room;
  readonly #index: DraftIndex;
  readonly #queue = new KeyedQueue();
  /** Least recently used first. */
  readonly #open = new Map<string, OpenDraft>();

  private constructor(room: Room, index: DraftIndex) {
    this.#room = room;
    this.#index = index;
  }

  /** Reads the index; drafts whose line is missing or may be older than their folder are read themselves. */
  static async open(room: Room): Promise<DiskDrafts> {
    const index = await DraftIndex.open(room);
    const drafts = new DiskDrafts(room, index);
    const ids = await drafts.#folders();
    const present = new Set(ids);
    for (const id of index.ids()) if (!present.has(id)) index.delete(id);
    await sideBySide(ids, (id) => drafts.#refresh(id));
    return drafts;
  }

  async summaries(): Promise<readonly DraftSummary[]> {
    return this.#index.summaries();
  }

  read(id: string): Promise<Draft | null> {
    return this.#queue.run(id, async () => (await this.#use(id))?.draft ?? null);
  }

  create(draft: Draft, first: Revision): Promise<Result<Draft, Refusal>> {
    return this.#queue.run(draft.id, async () => {
      const present = await this.#use(draft.id);
      if (present) return ok(present.draft);
      const place = this.#place(draft.id);
      const made = await attempt(place, () => this.#make(draft, first));
      return made.ok ? made.value : made;
    });
  }

  append(id: string, entry: JournalEntry): Promise<Result<Saved, Refusal>> {
    return this.#queue.run(id, () => this.#change(id, (draft) => draft.append(entry)));
  }

  write(draft: Draft, revision?: Revision): Promise<Result<Draft, Refusal>> {
    return this.#queue.run(draft.id, () => this.#change(draft.id, (open) => open.write(draft, revision)));
  }

  remove(id: string): Promise<Result<void, Refusal>> {
    return this.#queue.run(id, async () => {
      if ((await this.#use(id)) === null) return fail(refuse('no-such-draft'));
      await this.#close(id);
      const moved = await attempt(this.#place(id), () => this.#moveAside(id));
      if (moved.ok) this.#index.delete(id);
      return moved;
    });
  }

  restore(id: string): Promise<Result<Draft, Refusal>> {
    return this.#queue.run(id, async () => {
      const present = await this.#use(id);
      if (present) return ok(present.draft);
      const removed = placeOf(this.#room, draftFolder(id, 'removed'));
      if ((await kindOf(removed)) === 'nothing') return fail(refuse('no-such-draft'));
      const moved = await attempt(removed, () => moveDurable(removed, this.#place(id)));
      if (!moved.ok) return moved;
      const draft = await this.#use(id);
      return draft ? ok(draft.draft) : fail(refuse('no-such-draft'));
    });
  }

  revisions(id: string): Promise<readonly RevisionSummary[]> {
    return this.#queue.run(id, async () => {
      if ((await this.#use(id)) === null) return [];
      const { revisions } = await listDraft(this.#place(id));
      const read = await Promise.all(revisions.map((revision) => this.#revision(id, revision)));
      return revisionSummaries(read.filter((one) => one !== null));
    });
  }

  revision(id: string, revision: string): Promise<Revision | null> {
    return this.#queue.run(id, () => this.#revision(id, revision));
  }

  undo(id: string): Promise<Undo | null> {
    return this.#queue.run(id, async () => {
      const file = path.join(this.#place(id), UNDO_NAME);
      const read = await readChecked(this.#room.format, file, 'tansiq-undo', undoFile, (body) => body.draft === id);
      const undo = await this.#good(read, id, UNDO_NAME);
      return undo && { edition: undo.edition, history: undo.history };
    });
  }

  keepUndo(id: string, undo: Undo): Promise<void> {
    return this.#queue.run(id, async () => {
      if ((await this.#use(id)) === null) return;
      const text = this.#room.format.encode('tansiq-undo', { draft: id, ...undo });
      // A convenience: what can't be kept is not there after the next start, and nothing else depends on it.
      await attempt(this.#place(id), () =>
        writeDurable(this.#place(id), [{ name: UNDO_NAME, text }], this.#room.scratch),
      );
    });
  }

  /** Ids of the drafts that are listed. */
  ids(): readonly string[] {
    return this.#index.ids();
  }

  /** Runs `task` while nothing else touches the draft; `inUse` tells whether its newest state is in memory. */
  whileQuiet<T>(id: string, task: (inUse: boolean) => Promise<T>): Promise<T> {
    return this.#queue.run(id, () => task(this.#open.has(id)));
  }

  /** Reads a draft's newest state as opening it would, healing what is damaged, and lets it go again. */
  async reread(id: string): Promise<void> {
    const draft = await this.#load(id);
    await draft?.close();
  }

  /** Folds the journals, so that the documents are complete, and writes the index. */
  async close(): Promise<void> {
    await this.#queue.settled();
    for (const [id, draft] of this.#open) {
      // A fold that fails leaves the journal, which is durable as it is.
      await draft.fold();
      this.#note(draft);
      await this.#close(id);
    }
    await this.#index.close();
  }

  /** The ids that have a folder; what else stands there is set aside. */
  async #folders(): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const entry of await readdir(placeOf(this.#room, 'drafts'), { withFileTypes: true })) {
      const id = entry.isDirectory() ? idOf(entry.name) : null;
      if (id !== null) ids.push(id);
      else if (!isLitter(entry.name)) await this.#room.quarantine.setAside(`drafts/${entry.name}`, 'set-aside', null);
    }
    return ids;
  }

  /** Trusts the index's line when the log was closed, or when the folder's names say that nothing came after it. */
  async #refresh(id: string): Promise<void> {
    const line = this.#index.get(id);
    if (line !== undefined && line.generation > 0) {
      if (this.#index.clean) return;
      if (await this.#isPresent(id, line.generation)) return;
    }
    await this.reread(id);
  }

  /** Whether nothing came after `generation`, by the names in the folder; one that can't be listed is read to tell. */
  async #isPresent(id: string, generation: number): Promise<boolean> {
    const listing = await attempt(this.#place(id), () => listDraft(this.#place(id)));
    if (!listing.ok) return false;
    const { documents, journals } = listing.value;
    return documents[0] === generation && journals.every((journal) => journal < generation);
  }

  #place(id: string): string {
    return placeOf(this.#room, draftFolder(id));
  }

  /** The draft, opened if need be and marked as used; null when there is none to open. */
  async #use(id: string): Promise<OpenDraft | null> {
    const draft = this.#open.get(id) ?? (await this.#load(id));
    if (draft === null) return null;
    this.#open.delete(id);
    this.#open.set(id, draft);
    this.#makeRoom(id);
    return draft;
  }

  async #load(id: string): Promise<OpenDraft | null> {
    const folder = draftFolder(id);
    if (idOf(fileName(id)) !== id || (await kindOf(placeOf(this.#room, folder))) !== 'folder') return null;
    const opening = await this.#openFolder(folder, id);
    if (opening?.state !== 'open') {
      this.#index.delete(id);
      return null;
    }
    this.#note(opening.draft);
    return opening.draft;
  }

  /** A folder that the system does not let us read is named and left; the others open. */
  async #openFolder(folder: string, id: string): Promise<Opening | null> {
    try {
      return await OpenDraft.open(this.#room, folder, id);
    } catch (error) {
      if (codeOf(error) === '') throw error;
      await this.#room.quarantine.tell({ kind: 'set-aside', file: folder, keptAt: null, openedFrom: null });
      return null;
    }
  }

  /** Closes the draft used longest ago, in its own turn, unless it was used again by then. */
  #makeRoom(inUse: string): void {
    if (this.#open.size <= KEPT_OPEN) return;
    const [oldest] = this.#open.keys();
    if (oldest === undefined || oldest === inUse) return;
    const draft = this.#open.get(oldest);
    this.#open.delete(oldest);
    if (draft) void this.#queue.run(oldest, () => draft.close());
  }

  async #make(draft: Draft, first: Revision): Promise<Result<Draft, Refusal>> {
    const place = this.#place(draft.id);
    await mkdir(place, { recursive: true, mode: 0o700 });
    const folder = draftFolder(draft.id);
    const before = await OpenDraft.open(this.#room, folder, draft.id);
    if (before.state === 'newer') {
      return fail(refuse('profile-newer', { file: before.file, version: before.version }));
    }
    if (before.state === 'open') return ok(before.draft.draft);
    const made = await OpenDraft.create(this.#room, folder, draft, first, before.next);
    if (!made.ok) return made;
    await flushFolder(path.dirname(place));
    this.#open.set(draft.id, made.value);
    this.#makeRoom(draft.id);
    this.#note(made.value);
    return ok(made.value.draft);
  }

  async #change<T>(id: string, change: (draft: OpenDraft) => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
    const draft = await this.#use(id);
    if (draft === null) return fail(refuse('no-such-draft'));
    const changed = await change(draft);
    if (changed.ok) this.#note(draft);
    return changed;
  }

  #note(draft: OpenDraft): void {
    const { generation, folded } = draft.stand;
    this.#index.set({ generation: folded ? generation : 0, summary: summaryOf(draft.draft) });
  }

  async #close(id: string): Promise<void> {
    const draft = this.#open.get(id);
    this.#open.delete(id);
    await draft?.close();
  }

  /** An earlier removal of the same id keeps its files under a name beside the new one. */
  async #moveAside(id: string): Promise<void> {
    const target = placeOf(this.#room, draftFolder(id, 'removed'));
    if ((await kindOf(target)) !== 'nothing') {
      let n = 1;
      while ((await kindOf(`${target}.${n}`)) !== 'nothing') n += 1;
      await rename(target, `${target}.${n}`);
    }
    await moveDurable(this.#place(id), target);
  }

  async #revision(id: string, revision: string): Promise<Revision | null> {
    const read = await readRevision(this.#room.format, this.#place(id), id, revision);
    return (await this.#good(read, id, revisionName(revision)))?.revision ?? null;
  }

  /** The value of a file that was read; a damaged one is set aside, one of a newer version is named and stays. */
  async #good<T>(read: Checked<T>, id: string, name: string): Promise<T | null> {
    const file = path.posix.join(draftFolder(id), name);
    if (read.state === 'damaged') await this.#room.quarantine.setAside(file, 'set-aside', null);
    if (read.state === 'newer')
      await this.#room.quarantine.tell({ kind: 'newer', file, keptAt: null, openedFrom: null });
    return read.state === 'good' ? read.value : null;
  }
}
