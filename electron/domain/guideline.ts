import type { Localised } from './language.ts';

/** An article of the campaign's line, for people. Its executable form is a rule. */
export interface Guideline {
  /** Stable id, for example `respect-people`; rules and findings link to it. */
  readonly id: string;
  /** What people call it by, for example `4-2`. */
  readonly number: string;
  /** Null for national; a region's id for a regional one. */
  readonly region: string | null;
  readonly chapter: Localised;
  readonly title: Localised;
  /** Markdown, without HTML. */
  readonly body: Localised;
  /** "We write" and "we don't write", side by side. */
  readonly examples: readonly { readonly write: Localised; readonly avoid: Localised }[];
  /** Where it comes from: law, charter, platform policy. */
  readonly source: Localised;
  /** Dated (YYYY-MM-DD), with what changed then: newest first. */
  readonly changes: readonly { readonly date: string; readonly summary: Localised }[];
  /** Date (YYYY-MM-DD) by which everyone must acknowledge it, or null when nobody must. */
  readonly acknowledgeBy: string | null;
}
