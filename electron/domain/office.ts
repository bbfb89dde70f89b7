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

/** Only leads and reviewers decide on a submission (design/product.md, "The people"). */
export const mayDecide = (member: Member): boolean => isLead(member) || isReviewer(member);

/** Decides for the office. */
export const isLead = (member: Member): boolean => member.roles.includes('lead');

/** Decides for the central desk. */
export const isReviewer = (member: Member): boolean => member.roles.includes('reviewer');

/** Writes the campaign's releases. */
export const isAuthor = (member: Member): boolean =>
  member.roles.includes('editor') || member.roles.includes('administrator');

/** Who must approve a post before it may go out: its office's lead, the central desk, or one after the other. */
export const reviewLevels = ['office', 'desk', 'both'] as const;
export type ReviewLevel = (typeof reviewLevels)[number];

/** A member of any of the offices by their id, which no two members share; null when they have nobody of it. */
export const memberIn = (offices: readonly Office[], id: string): Member | null =>
  offices.flatMap(({ members }) => members).find((one) => one.id === id) ?? null;
