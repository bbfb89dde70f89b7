import type { Refusal } from '#contract/refusal.ts';
import type { BundleEvent, CsvTool, FoundBundle } from '#contract/bundles.ts';
import type { Drive, Folder } from '#contract/places.ts';
import type { CopyEvent, StoreNotice } from '#contract/profile.ts';
import type { Problem, ReleaseEvent } from '#contract/publish.ts';
import type { RevisionSummary, Saved } from '#contract/drafts.ts';
import type { EnrolmentRecord, OfficeCard } from '#contract/schemas/card.ts';
import type { MailHead, MailPage } from '#contract/schemas/head.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import type { CheckStep, RemoteAddress } from '#contract/schemas/remote.ts';
import type { Settings } from '#contract/settings.ts';
import type { Directory } from '#domain/directory.ts';
import type { Draft, DraftSummary, Revision } from '#domain/draft.ts';
import type { Edit } from '#domain/edit.ts';
import type { Library, Pack } from '#domain/pack.ts';
import type { ParcelHead, ParcelKind } from '#domain/parcel.ts';
import type { Result } from '#domain/result.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import type { z } from 'zod';

/** Time, passed in. `now` is a UTC instant, ISO 8601 with milliseconds. */
export interface Clock {
  now(): string;
}

/** New ids: ULIDs, ascending within one process even when the clock goes back. */
export interface Ids {
  next(): string;
}

/** SHA-256 of bytes, or of the UTF-8 of a text, in hex. */
export type Digest = (data: string | Uint8Array) => string;

/** Waiting, passed in. Answers how to call it off; a pending one never keeps the process alive. */
export interface Timers {
  after(milliseconds: number, work: () => void): () => void;
}

/** A number in [0, 1), passed in. */
export type Random = () => number;

export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

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

/** Settings may lose the last change (design/exchange.md, "Durability"); electron-store on disk. */
export interface SettingsStore {
  get(): Settings;
  set(change: Partial<Settings>): Settings;
}

/** The signed release in use. `content` is checked by schema when it is opened; the rest is read when asked for. */
export interface PackSource {
  content(): Promise<Result<Pack, Refusal>>;
  library(): Promise<Result<Library, Refusal>>;
  tone(): Promise<Result<ToneSource, Refusal>>;
  /** Absolute path of the media file with this hash, or null. */
  media(hash: string): Promise<string | null>;
}

/** The texts of a pack folder by their path in it, with `/`; media are no texts. */
export type PackTexts = Readonly<Record<string, string>>;

export interface WorkbenchState {
  readonly at: string;
  /** The release it began from. */
  readonly from: { readonly id: string; readonly version: string };
  /** Changes that can be taken back. */
  readonly steps: number;
}

/**
 * The desk's working copy of the pack, in the profile (electron/workbench/README.md).
 *
 * Obligations: what answers `ok` is durable; after a power cut a file is as it was before a change or after it, and
 * `undo` takes the last change back either way.
 */
export interface Workbench {
  /** A pack folder but for the media of the release it began from. */
  readonly folder: string;
  /** Null when none was begun. */
  state(): Promise<WorkbenchState | null>;
  /** Begins anew; what was there goes. */
  begin(texts: PackTexts, from: WorkbenchState['from'], at: string): Promise<Result<void, Refusal>>;
  discard(): Promise<Result<void, Refusal>>;
  read(file: string): Promise<string | null>;
  /** Null removes the file. */
  write(file: string, text: string | null, at: string): Promise<Result<void, Refusal>>;
  /** Takes the last change back; answers its file, null when there is none. */
  undo(): Promise<Result<string | null, Refusal>>;
  texts(): Promise<PackTexts>;
  /** The texts it began from. */
  base(): Promise<PackTexts>;
  addMedia(hash: string, extension: string, bytes: Uint8Array): Promise<Result<void, Refusal>>;
}

