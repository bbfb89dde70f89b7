import type { Localised } from './language.ts';

/** A part of the country with an office of its own. */
export interface Region {
  readonly id: string;
  readonly name: Localised;
}

export const roles = ['writer', 'lead', 'reviewer', 'editor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A person at an office or the desk. */
export interface Member {
  readonly id: string;
  readonly name: Localised;
  readonly roles: readonly Role[];
}

/** A regional team: the unit that writes, submits and syncs. */
export interface Office {
  readonly id: string;
  readonly region: string;
  readonly name: Localised;
  readonly members: readonly Member[];
}

/** The interests that `decide` on a submission: only leads and reviewers may (design/product.md, "The people"). */
export const mayDecide = (member: Member): boolean =>
  member.roles.includes('lead') || member.roles.includes('reviewer');
