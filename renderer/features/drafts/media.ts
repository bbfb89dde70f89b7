import type { Asset } from '#domain/asset.ts';
import type { AreaComment, Numbered } from '#domain/comment.ts';
import type { MediaUse } from '#domain/post.ts';

/** A picture of the post in its dialog, and the comment on it that was gone to. */
export interface LookedAt {
  readonly asset: string;
  readonly comment: string | null;
}

export interface MediaStripProps {
  readonly media: readonly MediaUse[];
  readonly library: readonly Asset[];
  readonly region: string;
  readonly day: string;
  readonly editable: boolean;
  /** What a reviewer said of areas of the pictures, while it still asks for something. */
  readonly comments: readonly Numbered<AreaComment>[];
  readonly looked: LookedAt | null;
  /** The alt text a newly chosen picture starts with, in the post's language. */
  altTextFor(asset: Asset): string;
  onChange(media: readonly MediaUse[]): void;
  onLook(looked: LookedAt | null): void;
}
