import type { Asset } from '#domain/asset.ts';
import type { MediaUse } from '#domain/post.ts';

export interface MediaStripProps {
  readonly media: readonly MediaUse[];
  readonly library: readonly Asset[];
  readonly region: string;
  readonly day: string;
  readonly editable: boolean;
  /** The alt text a newly chosen picture starts with, in the post's language. */
  altTextFor(asset: Asset): string;
  onChange(media: readonly MediaUse[]): void;
}
