import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { DocumentStore } from '../../services/ports/store.ts';
import type { Clock } from '../../services/ports/system.ts';

/** What the card told: which campaign's releases, and the root (TUF metadata, JSON) to begin with. */
export interface Pin {
  readonly campaign: string;
  readonly root: string;
}

export interface ReleasesOptions {
  /** The profile's folder. */
  readonly profile: string;
  readonly documents: DocumentStore;
  readonly clock: Clock;
  /** Null before an office card was opened: then nothing is admitted. */
  readonly pin: () => Promise<Pin | null>;
  /** Whether the app can open a pack folder: a release that it can't read is refused before it is in use. */
  readonly inspect: (folder: string) => Promise<Result<void, Refusal>>;
}
