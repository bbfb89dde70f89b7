import { id, instant, postContent, sha256 } from '#contract/schemas/post.ts';
import { z } from 'zod';

/** The present version of the format; a higher one is refused as `bundle-newer`. README.md has the history. */
export const VERSION = 1;

/** Tag files, relative to the bundle's folder. `seal` lists the others and is written last: with it the bundle is whole. */
export const TAGS = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  order: 'tansiq-order.json',
  seal: 'tagmanifest-sha256.txt',
} as const;
export const sealedTags: readonly string[] = [TAGS.declaration, TAGS.info, TAGS.manifest, TAGS.order];

/** RFC 8493, section 2.1.1: exactly these two lines. */
export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What every version of `tansiq-order.json` has, whatever else it brings. */
export const anyOrder = z.looseObject({ format: z.literal('tansiq-bundle'), version: z.int().positive() });

/** `tansiq-order.json`, written first: what this bundle is to hold, so that a later try can finish it. */
export const orderRecord = z.strictObject({
  format: z.literal('tansiq-bundle'),
  version: z.literal(VERSION),
  kind: z.literal('posts'),
  /** SHA-256 over what was ordered, without the time. */
  order: sha256,
  campaign: id,
  office: id,
  posts: z.int().positive().max(2_000),
  at: instant,
});
export type OrderRecord = z.infer<typeof orderRecord>;

/** `tansiq-order.json` of a sync bundle: what the network would have carried, from one office to others. */
export const syncRecord = z.strictObject({
  format: z.literal('tansiq-bundle'),
  version: z.literal(VERSION),
  kind: z.literal('sync'),
  /** Tells this bundle from every other. */
  order: sha256,
  campaign: id,
  office: id,
  at: instant,
});
export type SyncRecord = z.infer<typeof syncRecord>;

export const bundleRecord = z.discriminatedUnion('kind', [orderRecord, syncRecord]);
export type BundleRecord = z.infer<typeof bundleRecord>;

/** `post.json` of each post. */
export const postRecord = z.strictObject({
  id,
  office: id,
  content: postContent,
  contentHash: sha256,
  approvedAt: instant,
  approvedBy: z.string().min(1).max(200),
  /** In the order of `content.media`. */
  media: z
    .array(
      z.strictObject({
        asset: id,
        /** Relative to `data`. */
        file: z.string().regex(/^media\/[a-z0-9][a-z0-9.-]{0,62}$/),
        sha256,
        type: z.string().max(200),
        bytes: z.int().positive(),
        title: z.string().max(2_000),
      }),
    )
    .max(64),
});
export type PostRecord = z.infer<typeof postRecord>;

/** Largest JSON we read into memory, in bytes. */
export const LARGEST_RECORD = 64 * 1024 * 1024;
/** Most files a bundle may hold: 2,000 posts with every platform's caption and their media. */
export const MOST_FILES = 200_000;
/** FAT32 holds no larger file, in bytes. */
export const LARGEST_FILE = 4 * 1024 ** 3 - 1;
