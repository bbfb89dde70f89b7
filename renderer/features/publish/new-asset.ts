import type { Asset, Rendition } from '#domain/asset.ts';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The rendition that lists show: as wide as this, in the picture's own proportions. */
const THUMB = { name: 'thumb', width: 360 } as const;
/** Longest side of an original: what platforms keep of one, and no more bytes than a data package bears. */
const LONGEST = 2_048;

/** The formats the campaign gives its pictures, by name: the sizes most of its pictures have. Thumbnails aside. */
export function formatsIn(library: readonly Pick<Asset, 'renditions'>[]): ReadonlyMap<string, Size> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, width, height } of library.flatMap(({ renditions }) => renditions)) {
    if (name === THUMB.name) continue;
    const sizes = counts.get(name) ?? new Map<string, number>();
    const size = `${width}x${height}`;
    counts.set(name, sizes.set(size, (sizes.get(size) ?? 0) + 1));
  }
  return new Map(
    Array.from(counts, ([name, sizes]) => {
      const [most = ''] = Array.from(sizes).toSorted(([, a], [, b]) => b - a)[0] ?? [];
      const [width = 1, height = 1] = most.split('x').map(Number);
      return [name, { width, height }];
    }),
  );
}

/** A picture's own size, made smaller where a side is longer than we keep. */
export function keptSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The size of its thumbnail. */
export const thumbSize = ({ width, height }: Size): Size => ({
  width: THUMB.width,
  height: Math.max(1, Math.round((THUMB.width * height) / width)),
});

/** The part in the middle of a picture that has another size's proportions, as much of it as there is. */
export function middleOf(
  from: Size,
  to: Size,
): Size & {
  readonly x: number;
  readonly y: number;
} {
  const scale = Math.min(from.width / to.width, from.height / to.height);
  const [width, height] = [to.width * scale, to.height * scale];
  return { x: (from.width - width) / 2, y: (from.height - height) / 2, width, height };
}

/** A name for an asset from its file's: Latin letters, digits and hyphens, not taken. */
export function idFor(file: string, taken: readonly string[]): string {
  const plain = file
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50);
  const base = plain === '' ? 'picture' : plain;
  if (!taken.includes(base)) return base;
  for (let count = 2; ; count += 1) if (!taken.includes(`${base}-${count}`)) return `${base}-${count}`;
}

/** A picture's files once they are kept: the original and what was made of it. */
export interface MadeFiles extends Size {
  readonly hash: string;
  readonly bytes: number;
  readonly type: string;
  readonly renditions: readonly Rendition[];
}

const unsaid = { ar: '', fr: '', en: '' };

/**
 * A new picture as it enters the library's list: what it shows, whose it is and under which licence is for its author to
 * say before anything is signed; until consent is given, no office can use it.
 */
export const newAsset = (
  id: string,
  files: MadeFiles,
  { day, platforms }: { readonly day: string; readonly platforms: readonly string[] },
): Asset => ({
  id,
  language: null,
  title: unsaid,
  altText: unsaid,
  caption: unsaid,
  topics: [],
  segments: [],
  rights: { licence: unsaid, owner: '', consent: 'missing', consentNote: unsaid, from: day, until: null, regions: [] },
  added: day,
  platforms,
  ...files,
});
