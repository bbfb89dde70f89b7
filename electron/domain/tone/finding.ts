import type { Localised, TextLanguage } from '../language.ts';

export const severities = ['advise', 'review', 'block'] as const;
export type Severity = (typeof severities)[number];

export const verdicts = ['ok', 'advise', 'review', 'block'] as const;
/** What a text's findings add up to: the gravest severity among them, or `ok`. */
export type Verdict = (typeof verdicts)[number];

/** One rule's result on a text. */
export interface Finding {
  /** The rule's id in the pack, for example `insult-ar`. */
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  /** UTF-16 range in the text that was given, on grapheme boundaries. An empty range is about the whole text. */
  readonly start: number;
  readonly end: number;
  /** Texts that may replace the range, best first; may be empty. */
  readonly fixes: readonly string[];
  /** Id of the guideline behind the rule. */
  readonly guideline: string;
  /** Why, in the words of the pack: what it does and who may be hurt. */
  readonly why: Localised;
  /** Language of the passage it was found in. */
  readonly language: TextLanguage;
}

/** The checker's answer on one text. */
export interface ToneReport {
  /** The language most of the text is in. */
  readonly language: TextLanguage;
  readonly verdict: Verdict;
  /** 0..1, monotone in the evidence. */
  readonly score: number;
  /** In text order. */
  readonly findings: readonly Finding[];
}

/** What the checker is told about the post around the text; absent when only a text is checked. */
export interface PostFacts {
  readonly platform: string | null;
  readonly media: readonly { readonly altText: string }[];
  readonly sources: readonly string[];
  readonly segments: readonly string[];
  readonly disclosure: { readonly kind: 'organic' | 'paid'; readonly payer: string };
}
