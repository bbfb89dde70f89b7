import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, Revision } from '#domain/draft.ts';
import { baseOf, type CarriedDraft, headsOf, integrate, isBehind, type Link, linked, received } from '#domain/merge.ts';
import type { Member } from '#domain/office.ts';
import { canonical } from '#domain/canonical.ts';
import { emptyContent } from '#domain/post.ts';
import { decided, json, moved, stateOf, submitted } from '#domain/review.ts';
import type { Decision, Submission } from '#domain/submission.ts';

const link = (id: string, ...parents: string[]): Link => ({ id, parents });

describe('a history', () => {
  //     a ── b ── d
  //      └── c ──── e      f (of nothing known)
  const history = [link('a'), link('b', 'a'), link('c', 'a'), link('d', 'b'), link('e', 'c'), link('f')];

  it('ends in the revisions that nothing descends from', () => {
    expect(headsOf(history)).toEqual(['d', 'e', 'f']);
    expect(headsOf([...history, link('g', 'd', 'e')])).toEqual(['f', 'g']);
    expect(headsOf([])).toEqual([]);
  });

  it.each([
    ['a', 'd', true],
    ['a', 'e', true],
    ['d', 'd', true],
    ['d', 'a', false],
    ['b', 'e', false],
    ['a', 'f', false],
  ])('%s is behind %s: %s', (id, of, expected) => {
    expect(isBehind(history, id, of)).toBe(expected);
  });

  it.each([
    ['d', 'e', 'a'],
    ['d', 'b', 'b'],
    ['d', 'd', 'd'],
    ['d', 'f', null],
  ])('%s and %s come from %s', (a, b, expected) => {
    expect(baseOf(history, a, b)).toBe(expected);
  });
});

const person = (id: string, ...roles: Member['roles'][number][]): Member => ({
  id,
  name: { ar: id, fr: id, en: id },
  roles,
});
const lead = person('lead', 'lead');

/** A laptop of the office: its draft, folded, with every link it knows and every revision it holds. */
interface Laptop {
  draft: Draft | null;
  links: readonly Link[];
  readonly texts: Map<string, string>;
  /** What it told, oldest first; what each other laptop has had of it. */
  readonly said: CarriedDraft[];
  /** What was acknowledged to the person here. */
  readonly promised: Set<string>;
}

const laptop = (): Laptop => ({ draft: null, links: [], texts: new Map(), said: [], promised: new Set() });

/** What a laptop tells of its draft. */
const tellingOf = ({ draft, links }: Laptop): CarriedDraft | null =>
  draft === null
    ? null
    : {
        draft: { id: draft.id, office: draft.office, author: draft.author, createdAt: draft.createdAt },
        revision: revisionOf(draft),
        links,
        overrides: draft.overrides,
        submissions: draft.submissions,
        decisions: draft.decisions,
        recalls: draft.recalls,
      };

const revisionOf = ({ id: draft, revision: id, content, author: by, savedAt: at }: Draft): Revision => ({
  id,
  draft,
  parents: [],
  at,
  by,
  content,
});

let clock = 0;
const now = (): string => new Date(Date.UTC(2026, 2, 3) + (clock += 1_000)).toISOString();

function write(one: Laptop, id: string, text: string, parents: readonly string[]): void {
  const at = now();
  const { draft } = one;
  one.links = linked(one.links, [{ id, parents }]);
  one.texts.set(id, text);
  one.promised.add(id);
  const content = { ...emptyContent, base: text };
  const before: Draft = draft ?? {
    id: 'd',
    office: 'o',
    author: 'writer',
    createdAt: at,
    savedAt: at,
    state: 'writing',
    edition: 0,
    revision: id,
    content,
    overrides: [],
    submissions: [],
    decisions: [],
    recalls: [],
    conflict: [],
  };
  const edited = draft === null || draft.state === 'writing' ? before : value(moved(before, 'edit'), before);
  const heads = headsOf(one.links);
  one.draft = { ...edited, revision: id, content, savedAt: at, conflict: heads.filter((head) => head !== id) };
}

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }, otherwise: T): T =>
  result.ok ? result.value : otherwise;

function hear(one: Laptop, carried: CarriedDraft): void {
  one.links = linked(one.links, carried.links);
  one.texts.set(carried.revision.id, carried.revision.content.base);
  one.draft =
    one.draft === null ? received({ ...carried, links: one.links }) : integrate(one.draft, one.links, carried);
}

type Step =
  | {
      readonly do: 'write' | 'submit' | 'recall' | 'approve' | 'return' | 'merge' | 'tell' | 'crash';
      readonly at: number;
    }
  | { readonly do: 'hear'; readonly at: number; readonly from: number; readonly nth: number };

