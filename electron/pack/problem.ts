/** What an author can get wrong in a pack; `pack check` prints them with their place. */
export const problemCodes = [
  'missing-file',
  'bad-yaml',
  'bad-value', // against the schema: unknown key, missing language, wrong kind
  'unknown-reference',
  'same-id',
  'other-region', // a region's folder speaks for that region only
  'missing-media',
  'other-media', // the file's bytes are not the ones its name says
  'bad-rule', // the tone checker can't compile it
  'example-not-found',
  'counter-found',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** An author's mistake: where (lines and columns from 1), what, and the line it is in. */
export interface Problem {
  /** Path inside the pack folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: ProblemCode;
  /** For people, in English: the committee's authors read the documentation in English too. */
  readonly message: string;
  readonly excerpt: string;
}
