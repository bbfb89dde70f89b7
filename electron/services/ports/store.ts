import type { RevisionSummary, Saved } from '#contract/drafts.ts';
import type { CopyEvent, StoreNotice } from '#contract/profile.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Draft, DraftSummary, Revision } from '#domain/draft.ts';
import type { Edit } from '#domain/edit.ts';
import type { Result } from '#domain/result.ts';
import type { z } from 'zod';

/**
 * Drafts on the local disk.
 *
 * Obligations of every implementation (test/conformance/store.ts runs them on disk and memory):
 * - What a promise answers with `ok` is durable: file and folder flushed. Nothing answers `ok` before.
 * - One draft's operations run in the order they were asked; different drafts do not wait for each other.
 * - The cost of `append` and `write` does not depend on how many drafts there are.
 * - A file that can't be read back is never overwritten: it is set aside, a notice says so, and the newest good
 *   snapshot opens in its place.
 */
export interface DraftStore {
  summaries(): Promise<readonly DraftSummary[]>;
  /** With the journal folded in. Null when there is none by that id. */
  read(id: string): Promise<Draft | null>;
  /** A new draft with its first revision; the same id again answers what is there. */
  create(draft: Draft, first: Revision): Promise<Result<Draft, Refusal>>;
  /**
   * Appends edits to the draft's journal: one write, one flush. Refused with `edition-moved` when `edition` is not the
   * draft's present one, `edit-does-not-fit` when an edit does not apply. A `command` seen before answers as it did then.
   */
  append(id: string, entry: JournalEntry): Promise<Result<Saved, Refusal>>;
  /**
   * Replaces the document, emptying the journal, and keeps `revision`, if given, for ever. Refused with `edition-moved`
   * when the draft has edits that `draft` does not know (its edition is lower than the present one).
   */
  write(draft: Draft, revision?: Revision): Promise<Result<Draft, Refusal>>;
  /** Moves the draft aside; `restore` brings it back. */
  remove(id: string): Promise<Result<void, Refusal>>;
  restore(id: string): Promise<Result<Draft, Refusal>>;
  /** Newest first. */
  revisions(id: string): Promise<readonly RevisionSummary[]>;
  revision(id: string, revision: string): Promise<Revision | null>;
  undo(id: string): Promise<{ readonly edition: number; readonly history: string } | null>;
  keepUndo(id: string, undo: { readonly edition: number; readonly history: string }): Promise<void>;
}

export interface JournalEntry {
  readonly command: string;
  readonly edition: number;
  readonly at: string;
  readonly edits: readonly Edit[];
}

/** Small documents of the profile: who sits here, what was read, what was posted, posts from bundles. Durable as drafts are. */
export interface DocumentStore {
  /** Null when there is none; a damaged one is set aside and its last good snapshot answers. */
  get<T>(name: DocumentName, schema: z.ZodType<T>): Promise<T | null>;
  put<T>(name: DocumentName, schema: z.ZodType<T>, value: T): Promise<Result<void, Refusal>>;
  /** Names in a collection, for example `posts`. */
  names(collection: string): Promise<readonly string[]>;
}

/** `seat`, `reading`, `posted`, or `<collection>/<id>`. */
export type DocumentName = string;

/**
 * Immutable files by the SHA-256 of their bytes: sealed parcels, media. Memory stays flat whatever their size.
 *
 * Obligations: what `put` and `Arrival.finish` answer with `ok` is durable and has that hash; an arrival that was cut
 * goes on where it stopped, after a restart too; bytes of another hash are never found under a name.
 */
export interface ObjectStore {
  /** Bytes; null when it is not here whole. */
  size(sha256: string): Promise<number | null>;
  /** Keeps bytes and answers their hash. */
  put(bytes: Uint8Array): Promise<Result<string, Refusal>>;
  /** From byte `from` on; null when it is not here. */
  read(sha256: string, from?: number): Promise<AsyncIterable<Uint8Array> | null>;
  /** Absolute path of the file, for what shows media; null when it is not here or lies on no disk. */
  path(sha256: string): Promise<string | null>;
  /** Begins or goes on taking in an object of `size` bytes. One at a time for each object. */
  arrive(sha256: string, size: number): Promise<Result<Arrival, Refusal>>;
  remove(sha256: string): Promise<void>;
}

/** An object on its way in. */
export interface Arrival {
  /** Bytes that are here already: ask for those after them. */
  readonly have: number;
  write(chunk: Uint8Array): Promise<Result<void, Refusal>>;
  /** Leaves what came for later. */
  pause(): Promise<void>;
  /** Whole and of the right hash, durably; else `object-damaged`, and the next arrival begins anew. */
  finish(): Promise<Result<void, Refusal>>;
}

export interface Store {
  readonly folder: string;
  readonly drafts: DraftStore;
  readonly documents: DocumentStore;
  readonly objects: ObjectStore;
  notices(): readonly StoreNotice[];
  dismiss(notice: string): Promise<void>;
  /**
   * Resolves when every file of the profile has been read back once since it was opened; what was damaged is in
   * `notices` then. Without being asked the check begins a while after opening, so that it does not slow the start.
   */
  whenChecked(): Promise<void>;
  /** Waits for what is under way, releases the lock. */
  close(): Promise<void>;
}

/** The folder before a campaign is entered, the lock and the migrations. */
export interface Profiles {
  /** Opens the profile, making an empty one when there is none. */
  open(folder: string): Promise<Result<Store, Refusal>>;
  backup(store: Store, to: string, signal: AbortSignal | undefined): AsyncGenerator<CopyEvent, Result<void, Refusal>>;
  /** Checks the backup whole, keeps the present profile aside, puts the backup in its place. The caller closed the store. */
  restore(
    folder: string,
    from: string,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<CopyEvent, Result<void, Refusal>>;
}
