import { emptyContent } from '../../electron/domain/post.ts';
import type { Draft } from '../../electron/domain/draft.ts';

/** Drafts written in turn, so that a cut falls between, into and onto saves of different ones. */
export const DRAFTS = 12;

/** A text that tells which edition it is of, of 2 KB. */
export const textOf = (edition: number): string => `${edition}\n${'نكتب للناس بما يعنيهم. '.repeat(45)}`;

export function draftOf(id: string, edition: number): Draft {
  const at = new Date(Date.UTC(2026, 2, 3, 0, 0, edition)).toISOString();
  return {
    id,
    office: 'north',
    author: 'rima',
    createdAt: at,
    savedAt: at,
    state: 'writing',
    edition,
    revision: `r${edition}`,
    content: { ...emptyContent, base: textOf(edition) },
    overrides: [],
    submissions: [],
    decisions: [],
    recalls: [],
    conflict: [],
  };
}
