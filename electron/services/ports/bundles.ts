import type { BundleEvent, CsvTool, FoundBundle } from '#contract/bundles.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Pack } from '#domain/pack.ts';
import type { Result } from '#domain/result.ts';
import type { ApprovedPost } from '#domain/submission.ts';

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
