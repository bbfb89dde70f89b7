import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Fetcher } from 'tuf-js';
// Not exported by the package's entry; the updater knows a missing root by exactly this error.
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import type { Remote } from '../../services/ports/remote.ts';
import { fetchWhole } from '../fetching.ts';

/** Stands for the remote in the updater's addresses; nothing is ever resolved by it. */
export const BASE = 'https://remote.invalid/metadata';

/** The updater's way to a remote of ours, and what went through it: its own errors say too little. */
export class RemoteFetcher implements Fetcher {
  readonly #remote: Pick<Remote, 'get'>;
  readonly #signal: AbortSignal | undefined;
  /** What came, by its key. */
  readonly came = new Map<string, Buffer>();
  /** Keys in the order in which they were asked for. */
  readonly asked: string[] = [];
  /** What the remote refused, if it did. */
  refused: Refusal | null = null;

  constructor(remote: Pick<Remote, 'get'>, signal: AbortSignal | undefined) {
    this.#remote = remote;
    this.#signal = signal;
  }

  async downloadBytes(url: string, most: number): Promise<Buffer> {
    const key = `metadata${url.slice(BASE.length)}`;
    this.asked.push(key);
    const read = await fetchWhole(this.#remote, key, most, this.#signal);
    if (!read.ok) {
      this.refused = read.error;
      throw new Error(read.error.code);
    }
    if (read.value === null) throw new DownloadHTTPError(key, 404);
    this.came.set(key, read.value);
    return read.value;
  }

  /** Targets are fetched by us, side by side and one by one resumable. */
  downloadFile<T>(url: string): Promise<T> {
    this.refused = refuse('release-incomplete', { file: url });
    throw new TypeError('The updater fetches metadata only');
  }
}
