import type { StoreNotice } from '#contract/profile.ts';
import type { Store } from '../services/ports/store.ts';
import { DiskDocuments } from './disk-documents.ts';
import { DiskDrafts } from './disk-drafts.ts';
import { DiskObjects } from './objects.ts';
import type { FolderLock } from '../system/folder-lock.ts';
import type { Room } from './room.ts';
import { scrub } from './scrub.ts';
import { codeOf } from '../system/error-code.ts';

/** An open profile on the disk. */
export class DiskStore implements Store {
  readonly room: Room;
  readonly drafts: DiskDrafts;
  readonly documents: DiskDocuments;
  readonly objects: DiskObjects;
  readonly #lock: FolderLock;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #checked: Promise<void> | null = null;
  #closed: Promise<void> | null = null;

  private constructor(room: Room, drafts: DiskDrafts, lock: FolderLock, checkAfter: number) {
    this.room = room;
    this.drafts = drafts;
    this.documents = new DiskDocuments(room);
    this.objects = new DiskObjects(room);
    this.#lock = lock;
    this.#timer = setTimeout(() => void this.#checkQuietly(), checkAfter);
    this.#timer.unref();
  }

  /** `checkAfter`: milliseconds until the files are read back in the background. */
  static async open(room: Room, lock: FolderLock, checkAfter: number): Promise<DiskStore> {
    return new DiskStore(room, await DiskDrafts.open(room), lock, checkAfter);
  }

  get folder(): string {
    return this.room.folder;
  }

  notices(): readonly StoreNotice[] {
    return this.room.quarantine.notices();
  }

  dismiss(notice: string): Promise<void> {
    return this.room.quarantine.dismiss(notice);
  }

  whenChecked(): Promise<void> {
    clearTimeout(this.#timer);
    this.#checked ??= scrub(this.room, this.drafts, this.documents, this.objects, this.#stop.signal);
    return this.#checked;
  }

  /** A disk that fails while nobody waits is met again by whoever needs the file; it must not end the process. */
  async #checkQuietly(): Promise<void> {
    try {
      await this.whenChecked();
    } catch (error) {
      if (codeOf(error) === '') throw error;
    }
  }

  /** Twice is once. The lock is let go even when the last writes fail. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stop.abort();
    try {
      // A check that failed has told whoever asked for it.
      await Promise.allSettled([this.#checked]);
      await this.objects.close();
      await this.documents.close();
      await this.drafts.close();
    } finally {
      await this.#lock.release();
    }
  }
}
