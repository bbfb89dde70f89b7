/** What a sentence tells about the ones beside it, as bits. */
export const tells = {
  /** It condemns. */
  condemns: 1,
  /** It condemns what was said before it: `this talk is rejected`. */
  answers: 2,
  /** It says that somebody said something. */
  reports: 4,
  /** Somebody is spoken of or to. */
  addresses: 8,
  /** Something in it stands in quotation marks. */
  quotes: 16,
} as const;

/** What the sentences before and after one tell; 0 where there is none. */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
}