/** A place in a pack file's values: keys, and numbers from 0 in lists. */
export type EntryEdit =
  | { readonly kind: 'set'; readonly path: readonly (string | number)[]; readonly value: unknown }
  | {
      readonly kind: 'insert';
      readonly path: readonly (string | number)[];
      readonly at: number;
      readonly value: unknown;
    }
  | { readonly kind: 'remove'; readonly path: readonly (string | number)[] };

/** Entries of a pack file by id, '' for a file that is one; each as YAML. */
export type PackEntries = ReadonlyMap<string, string>;

/** What is to be signed, by whose keys, and where it goes. */
export interface ReleaseOrder {
  /** The campaign's key folder, and the passphrase for this once. */
  readonly keys: string;
  readonly passphrase: string;
  /** Days for which offices admit the release without a question. */
  readonly days: number;
  /** A folder; null for the profile's remote. */
  readonly to: string | null;
}

/** What authors need of packs: reading and changing their files, checking, signing. */
export interface Authoring {
  /** The texts of the release in use. */
  inUse(): Promise<Result<PackTexts, Refusal>>;
  /** The values of a text; undefined where it can't be read. */
  valueOf(file: string, text: string): unknown;
  /** Null when the place is not there. */
  edited(file: string, text: string, edit: EntryEdit): string | null;
  entriesOf(file: string, text: string): PackEntries;
  /**
   * Every mistake in a pack folder; media of the release in use count as there. What takes long is looked at again only
   * when its key is another.
   */
  check(folder: string, keys: { readonly tone: string; readonly library: string }): Promise<readonly Problem[]>;
  tone(folder: string): Promise<Result<ToneSource, Refusal>>;
  /** Signs and publishes a pack folder that has no mistakes. */
  release(
    folder: string,
    order: ReleaseOrder,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ReleaseEvent, Result<void, Refusal>>;
}

/** Folders and drives of this computer. */
export interface Places {
  drives(): Promise<readonly Drive[]>;
  folder(path: string | null): Promise<Result<Folder, Refusal>>;
  makeFolder(parent: string, name: string): Promise<Result<Folder, Refusal>>;
}

/** Who this profile is in its campaign, by the office card that was opened in it. */
export interface Membership {
  readonly campaign: string;
  readonly office: string;
  readonly device: string;
}

/** Opens a remote by its address; `traffic` is told what goes over the network. */
export type OpenRemote = (address: RemoteAddress, secret: string, traffic: Traffic) => Remote;

/**
 * Tests a remote with small objects of its own, which it takes away again; about 150 KB go over the network. Answers the
 * first refusal.
 */
export type CheckRemote = (
  address: RemoteAddress,
  secret: string,
  signal: AbortSignal | undefined,
) => AsyncGenerator<CheckStep, Result<void, Refusal>>;

/** A post of a bundle with the files that go with it. */
export interface BundlePost {
  readonly post: ApprovedPost;
  /** In the order of `post.content.media`: the file to copy and its names. */
  readonly media: readonly {
    readonly asset: string;
    readonly file: string;
    readonly hash: string;
    readonly type: string;
    readonly bytes: number;
    readonly title: string;
  }[];
}

export interface BundleOrder {
  readonly posts: readonly BundlePost[];
  readonly pack: Pack;
  readonly office: string;
  readonly to: string;
  readonly tools: readonly CsvTool[];
  readonly bom: boolean;
  readonly language: 'ar' | 'fr' | 'en';
  readonly digits: 'latn' | 'arab';
  /** Instant of the export. */
  readonly at: string;
}

/** A sync bundle to be made; `id` (SHA-256, hex) tells it from every other. */
export interface SyncOrder {
  readonly id: string;
  readonly campaign: string;
  readonly office: string;
  readonly to: string;
  readonly at: string;
}

/** Bundles for carrying. Generators yield progress and return the outcome; aborting the signal stops between writes. */
export interface Bundles {
  export(order: BundleOrder, signal: AbortSignal | undefined): AsyncGenerator<BundleEvent, Result<void, Refusal>>;
  verify(folder: string, signal: AbortSignal | undefined): AsyncGenerator<BundleEvent, Result<void, Refusal>>;
  /** Verifies whole, then answers what is in it; the caller admits it. */
  open(
    folder: string,
    campaign: string,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<BundleEvent, Result<readonly ApprovedPost[], Refusal>>;
  find(folder: string): Promise<readonly FoundBundle[]>;
  /** A new, empty sync bundle under `to`: whatever is put below `data` travels once it is sealed. */
  begin(order: SyncOrder): Promise<Result<{ readonly folder: string; readonly data: string }, Refusal>>;
  /** Lists and reads back what was put there, and completes the bundle: only then may the stick be removed. */
  seal(folder: string, signal: AbortSignal | undefined): AsyncGenerator<BundleEvent, Result<void, Refusal>>;
  /** Verifies a sync bundle whole; answers where its data stand. */
  unseal(
    folder: string,
    campaign: string,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<BundleEvent, Result<{ readonly data: string }, Refusal>>;
}

/** What is to be uploaded. `open` reads it from a byte on, as often as it is asked; what it throws reaches the caller. */
export interface RemoteSource {
  readonly bytes: number;
  open(from: number): AsyncIterable<Uint8Array>;
}

/** An object being read. */
export interface RemoteRead {
  /** Size of the whole object. */
  readonly bytes: number;
  /** Where `chunks` begins: what was asked for. */
  readonly from: number;
  /** Names this state of the object, where the server has a strong ETag; to be given back when reading on. */
  readonly version: string | null;
  /**
   * The bytes as they come. A refusal is the last thing it yields; ending without one means that all were there. A chunk is
   * the reader's until it asks for the next: who keeps one copies it.
   */
  readonly chunks: AsyncIterable<Result<Uint8Array, Refusal>>;
}

export interface RemoteEntry {
  readonly key: string;
  readonly bytes: number;
}

/** What went over the network, as the sockets counted: with headers, without TLS. Told at each request's end and while it runs. */
export type Traffic = (spent: { readonly requests: number; readonly sent: number; readonly received: number }) => void;

/**
 * Where objects are exchanged; dumb and untrusted (design/exchange.md). Keys: schemas/remote.ts.
 *
 * Obligations of every implementation (test/conformance/remote.ts runs them on each driver and server):
 * - What can happen is answered, not thrown. Only the signal's reason and what a source throws are thrown.
 * - An object is there when its size is right. Its content is for the reader to verify; a wrong one may be put again.
 *   Nothing depends on conditional or atomic puts, locks or weak ETags: servers that ignore them are used safely.
 * - `ok` of a put means that the size was asked for afterwards and is right; in a folder, that it is flushed.
 * - Doing anything twice is doing it once. A put that broke is taken up by the next one of the same key where the
 *   protocol lets it (S3 parts, Nextcloud chunks), else it begins again; nobody reads half of it as whole.
 * - Nothing waits for ever: what does not move for a while is refused with `remote-stalled`, however large it is.
 * - Memory does not depend on the size of an object, nor on a listing's beyond one folder or page.
 */
export interface Remote {
  /** Refused with `remote-not-found` when there is none, `remote-changed` when `from` lies behind its end or `version` is no more. */
  get(
    key: string,
    options?: {
      readonly from?: number | undefined;
      readonly version?: string | null | undefined;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<Result<RemoteRead, Refusal>>;
  /** The size in bytes, or null when there is none. */
  stat(key: string, signal?: AbortSignal): Promise<Result<number | null, Refusal>>;
  /**
   * Puts an object that never changes. `progress` tells how many of its bytes are at the remote; where an object of that
   * size is there already nothing is sent.
   */
  putImmutable(
    key: string,
    source: RemoteSource,
    signal?: AbortSignal,
    progress?: (bytes: number) => void,
  ): Promise<Result<void, Refusal>>;
  /** Replaces a small file that one writer alone changes. Readers find the old or the new one, if the server lets them. */
  putPointer(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<Result<void, Refusal>>;
  /**
   * Every object below a folder, '' for all, each once; no order is promised. None when there is no such folder. A
   * refusal is the last thing it yields. WebDAV asks once for each folder: keep them small and few.
   */
  list(folder: string, signal?: AbortSignal): AsyncIterable<Result<RemoteEntry, Refusal>>;
  /** Free bytes, or null where the remote does not tell. */
  free(signal?: AbortSignal): Promise<Result<number | null, Refusal>>;
  /** What is not there is deleted. */
  delete(key: string, signal?: AbortSignal): Promise<Result<void, Refusal>>;
  /** Lets connections go. */
  close(): void;
}

/** The system's own keeping of secrets (Electron's `safeStorage`): text that only this account on this computer opens. */
export interface SecretCipher {
  seal(secret: string): Promise<string>;
  /** Null when it was sealed elsewhere. */
  open(sealed: string): Promise<string | null>;
}

/**
 * Secrets of a profile by name: keys of its device, passwords of remotes. What `put` answers with `ok` is durable. They
 * are in no pack, bundle, remote or log.
 */
export interface Vault {
  /** `system`: sealed by the system, readable on this computer only. `file`: a file that only this account may read. */
  readonly kind: 'system' | 'file';
  /** Null when there is none. Refused with `secrets-not-here` when another computer's system sealed it. */
  get(name: string): Promise<Result<string | null, Refusal>>;
  put(name: string, secret: string): Promise<Result<void, Refusal>>;
  remove(name: string): Promise<Result<void, Refusal>>;
}

/** A parcel whose signature, device, member and role were found right. `known` is false for kinds of a newer version. */
export type OpenedParcel =
  | {
      readonly [K in ParcelKind]: ParcelHead & {
        readonly known: true;
        readonly kind: K;
        readonly body: ParcelBodies[K];
      };
    }[ParcelKind]
  | (ParcelHead & { readonly known: false; readonly body: unknown });

/** What a device signs of a head or a page; the rest is known of it. */
export type UnsignedHead = Pick<MailHead, 'to' | 'count' | 'at' | 'recent' | 'seen'>;
export type UnsignedPage = Pick<MailPage, 'to' | 'number' | 'entries'>;

/** Whose mail is read: a device of an office, to an addressee. */
export interface MailBox {
  readonly office: string;
  readonly device: string;
  readonly to: string;
}

/**
 * What this device sends and receives, signed and sealed.
 *
 * Obligations: sealing is done with the directory in use; nothing is sealed to a revoked device. Opening judges by the
 * directory in use and by `heard`, the instant at which the bytes were first met, so that a thief's backdated parcel does
 * not count. Refusals say whether to wait (`device-unknown`: a newer release may name it) or not. Without a device of its
 * own (the demo, before the card) everything is refused with `not-enrolled`.
 */
export interface Parcels {
  /** The sealed bytes of a new parcel; each call makes others, so they are kept and sent again as they are. */
  seal<K extends ParcelKind>(
    order: { readonly id: string; readonly to: string; readonly kind: K; readonly member: string; readonly at: string },
    body: ParcelBodies[K],
  ): Promise<Result<Uint8Array, Refusal>>;
  open(sealed: Uint8Array, heard: string): Promise<Result<OpenedParcel, Refusal>>;
  signHead(head: UnsignedHead): Promise<Result<MailHead, Refusal>>;
  signPage(page: UnsignedPage): Promise<Result<MailPage, Refusal>>;
  /** Decodes and verifies another device's head; refused when it is not of that box. */
  readHead(bytes: Uint8Array, box: MailBox, heard: string): Promise<Result<MailHead, Refusal>>;
  readPage(bytes: Uint8Array, box: MailBox, heard: string): Promise<Result<MailPage, Refusal>>;
}

/** Progress of publishing: objects done of all, bytes sent so far. */
export type PublishEvent =
  | {
      readonly type: 'progress';
      readonly step: 'media' | 'lists';
      readonly key: string;
      readonly done: number;
      readonly total: number;
      readonly sent: number;
    }
  | {
      readonly type: 'finished';
      readonly number: number;
      readonly pack: string;
      readonly expires: string;
      readonly files: number;
      readonly sent: number;
    };

/** A release that was verified whole and is kept on the disk. */
export interface Release {
  /** The release's number: a higher one is newer. */
  readonly number: number;
  /** Folder of its pack: what `openPack` opens. */
  readonly folder: string;
  readonly pack: { readonly id: string; readonly version: string; readonly released: string };
  /** Instant at which the desk published it; null when its signer did not say. */
  readonly at: string | null;
  /** Instant from which it would not be admitted without being asked; what was admitted stays in use. */
  readonly expires: string;
  readonly admittedAt: string;
}

/** Progress of an admission: files fetched of those that are new, and their bytes. */
export interface AdmissionProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly bytesTotal: number;
}

/**
 * The campaign's releases as this profile trusts them.
 *
 * Obligations: nothing of a release is used before all of it was verified, unpacked and flushed; then one pointer is
 * switched, durably. Whatever is refused, what was in use stays in use. A release that is older than one that was ever
 * admitted is refused, whoever asks. What a cut left is not fetched again. A release that is in use never runs out.
 */
export interface Releases {
  /** Null before the first. */
  current(): Promise<Release | null>;
  /** Whose devices count, by the release in use. Refused with `release-missing` before the first. */
  directory(): Promise<Result<Directory, Refusal>>;
  /** The latest instant that this profile has proof of: the clock's, or one that the desk signed. A reset clock does not turn it back. */
  now(): string;
  /**
   * Looks for a newer release and admits it. `acceptExpired` is a person's decision to take one that ran out: signatures
   * and age are judged all the same. Refused with `release-missing` where the remote has none, and with the reason where
   * it can't be trusted.
   */
  admit(
    remote: Pick<Remote, 'get'>,
    options: {
      readonly acceptExpired: boolean;
      readonly signal?: AbortSignal | undefined;
      readonly progress?: ((told: AdmissionProgress) => void) | undefined;
    },
  ): Promise<Result<{ readonly version: string; readonly changed: boolean }, Refusal>>;
  /**
   * Brings what the release in use lists of assets' renditions, which `admit` leaves for later: they are the larger part of
   * the index, and who pays by the megabyte may do without. True when something came.
   */
  complete(
    remote: Pick<Remote, 'get'>,
    options: {
      readonly signal?: AbortSignal | undefined;
      readonly progress?: ((told: AdmissionProgress) => void) | undefined;
    },
  ): Promise<Result<boolean, Refusal>>;
  /**
   * Puts the release in use as it is onto another remote, without media: anybody may carry it on. A newer one that stands
   * there stays. Refused with `release-missing` before the first.
   */
  offer(
    remote: Pick<Remote, 'get' | 'putImmutable' | 'putPointer'>,
    signal?: AbortSignal,
  ): Promise<Result<void, Refusal>>;
}

/** The office card of this profile, and the device that it became by it. */
export interface CardHolder {
  /** Null before a card was opened; at hand, because everything that happens asks for it. */
  record(): EnrolmentRecord | null;
  /** Whether this computer still has the device's keys: a backup that was brought to another has not. */
  hasKeys(): Promise<boolean>;
  /** Refused with `not-a-card`, `card-wrong-code`, `card-damaged`, `card-forged`. */
  open(sealed: Uint8Array, code: string): Promise<Result<OfficeCard, Refusal>>;
  /**
   * Makes this device's keys in the vault, and its enrolment, sealed to the desk. The record counts once it is durable;
   * keys of a device that was here before go then. `command` becomes the parcel's id.
   */
  enrol(card: OfficeCard, command: string, at: string): Promise<Result<EnrolmentRecord, Refusal>>;
}
