import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '#domain/canonical.ts';
import { type Draft, type DraftState, draftStates } from '#domain/draft.ts';
import { type Member, type ReviewLevel, reviewLevels, type Role } from '#domain/office.ts';
import { emptyContent, type PostContent } from '#domain/post.ts';
import {
  decided,
  json,
  moved,
  nextState,
  type ReviewEvent,
  reviewEvents,
  standingApproval,
  submitted,
  waitsFor,
} from '#domain/review.ts';
import { type Decision, decisionKinds, type Submission } from '#domain/submission.ts';

const member = (id: string, ...roles: readonly Role[]): Member => ({ id, name: { ar: id, fr: id, en: id }, roles });
const writer = member('writer', 'writer');
const lead = member('lead', 'writer', 'lead');
const hash = (content: PostContent): string => canonical(json(content));

const fresh: Draft = {
  id: 'd',
  office: 'o',
  author: 'writer',
  createdAt: 't',
  savedAt: 't',
  state: 'writing',
  edition: 0,
  revision: 'r',
  content: { ...emptyContent, base: 'text', media: [{ asset: 'wires', altText: 'Wires' }] },
  overrides: [],
  submissions: [],
  decisions: [],
  recalls: [],
  conflict: [],
};
const submission = (draft: Draft, by = 'writer', reviewAt: Submission['reviewAt'] = 'office'): Submission => ({
  id: `s${draft.submissions.length}`,
  draft: draft.id,
  revision: draft.revision,
  office: draft.office,
  by,
  at: 't',
  content: draft.content,
  contentHash: hash(draft.content),
  verdict: 'ok',
  findings: [],
  overrides: [],
  pack: { id: 'p', version: '1' },
  reviewAt,
});
const decision = (on: Submission, kind: Decision['kind'], more: Partial<Decision> = {}): Decision => ({
  id: `d-${on.id}`,
  submission: on.id,
  contentHash: on.contentHash,
  kind,
  comments: [],
  note: 'a word',
  by: 'lead',
  at: 't',
  ...more,
});

/** Rows: state before; columns: what happens. `-` is refused. */
const table: Readonly<Record<DraftState, Readonly<Record<ReviewEvent, DraftState | '-'>>>> = {
  //          edit             submit               recall             approve              return              decline              revise
  writing: { edit: 'writing', submit: 'submitted', recall: '-', approve: '-', return: '-', decline: '-', revise: '-' },
  submitted: {
    edit: '-',
    submit: '-',
    recall: 'writing',
    approve: 'approved',
    return: 'returned',
    decline: 'declined',
    revise: '-',
  },
  returned: { edit: 'writing', submit: '-', recall: '-', approve: '-', return: '-', decline: '-', revise: 'writing' },
  approved: { edit: 'writing', submit: '-', recall: '-', approve: '-', return: '-', decline: '-', revise: 'writing' },
  declined: { edit: '-', submit: '-', recall: '-', approve: '-', return: '-', decline: '-', revise: 'writing' },
};

describe('the state machine', () => {
  const cells = draftStates.flatMap((state) =>
    reviewEvents.map((event) => [state, event, table[state][event]] as const),
  );
  it.each(cells)('%s + %s → %s', (state, event, expected) => {
    const next = nextState(state, event);
    const refused = event === 'edit' || event === 'submit' || event === 'revise' ? 'not-writing' : 'not-submitted';
    expect(next.ok ? next.value : next.error.code).toBe(expected === '-' ? refused : expected);
  });
});

function frozen(by = 'writer', reviewAt: Submission['reviewAt'] = 'office') {
  const one = submission(fresh, by, reviewAt);
  const draft = submitted(fresh, one);
  if (!draft.ok) throw new Error(draft.error.code);
  return { draft: draft.value, one };
}

describe('deciding', () => {
  const comment = { kind: 'words', id: 'c', version: 'base', start: 0, end: 2, text: 'here' } as const;
  const area = { left: 0, top: 0, right: 0.5, bottom: 1 };
  const onArea = (asset: string) => ({ kind: 'area', id: 'c', asset, area, text: 'here' }) as const;
  it.each<[string, Member, Partial<Decision>, string]>([
    ['a writer', member('other', 'writer'), {}, 'may-not-decide'],
    ['an editor', member('other', 'editor', 'administrator'), {}, 'may-not-decide'],
    ['a reviewer', member('other', 'reviewer'), {}, 'approved'],
    ['a lead', lead, {}, 'approved'],
    ['a lead on their own draft', member('writer', 'lead'), {}, 'own-submission'],
    ['another content', lead, { contentHash: 'x' }, 'content-changed'],
    ['another submission', lead, { submission: 'x' }, 'not-submitted'],
    ['return with a note', lead, { kind: 'return' }, 'returned'],
    ['return with a comment', lead, { kind: 'return', note: '', comments: [comment] }, 'returned'],
    ['return without a word', lead, { kind: 'return', note: ' \n' }, 'no-comments'],
    [
      'return on words that are not there',
      lead,
      { kind: 'return', comments: [{ ...comment, end: 5 }] },
      'content-changed',
    ],
    ['return on an area of its picture', lead, { kind: 'return', note: '', comments: [onArea('wires')] }, 'returned'],
    ['return on a picture that it has not', lead, { kind: 'return', comments: [onArea('x')] }, 'picture-not-submitted'],
    ['decline with a note', lead, { kind: 'decline' }, 'declined'],
    ['decline without a note', lead, { kind: 'decline', note: '', comments: [comment] }, 'needs-note'],
  ])('%s', (_, by, more, expected) => {
    const { draft, one } = frozen();
    const result = decided(draft, decision(one, 'approve', more), by);
    expect(result.ok ? result.value.state : result.error.code).toBe(expected);
  });

  it('nobody decides on what they submitted, even when another wrote it', () => {
    const { draft, one } = frozen('lead');
    expect(decided(draft, decision(one, 'approve'), lead)).toEqual({ ok: false, error: { code: 'own-submission' } });
  });

  it('where both must approve, the lead passes it on and the desk approves it', () => {
    const { draft, one } = frozen('writer', 'both');
    expect(waitsFor(draft)).toBe('office');
    const passed = decided(draft, decision(one, 'approve', { by: lead.id }), lead);
    if (!passed.ok) throw new Error(passed.error.code);
    expect([passed.value.state, waitsFor(passed.value)]).toEqual(['submitted', 'desk']);
    expect(decided(passed.value, decision(one, 'approve'), lead)).toEqual({
      ok: false,
      error: { code: 'at-the-desk' },
    });
    const approved = decided(passed.value, decision(one, 'approve'), member('other', 'reviewer'));
    expect(approved.ok && [approved.value.state, waitsFor(approved.value)]).toEqual(['approved', null]);
  });

  it.each([
    ['approve', 'at-the-desk'],
    ['return', 'returned'],
    ['decline', 'declined'],
  ] as const)('what is for the desk: %s → %s', (kind, expected) => {
    const { draft, one } = frozen('writer', 'desk');
    const result = decided(draft, decision(one, kind), lead);
    expect(result.ok ? result.value.state : result.error.code).toBe(expected);
  });
});

