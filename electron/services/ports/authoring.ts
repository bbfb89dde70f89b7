import type { Problem, ReleaseEvent } from '#contract/publish.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { ToneChecker } from '#domain/tone/compile.ts';

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
  /** `texts` were published: it differs from them from now on. What can be taken back stays so. */
  settle(texts: PackTexts, from: WorkbenchState['from'], at: string): Promise<Result<void, Refusal>>;
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
  /** The texts of the release in use, whole. Refused with `release-half-here` when a part of it can't be had now. */
  inUse(): Promise<Result<PackTexts, Refusal>>;
  /** Which pack a folder holds. */
  head(folder: string): Promise<Result<WorkbenchState['from'], Refusal>>;
  /** The values of a text; undefined where it can't be read. */
  valueOf(file: string, text: string): unknown;
  /** Null when the place is not there. */
  edited(file: string, text: string, edit: EntryEdit): string | null;
  entriesOf(file: string, text: string): PackEntries;
  /**
   * Every mistake in a pack folder; media of the release in use count as there, wherever they are. What takes long is looked at again only
   * when its key is another.
   */
  check(folder: string, keys: { readonly tone: string; readonly library: string }): Promise<readonly Problem[]>;
  /** The rules as they stand in a pack folder, compiled; anew when `key` is another. Refused with `pack-damaged`. */
  checker(folder: string, key: string): Promise<Result<ToneChecker, Refusal>>;
  /**
   * Signs and publishes a pack folder that has no mistakes, and puts it to use here. Lets in the devices that wait where it
   * goes, and those whose sealed enrolments came here (`waiting`).
   */
  release(
    folder: string,
    order: ReleaseOrder,
    waiting: readonly Uint8Array[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ReleaseEvent, Result<void, Refusal>>;
}
