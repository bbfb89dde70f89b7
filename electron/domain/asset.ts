import type { Localised } from './language.ts';

/** A file derived from an asset by named parameters. */
export interface Rendition {
  /** Name from the platforms data: portrait, tall, square, story, wide, link-card. */
  readonly name: string;
  /** SHA-256 (hex) of the file: its media URL is `media/<hash>`. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly type: string;
}

/** Rights to an asset; dates are inclusive Beirut days (YYYY-MM-DD). */
export interface Rights {
  readonly licence: Localised;
  readonly owner: string;
  readonly consent: 'not-needed' | 'given' | 'missing';
  readonly consentNote: Localised;
  readonly from: string;
  /** Last day of use; null when it never ends. */
  readonly until: string | null;
  /** Regions that may use it; empty means all. */
  readonly regions: readonly string[];
  /** Why the desk took the asset back; it stands in the pack's withdrawals and is put here when they are read. */
  readonly withdrawn?: string;
}

/** An original media file identified by its content hash, with rights. */
export interface Asset {
  readonly id: string;
  readonly hash: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly title: Localised;
  readonly altText: Localised;
  readonly caption: Localised;
  readonly topics: readonly string[];
  readonly segments: readonly string[];
  readonly platforms: readonly string[];
  /** Language of the words on the picture; null when it has none. */
  readonly language: 'ar' | 'fr' | 'en' | null;
  readonly rights: Rights;
  readonly renditions: readonly Rendition[];
  /** YYYY-MM-DD. */
  readonly added: string;
}

/** Name of the rendition that lists show. */
const THUMB = 'thumb';

/** A file of an asset: the original or one of its renditions. Its size in bytes. */
export interface AssetFile {
  readonly hash: string;
  readonly bytes: number;
}

/** The lightest file that shows the picture. */
export function thumbOf(asset: Asset): AssetFile {
  const thumb = asset.renditions.find(({ name }) => name === THUMB);
  return thumb ?? asset.renditions.toSorted((a, b) => a.bytes - b.bytes)[0] ?? asset;
}

/** Most that the proportions of a smaller copy differ by, from whole pixels alone. */
const ROUNDED = 0.01;

/**
 * Pictures that show all of the asset, cropped at no side, the largest first: what an area of it can be shown on. Empty
 * when it is no picture and has no such poster.
 */
export function stillsOf(asset: Asset): readonly AssetFile[] {
  const shape = asset.width / asset.height;
  return [asset, ...asset.renditions]
    .filter(({ type, width, height }) => type.startsWith('image/') && Math.abs(width / height / shape - 1) <= ROUNDED)
    .toSorted((a, b) => b.width - a.width);
}

/** The original and everything made of it. */
export const filesOf = (asset: Asset): readonly AssetFile[] =>
  [asset, ...asset.renditions].map(({ hash, bytes }) => ({ hash, bytes }));

export type Usability =
  | { readonly usable: true; readonly endsSoon: boolean }
  | { readonly usable: false; readonly reason: 'not-yet' | 'expired' | 'other-region' | 'no-consent' | 'withdrawn' };

/** Days before the end of rights from which the library warns. */
const SOON_DAYS = 14;

/** Whether an office of `region` may use the asset on `day` (YYYY-MM-DD in Beirut). */
export function usability(rights: Rights, region: string, day: string): Usability {
  if (rights.withdrawn !== undefined) return { usable: false, reason: 'withdrawn' };
  if (rights.until !== null && day > rights.until) return { usable: false, reason: 'expired' };
  if (day < rights.from) return { usable: false, reason: 'not-yet' };
  if (rights.consent === 'missing') return { usable: false, reason: 'no-consent' };
  if (rights.regions.length > 0 && !rights.regions.includes(region)) return { usable: false, reason: 'other-region' };
  return { usable: true, endsSoon: rights.until !== null && daysBetween(day, rights.until) <= SOON_DAYS };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
