import type { Refusal } from '#contract/refusal.ts';
import type { Library, Pack } from '#domain/pack.ts';
import type { Result } from '#domain/result.ts';
import type { ToneSource } from '#domain/tone/source.ts';

/** The signed release in use. `content` is checked by schema when it is opened; the rest is read when asked for. */
export interface PackSource {
  content(): Promise<Result<Pack, Refusal>>;
  library(): Promise<Result<Library, Refusal>>;
  tone(): Promise<Result<ToneSource, Refusal>>;
  /** Absolute path of the media file with this hash, or null. */
  media(hash: string): Promise<string | null>;
}
