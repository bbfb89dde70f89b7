import type { Localised } from '../language.ts';

/** How a platform counts a text. */
export const countingUnits = ['x-weighted', 'utf16', 'code-points', 'graphemes', 'utf8-bytes', 'threads'] as const;
export type CountingUnit = (typeof countingUnits)[number];

/** One limit of a platform; `max` in `unit`. */
export interface TextLimit {
  readonly unit: CountingUnit;
  readonly max: number;
  /** Count from which the counter warns; null for 95 % of `max`. */
  readonly warnFrom: number | null;
}

/** A platform's rules as dated data; grades as in reference/platforms.md: A its own documentation … C guides that agree. */
export interface Platform {
  readonly id: string;
  readonly name: Localised;
  readonly text: TextLimit;
  readonly hashtags: number | null;
  readonly mentions: number | null;
  readonly links: number | null;
  readonly altText: number | null;
  readonly media: { readonly max: number; readonly renditions: readonly string[] };
  /** Characters shown before "more"; null when nothing is folded. */
  readonly fold: number | null;
  /** Characters that the platform refuses in a text, for example `<>`; absent when there are none. */
  readonly forbidden?: string;
  readonly asOf: string;
  readonly grade: 'A' | 'B' | 'C';
  readonly source: string;
}

/** A check of one version against its platform. */
export interface PlatformCheck {
  readonly platform: string;
  readonly count: number;
  readonly max: number;
  readonly state: 'ok' | 'near' | 'over';
  readonly problems: readonly PlatformProblem[];
}

export type PlatformProblem =
  | { readonly code: 'too-long'; readonly over: number }
  | {
      readonly code: 'too-many-hashtags' | 'too-many-mentions' | 'too-many-links' | 'too-many-media';
      readonly count: number;
      readonly max: number;
    }
  | { readonly code: 'alt-text-too-long'; readonly index: number; readonly count: number; readonly max: number }
  | { readonly code: 'forbidden-character'; readonly at: number; readonly character: string };
