import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionKinds } from '#domain/submission.ts';
import { contentHash } from '../../electron/services/approved.ts';
import { digest } from '../../electron/system/system.ts';
import { type Office, officeOf, post, typed } from './support/office.ts';

type Step =
  | { readonly do: 'sit'; readonly member: string }
  | { readonly do: 'type' | 'submit' | 'recall' | 'revise' | 'settle' | 'pause' }
  | { readonly do: 'decide'; readonly kind: (typeof decisionKinds)[number]; readonly stale: boolean };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('sit' as const), member: fc.constantFrom('writer', 'lead', 'reviewer') }),
  fc.record({
    do: fc.constantFrom('type' as const, 'type', 'submit', 'submit', 'recall', 'revise', 'settle', 'pause'),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    kind: fc.constantFrom(...decisionKinds, 'approve'),
    stale: fc.boolean(),
  }),
);

/** Asks what the step says, as an interface would that knows the newest state, or an older one when `stale`. */
async function ask({ client, timers }: Office, step: Step, command: string): Promise<unknown> {
  const draft = await client.drafts.open({ id: 'd' });
  const one = { id: 'd', command };
  switch (step.do) {
    case 'sit':
      return client.profile.actAs({ member: step.member });
    case 'type':
      return client.drafts.edit({ ...one, edition: draft.edition, edits: [typed(draft.content.base.length, 0, 'a')] });
    case 'submit':
      return client.review.submit({ ...one, edition: draft.edition });
    case 'recall':
    case 'revise':
      return client.review[step.do](one);
    case 'settle':
      return client.drafts.settle({ id: 'd' });
    case 'pause':
      return timers.ring();
    case 'decide': {
      const { id = 'none', contentHash: hash = '0'.repeat(64) } = draft.submissions.at(step.stale ? 0 : -1) ?? {};
      const order = { command, submission: id, contentHash: hash, kind: step.kind, comments: [], note: 'a word' };
      return client.review.decide(order);
    }
  }
}

async function holds({ client }: Office): Promise<boolean> {
  const draft = await client.drafts.open({ id: 'd' });
  const own = (await client.approved.list()).filter(({ origin }) => origin === 'office');
  expect(own).toHaveLength(draft.state === 'approved' ? 1 : 0);
  for (const { contentHash: hash, content, approvedBy, id } of own) {
    const decision = draft.decisions.find((one) => one.submission === id && one.kind === 'approve');
    expect([hash, decision?.contentHash]).toEqual([contentHash(draft.content, digest), hash]);
    expect(content).toEqual(draft.content);
    expect([draft.author, draft.submissions.find((one) => one.id === id)?.by]).not.toContain(approvedBy);
  }
  const waiting = (await client.review.queue()).map(({ submission }) => submission.draft);
  expect(waiting).toEqual(draft.state === 'submitted' ? ['d'] : []);
  return own.length > 0;
}

describe('whatever people ask, in whatever order', () => {
  it('an approved post is exactly what another person, who may, approved; and a retry changes nothing', async () => {
    let approvals = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 60 }), async (steps) => {
        const office = await officeOf('writer');
        await office.client.drafts.create({ command: 'd', content: post() });
        for (const [n, step] of steps.entries()) {
          const [first] = await Promise.allSettled([ask(office, step, `c${n}`)]);
          if (await holds(office)) approvals += 1;
          if (first?.status !== 'fulfilled' || step.do === 'type' || step.do === 'decide') continue;
          const before = await office.client.drafts.open({ id: 'd' });
          await Promise.allSettled([ask(office, step, `c${n}`)]);
          expect(await office.client.drafts.open({ id: 'd' })).toEqual(before);
        }
      }),
      { numRuns: 150 },
    );
    expect(approvals).toBeGreaterThan(0);
  });
});
