import type { Asset } from '#domain/asset.ts';
import type { MediaUse } from '#domain/post.ts';
import { mediaUrl } from '../../client.ts';

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

/** The lightest file that shows the picture. */
export function thumbOf(asset: Asset): string {
  const thumb = asset.renditions.find(({ name }) => name === 'thumb');
  return mediaUrl(thumb?.hash ?? asset.renditions.toSorted((a, b) => a.bytes - b.bytes)[0]?.hash ?? asset.hash);
}
