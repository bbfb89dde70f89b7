import type { Asset } from './asset.ts';
import type { Guideline } from './guideline.ts';
import type { Localised } from './language.ts';
import type { Office, Region, ReviewLevel } from './office.ts';
import type { Platform } from './platform/platform.ts';
import type { Disclosure, MediaUse, PlatformId } from './post.ts';

/** A part of the audience a post speaks to. */
export interface Segment {
  readonly id: string;
  readonly name: Localised;
  /** How to speak to them: what matters to them, what to avoid. */
  readonly note: Localised;
  /** How words of some kinds of harm may read to them. Absent in packs without any. */
  readonly hears?: readonly Hearing[];
}

/** What a part of the audience may hear in words of these categories. */
export interface Hearing {
  readonly categories: readonly string[];
  readonly text: Localised;
}

/** Claim, fact, source, suggested reply. */
export interface FactCard {
  readonly id: string;
  readonly topic: string;
  readonly claim: Localised;
  readonly fact: Localised;
  readonly source: Localised;
  readonly reply: Localised;
  readonly checked: string;
}

/** A word from the committee to every office, or to one region. */
export interface Alert {
  readonly id: string;
  readonly date: string;
  readonly region: string | null;
  readonly title: Localised;
  readonly body: Localised;
  readonly guideline: string | null;
  readonly acknowledge: boolean;
}

/** A time in which nothing goes out (electoral silence, mourning). ISO 8601 with the Beirut offset; end exclusive. */
export interface QuietPeriod {
  readonly id: string;
  readonly name: Localised;
  readonly why: Localised;
  readonly start: string;
  readonly end: string;
  readonly source: Localised;
}

/** A starting point for a post, with gaps written as `[…]`. */
export interface Template {
  readonly id: string;
  readonly name: Localised;
  readonly hint: Localised;
  readonly text: Localised;
  readonly platforms: readonly string[];
  readonly segments: readonly string[];
}

/** A post the desk approved for everyone to use or adapt. */
export interface PackPost {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Texts that differ from `text`, by platform. Absent where every platform publishes the same. */
  readonly versions?: Readonly<Record<PlatformId, string>>;
  readonly platforms: readonly string[];
  readonly segments: readonly string[];
  readonly media: readonly MediaUse[];
  readonly sources: readonly string[];
  /** Absent where nobody paid and nothing was altered. */
  readonly disclosure?: Disclosure;
  readonly plannedAt: string | null;
  readonly approvedAt: string;
  readonly approvedBy: string;
}

/** Something that went out and is taken back: offices no longer use it, and see why. */
export interface Withdrawal {
  readonly kind: 'post' | 'asset';
  /** A post's id (of an office's post its submission's), or an asset's. */
  readonly id: string;
  readonly reason: string;
  readonly at: string;
  /** Member id, of the desk. */
  readonly by: string;
}

/** A topic that assets and fact cards are filed under. */
export interface Topic {
  readonly id: string;
  readonly name: Localised;
}

/** A versioned release of a campaign's content, without its assets and tone rules, which are read on demand. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  /** Release date, YYYY-MM-DD. */
  readonly released: string;
  /** Who approves what offices write. */
  readonly review: ReviewLevel;
  readonly campaign: { readonly id: string; readonly name: Localised; readonly about: Localised };
  readonly regions: readonly Region[];
  readonly offices: readonly Office[];
  readonly topics: readonly Topic[];
  readonly guidelines: readonly Guideline[];
  readonly segments: readonly Segment[];
  readonly platforms: readonly Platform[];
  readonly factCards: readonly FactCard[];
  readonly alerts: readonly Alert[];
  readonly quietPeriods: readonly QuietPeriod[];
  readonly templates: readonly Template[];
  readonly posts: readonly PackPost[];
  readonly withdrawals: readonly Withdrawal[];
}

/** What the library lists. */
export type Library = readonly Asset[];