function play(all: readonly Laptop[], step: Step, n: number): void {
  const one = all[step.at];
  if (one === undefined) return;
  const { draft } = one;
  if (step.do === 'write') {
    if (draft === null || draft.state === 'writing' || draft.state === 'returned' || draft.state === 'approved') {
      write(one, `r${n}`, `text ${n}`, draft === null ? [] : [draft.revision]);
    }
    return;
  }
  if (step.do === 'hear') {
    const said = all[step.from]?.said ?? [];
    const carried = said[step.nth % Math.max(1, said.length)];
    if (carried !== undefined && step.from !== step.at) hear(one, carried);
    return;
  }
  if (draft === null) return;
  const last = draft.submissions.at(-1);
  switch (step.do) {
    case 'merge':
      // A person makes one text of all that stand side by side.
      if (draft.conflict.length > 0 && draft.conflict.every((id) => one.texts.has(id))) {
        write(one, `m${n}`, `merged ${n}`, [draft.revision, ...draft.conflict]);
      }
      return;
    case 'submit':
      one.draft = value(submitted(draft, submissionOf(draft, `s${n}`)), draft);
      return;
    case 'recall':
      one.draft = value(moved(draft, 'recall'), draft);
      return;
    case 'approve':
    case 'return':
      if (last !== undefined) one.draft = value(decided(draft, decisionOn(last, step.do, `d${n}`), lead), draft);
      return;
    case 'crash':
    // What was not told stays in the profile: a crash loses nothing that was acknowledged.
    case 'tell': {
      const telling = tellingOf(one);
      if (telling !== null && step.do === 'tell') one.said.push(telling);
    }
  }
}

const submissionOf = (draft: Draft, id: string): Submission => ({
  id,
  draft: draft.id,
  revision: draft.revision,
  office: 'o',
  by: 'writer',
  at: now(),
  content: draft.content,
  contentHash: canonical(json(draft.content)),
  verdict: 'ok',
  findings: [],
  overrides: [],
  pack: { id: 'p', version: '1' },
  reviewAt: 'office',
});
const decisionOn = (on: Submission, kind: Decision['kind'], id: string): Decision => ({
  id,
  submission: on.id,
  contentHash: on.contentHash,
  kind,
  comments: [],
  note: 'a word',
  by: 'lead',
  at: now(),
});

const at = fc.nat(2);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tell' as const), at }) },
  // Twice, late, out of order, or never before the end.
  { weight: 6, arbitrary: fc.record({ do: fc.constant('hear' as const), at, from: at, nth: fc.nat(50) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'submit' as const,
        'recall' as const,
        'approve' as const,
        'return' as const,
        'crash' as const,
      ),
      at,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), at }) },
);

/** Everybody tells what they have, and hears all that was ever told. */
function settle(all: readonly Laptop[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const one of all) {
      const telling = tellingOf(one);
      if (telling !== null) one.said.push(telling);
    }
    for (const one of all)
      for (const other of all) if (one !== other) for (const carried of other.said) hear(one, carried);
  }
}

describe('three laptops of one office', () => {
  it('come to the same, whatever order things were told in, and lose nothing that was acknowledged', () => {
    const met = { conflicts: 0, merges: 0, approved: 0 };
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 80, size: 'max' }), (steps) => {
        const all = [laptop(), laptop(), laptop()];
        // The draft is begun on one laptop: an id is made once.
        write(all[0] as Laptop, 'r-first', 'first', []);
        all[0]?.said.push(tellingOf(all[0]) as CarriedDraft);
        for (const one of all.slice(1)) hear(one, all[0]?.said[0] as CarriedDraft);
        for (const [n, step] of steps.entries()) {
          play(all, step, n);
          met.merges += Number(step.do === 'merge');
        }
        const promised = new Set(all.flatMap((one) => [...one.promised]));
        settle(all);
        const [first, ...others] = all;
        const heads = headsOf(first?.links ?? []);
        for (const one of all) {
          expect(one.links).toEqual(first?.links);
          expect(new Set(one.links.map(({ id }) => id))).toEqual(promised);
          expect(new Set([one.draft?.revision, ...(one.draft?.conflict ?? [])])).toEqual(new Set(heads));
          // Whatever stands side by side can be read here: a person merges it.
          for (const head of heads) expect(one.texts.has(head)).toBe(true);
          expect(one.draft?.state).toBe(one.draft && stateOf(one.draft));
        }
        for (const one of others) {
          for (const what of ['submissions', 'decisions', 'recalls'] as const) {
            expect(one.draft?.[what]).toEqual(first?.draft?.[what]);
          }
          expect(heads.length > 1 || one.draft?.state === first?.draft?.state).toBe(true);
        }
        met.conflicts += Number(heads.length > 1);
        met.approved += Number(first?.draft?.state === 'approved');
      }),
      { numRuns: 1_500 },
    );
    // The law must have met what it is about.
    expect(Object.values(met).every((count) => count > 5)).toBe(true);
  });
});
