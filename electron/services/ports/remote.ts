import type { Refusal } from '#contract/refusal.ts';
import type { CheckStep, RemoteAddress } from '#contract/schemas/remote.ts';
import type { Result } from '#domain/result.ts';

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