type Step =
  | { readonly do: 'edit'; readonly text: string }
  | { readonly do: 'submit'; readonly by: string; readonly at: ReviewLevel }
  | { readonly do: 'recall' | 'revise' }
  | {
      readonly do: 'decide';
      readonly kind: Decision['kind'];
      readonly by: Member;
      readonly of: 'last' | 'first' | 'none';
    };

/** What the services do with a draft, one step after the other; a refused step changes nothing. */
function play(draft: Draft, step: Step): Draft {
  switch (step.do) {
    case 'edit': {
      const next = moved(draft, 'edit');
      return next.ok ? { ...next.value, content: { ...draft.content, base: step.text } } : draft;
    }
    case 'submit': {
      const next = submitted(draft, submission(draft, step.by, step.at));
      return next.ok ? next.value : draft;
    }
    case 'decide': {
      const of = step.of === 'first' ? draft.submissions[0] : draft.submissions.at(-1);
      const one = of ?? submission(draft);
      const named = step.of === 'none' ? { contentHash: 'forged' } : {};
      const next = decided(draft, decision(one, step.kind, { by: step.by.id, ...named }), step.by);
      return next.ok ? next.value : draft;
    }
    case 'recall':
    case 'revise': {
      const next = moved(draft, step.do);
      return next.ok ? next.value : draft;
    }
  }
}

const text = fc.constantFrom('a', 'b', 'c');
const reviewer = member('reviewer', 'reviewer');
const person = fc.constantFrom(writer, lead, reviewer);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), text }),
  fc.record({
    do: fc.constant('submit' as const),
    by: fc.constantFrom('writer', 'lead'),
    at: fc.constantFrom(...reviewLevels),
  }),
  fc.record({ do: fc.constantFrom('recall' as const, 'revise' as const) }),
  fc.record({
    do: fc.constant('decide' as const),
    kind: fc.constantFrom(...decisionKinds),
    by: person,
    of: fc.constantFrom('last' as const, 'first' as const, 'none' as const),
  }),
);

/** The way to an approval at each level, from whatever state a draft that is not declined is in. */
const approvals = reviewLevels.map((at): readonly Step[] => {
  const approve = (by: Member): Step => ({ do: 'decide', kind: 'approve', by, of: 'last' });
  const by = at === 'both' ? [lead, reviewer] : [reviewer];
  return [{ do: 'recall' }, { do: 'edit', text: 'a' }, { do: 'submit', by: 'writer', at }, ...by.map(approve)];
});
/** Any steps in any order, and among them those whole ways: by chance alone the longest is hardly ever met. */
const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: anyStep.map((step): readonly Step[] => [step]) },
      { weight: 1, arbitrary: fc.constantFrom(...approvals) },
    ),
    { maxLength: 40, size: 'large' },
  )
  .map((parts) => parts.flat());

/** Whose approval each level needs. */
const needed = { office: [], desk: ['reviewer'], both: ['lead', 'reviewer'] } as const;

/** Who approved the present submission. */
const levelsOf = ({ decisions, submissions }: Draft): readonly string[] =>
  decisions.filter((one) => one.submission === submissions.at(-1)?.id && one.kind === 'approve').map(({ by }) => by);

describe('any sequence of events', () => {
  it('is approved only by a decision bound to the present content, of another person who may decide', () => {
    const met = { office: 0, desk: 0, both: 0 } satisfies Record<ReviewLevel, number>;
    fc.assert(
      fc.property(anySteps, (steps) => {
        let draft = fresh;
        for (const step of steps) {
          draft = play(draft, step);
          const standing = standingApproval(draft);
          expect(draft.state === 'approved').toBe(standing !== null);
          if (standing === null) continue;
          expect(standing.decision.contentHash).toBe(hash(draft.content));
          expect(standing.submission.content).toEqual(draft.content);
          expect(levelsOf(draft)).toEqual(expect.arrayContaining([...needed[standing.submission.reviewAt]]));
          met[standing.submission.reviewAt] += 1;
          expect([standing.submission.by, draft.author]).not.toContain(standing.decision.by);
        }
      }),
      // The ways themselves come first, so that no run goes without them.
      { numRuns: 2_000, examples: approvals.map((steps) => [steps]) },
    );
    // The property must have met the case it is about, and often: about 4,000 times at each level.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(100);
  });
});
