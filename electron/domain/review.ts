import { canonical, type Json } from './canonical.ts';
import { misplaced } from './comment.ts';
import type { Draft, DraftState } from './draft.ts';
import { isLead, isReviewer, mayDecide, type Member } from './office.ts';
import { fail, ok, type Result } from './result.ts';
import { type Decision, decisionKinds, type Submission } from './submission.ts';

/** What can happen to a draft on its way through review. */
export const reviewEvents = ['edit', 'submit', 'recall', ...decisionKinds, 'revise'] as const;
export type ReviewEvent = (typeof reviewEvents)[number];

/**
 * What each state allows. An edit of a returned or approved text takes it back to writing, so an approval never
 * outlives a change; a declined one needs the deliberate `revise`.
 */
const transitions: Readonly<Record<DraftState, Partial<Record<ReviewEvent, DraftState>>>> = {
  writing: { edit: 'writing', submit: 'submitted' },
  submitted: { recall: 'writing', approve: 'approved', return: 'returned', decline: 'declined' },
  returned: { edit: 'writing', revise: 'writing' },
  approved: { edit: 'writing', revise: 'writing' },
  declined: { revise: 'writing' },
};

export interface ReviewError {
  readonly code:
    | 'not-writing'
    | 'in-conflict'
    | 'not-submitted'
    | 'may-not-decide'
    | 'own-submission'
    | 'content-changed'
    | 'at-the-desk'
    | 'at-the-office'
    | 'needs-note'
    | 'no-comments'
    | 'picture-not-submitted';
}

const refuse = (code: ReviewError['code']): Result<never, ReviewError> => fail({ code });

/** The state after `event`, or why it can't happen now. */
export function nextState(state: DraftState, event: ReviewEvent): Result<DraftState, ReviewError> {
  const next = transitions[state][event];
  if (next !== undefined) return ok(next);
  return refuse(event === 'edit' || event === 'submit' || event === 'revise' ? 'not-writing' : 'not-submitted');
}

/** The submission the draft's state is about: the newest. Null when nothing was ever submitted. */
export const lastSubmission = (draft: Draft): Submission | null => draft.submissions.at(-1) ?? null;

/** The draft after an edit, a recall or a revision: what was submitted last no longer stands. */
export function moved(draft: Draft, event: 'edit' | 'recall' | 'revise'): Result<Draft, ReviewError> {
  const next = nextState(draft.state, event);
  if (!next.ok) return next;
  const last = lastSubmission(draft);
  const isOver = last === null || next.value === draft.state || draft.recalls.includes(last.id);
  return ok({ ...draft, state: next.value, recalls: isOver ? draft.recalls : [...draft.recalls, last.id] });
}

/**
 * The state that follows from what was said of a draft: the same on every device that knows the same. Where two people
 * decided on one submission at once, the one who holds it back counts.
 */
export function stateOf(draft: Omit<Draft, 'state'>): DraftState {
  const submission = draft.submissions.at(-1);
  if (submission === undefined || draft.recalls.includes(submission.id) || !sameContent(draft, submission)) {
    return 'writing';
  }
  const taken = draft.decisions.filter((one) => one.submission === submission.id);
  if (taken.some(({ kind }) => kind === 'decline')) return 'declined';
  if (taken.some(({ kind }) => kind === 'return')) return 'returned';
  const needed = submission.reviewAt === 'both' ? 2 : 1;
  return taken.length >= needed ? 'approved' : 'submitted';
}

/** The draft frozen as `submission`. */
export function submitted(draft: Draft, submission: Submission): Result<Draft, ReviewError> {
  const next = nextState(draft.state, 'submit');
  if (!next.ok) return next;
  if (draft.conflict.length > 0) return refuse('in-conflict');
  return ok({ ...draft, state: next.value, submissions: [...draft.submissions, submission] });
}

/** Whose decision a submitted draft waits for; null when it waits for none. */
export function waitsFor(draft: Draft): 'office' | 'desk' | null {
  const submission = lastSubmission(draft);
  if (draft.state !== 'submitted' || submission === null) return null;
  if (submission.reviewAt !== 'both') return submission.reviewAt;
  return draft.decisions.some((one) => one.submission === submission.id) ? 'desk' : 'office';
}

/**
 * The draft with `decision`, taken by `member`, on its newest submission. Where both levels must approve, the office's
 * approval leaves it submitted: it waits for the desk then.
 */
export function decided(draft: Draft, decision: Decision, member: Member): Result<Draft, ReviewError> {
  const next = nextState(draft.state, decision.kind);
  if (!next.ok) return next;
  const submission = lastSubmission(draft);
  if (submission?.id !== decision.submission) return refuse('not-submitted');
  const objection = objectionTo(draft, submission, decision, member);
  if (objection !== null) return refuse(objection);
  const passedOn = decision.kind === 'approve' && submission.reviewAt === 'both' && waitsFor(draft) === 'office';
  return ok({ ...draft, state: passedOn ? draft.state : next.value, decisions: [...draft.decisions, decision] });
}

function objectionTo(
  draft: Draft,
  submission: Submission,
  decision: Decision,
  member: Member,
): ReviewError['code'] | null {
  const said = decision.note.trim() !== '';
  if (!mayDecide(member)) return 'may-not-decide';
  if (submission.by === member.id || draft.author === member.id) return 'own-submission';
  if (decision.contentHash !== submission.contentHash || !sameContent(draft, submission)) return 'content-changed';
  const level = decision.kind === 'approve' ? waitsFor(draft) : null;
  if (level === 'desk' && !isReviewer(member)) return 'at-the-desk';
  if (level === 'office' && submission.reviewAt === 'both' && !isLead(member)) return 'at-the-office';
  if (decision.kind === 'return' && decision.comments.length === 0 && !said) return 'no-comments';
  if (decision.kind === 'decline' && !said) return 'needs-note';
  return misplaced(decision.comments, submission.content);
}

/** A submission whose approval stands, with its decision; null when there is none or it fell. */
export function standingApproval(
  draft: Draft,
): { readonly submission: Submission; readonly decision: Decision } | null {
  const submission = lastSubmission(draft);
  const decision = draft.decisions.at(-1);
  if (draft.state !== 'approved' || submission === null || decision === undefined) return null;
  const bound = decision.kind === 'approve' && decision.submission === submission.id;
  if (!bound || decision.contentHash !== submission.contentHash || !sameContent(draft, submission)) return null;
  return { submission, decision };
}

const sameContent = (draft: Pick<Draft, 'content'>, submission: Submission): boolean =>
  canonical(json(draft.content)) === canonical(json(submission.content));

/** A post's content is JSON by its types; interfaces lack the index signature that says so. */
export const json = (value: Draft['content']): Json => value as unknown as Json;
