import type { Refusal } from '#contract/refusal.ts';

/** Carries a refusal out of the depth of a driver to where it becomes an answer. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
