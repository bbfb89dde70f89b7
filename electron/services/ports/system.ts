import type { Refusal } from '#contract/refusal.ts';
import type { Settings } from '#contract/settings.ts';
import type { Result } from '#domain/result.ts';

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

/** Settings may lose the last change (design/exchange.md, "Durability"); electron-store on disk. */
export interface SettingsStore {
  get(): Settings;
  set(change: Partial<Settings>): Settings;
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
