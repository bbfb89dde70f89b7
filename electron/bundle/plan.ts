import { refuse, type Refusal } from '#contract/refusal.ts';
import { csvFiles, mediaSheet } from '#domain/platform/csv/files.ts';
import type { ScheduleRow } from '#domain/platform/csv/row.ts';
import { localDay } from '#domain/platform/csv/times.ts';
import { textOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { BundleOrder, BundlePost } from '../services/ports/bundles.ts';
import { sha256 } from './disk.ts';
import { LARGEST_FILE, type PostRecord } from './format.ts';
import { slug, uniqueNames } from './names.ts';
import { type BundlePage, renderPage } from './page/page.ts';

/** One file to write; `name` is relative to the bundle's folder. */
export type PlannedFile = {
  readonly name: string;
  readonly step: 'texts' | 'csv' | 'media';
  readonly hash: string;
  readonly bytes: number;
} & ({ readonly text: Buffer } | { readonly source: string });

/** A post with the names it has in the bundle. */
export interface PlacedPost {
  readonly post: BundlePost['post'];
  /** Relative to `data`, for example `posts/2026-03-17-instagram-01`. */
  readonly folder: string;
  readonly media: readonly PostRecord['media'][number][];
  readonly captions: readonly { readonly platform: string; readonly file: string; readonly text: string }[];
}

/**
 * Everything the payload holds, in the order of writing. The same order at the same time gives the same bytes: that is
 * what lets a later try find the files of an earlier one good.
 */
export function planPayload(
  order: BundleOrder,
  number: string,
  fonts: BundlePage['fonts'],
): Result<readonly PlannedFile[], Refusal> {
  const large = order.posts.flatMap(({ media }) => media).find(({ bytes }) => bytes > LARGEST_FILE);
  if (large !== undefined) return fail(refuse('asset-not-usable', { asset: large.asset, reason: 'too-large' }));
  const posts = placePosts(order.posts);
  const csv = csvOf(order, posts);
  const media = mediaOf(order.posts, posts);
  const written = [...posts.flatMap((placed) => postFiles(placed)), ...csv];
  const page = renderPage({
    order,
    posts,
    csv: csv.map(({ name }) => name),
    files: written.length + media.length + 1,
    number,
    fonts,
  });
  return ok([textFile('data/index.html', page, 'texts'), ...written, ...media]);
}

function textFile(name: string, text: string, step: 'texts' | 'csv'): PlannedFile {
  const bytes = Buffer.from(text, 'utf8');
  return { name, step, hash: sha256(bytes), bytes: bytes.length, text: bytes };
}

function placePosts(posts: readonly BundlePost[]): PlacedPost[] {
  const mediaName = mediaNames(posts);
  const width = Math.max(2, String(posts.length).length);
  return posts.map(({ post, media }, index) => ({
    post,
    folder: `posts/${folderName(post.content, String(index + 1).padStart(width, '0'))}`,
    media: media.map(({ asset, hash, type, bytes, title }) => ({
      asset,
      file: mediaName(hash),
      sha256: hash,
      type,
      bytes,
      title,
    })),
    captions: captions(post),
  }));
}

/** The day it is planned for, its platforms, its number. */
function folderName({ plannedAt, platforms }: BundlePost['post']['content'], number: string): string {
  const day = plannedAt === null ? 'unplanned' : localDay(plannedAt);
  const where = slug(platforms.join('-'), 32);
  return [day, where, number].filter((part) => part !== '').join('-');
}

function captions({ content }: BundlePost['post']): PlacedPost['captions'] {
  const unique = uniqueNames();
  return content.platforms.map((platform) => ({
    platform,
    file: unique(`caption-${slug(platform, 32) || 'platform'}`, '.txt'),
    text: textOf(content, platform),
  }));
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/svg+xml': '.svg',
  'image/avif': '.avif',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/quicktime': '.mov',
};

/** One name for each content, numbered in the order of use: `media/03-harvest-square.jpg`. */
function mediaNames(posts: readonly BundlePost[]): (hash: string) => string {
  const all = new Map(posts.flatMap(({ media }) => media.map((one) => [one.hash, one] as const)));
  const width = Math.max(2, String(all.size).length);
  const names = new Map(
    [...all.values()].map(({ hash, asset, type }, index) => [
      hash,
      ['media/', String(index + 1).padStart(width, '0'), '-', slug(asset, 32) || 'file', endings[type] ?? '.bin'].join(
        '',
      ),
    ]),
  );
  return (hash) => names.get(hash) ?? '';
}

function mediaOf(posts: readonly BundlePost[], placed: readonly PlacedPost[]): PlannedFile[] {
  const sources = new Map(posts.flatMap(({ media }) => media.map(({ hash, file }) => [hash, file] as const)));
  const files = new Map(placed.flatMap(({ media }) => media.map((one) => [one.sha256, one] as const)));
  return [...files.values()].map(({ file, sha256: hash, bytes }) => ({
    name: `data/${file}`,
    step: 'media' as const,
    hash,
    bytes,
    source: sources.get(hash) ?? '',
  }));
}

function postFiles(placed: PlacedPost): PlannedFile[] {
  const { post, folder, media } = placed;
  const { id, office, content, contentHash, approvedAt, approvedBy } = post;
  const record: PostRecord = { id, office, content, contentHash, approvedAt, approvedBy, media: [...media] };
  const alt = content.media.map(({ altText }, index) => `${media[index]?.file ?? ''}\n${altText}\n`).join('\n');
  return [
    textFile(`data/${folder}/post.json`, `${JSON.stringify(record, null, 2)}\n`, 'texts'),
    ...placed.captions.map(({ file, text }) => textFile(`data/${folder}/${file}`, text, 'texts')),
    ...(alt === '' ? [] : [textFile(`data/${folder}/alt-texts.txt`, alt, 'texts')]),
  ];
}

function csvOf({ tools, bom }: BundleOrder, posts: readonly PlacedPost[]): PlannedFile[] {
  const rows = posts.flatMap(scheduleRows);
  const files = [...new Set(tools)].flatMap((tool) => csvFiles(tool, rows, bom));
  if (files.length === 0) return [];
  const sheet = { name: 'media-files.csv', text: mediaSheet(files, bom) };
  const unique = uniqueNames();
  return [...files, sheet].map(({ name, text }) =>
    textFile(`data/csv/${unique(slug(name.replace(/\.csv$/, ''), 56), '.csv')}`, text, 'csv'),
  );
}

function scheduleRows({ post: { content }, media, captions }: PlacedPost): ScheduleRow[] {
  const { title, plannedAt, sources, segments, disclosure } = content;
  const files = content.media.map(({ altText }, index) => ({
    file: media[index]?.file ?? '',
    altText,
    type: media[index]?.type ?? '',
  }));
  return captions.map(({ platform, text }) => ({
    platform,
    title,
    text,
    plannedAt,
    sources,
    segments,
    disclosure,
    media: files,
  }));
}
