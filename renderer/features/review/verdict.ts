import type { Member } from '#domain/office.ts';
import { mayDecide } from '#domain/office.ts';
import type { Submission } from '#domain/submission.ts';

/** Why this member can't decide on a submission at all; null when they can. */
export type Bar = 'may-not-decide' | 'own-submission' | 'gone';

export function barTo(submission: Submission, author: string, member: Member): Bar | null {
  if (!mayDecide(member)) return 'may-not-decide';
  return submission.by === member.id || author === member.id ? 'own-submission' : null;
}

/** The first eight of the content's hash, in two groups of four, as people compare them. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`.toUpperCase();
