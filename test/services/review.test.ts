import { beforeEach, describe, expect, it } from 'vitest';
import { refuse, type RefusalCode } from '#contract/refusal.ts';
import type { PostContent } from '#domain/post.ts';
import { contentHash } from '../../electron/services/approved.ts';
import { digest } from '../../electron/system/system.ts';
import { command, type Office, officeOf, post, refusalOf } from './support/office.ts';

const alt = (asset: string, altText = 'A well') => ({ asset, altText });

/** Writes and submits in one step; answers the draft. */
async function submit({ client }: Office, content: PostContent, id = command()) {
  await client.drafts.create({ command: id, content });
  return client.review.submit({ id, command: command(), edition: 0 });
}

async function decide({ client }: Office, draft: Awaited<ReturnType<typeof submit>>, more: object = {}) {
  const { id, contentHash } = draft.submissions.at(-1) ?? { id: '', contentHash: '' };
  const order = { command: command(), submission: id, contentHash, kind: 'approve' as const, comments: [], note: '' };
  return client.review.decide({ ...order, ...more });
}

const onArea = (asset: string) => ({
  kind: 'area',
  id: 'c2',
  asset,
  area: { left: 0.25, top: 0.5, right: 0.75, bottom: 0.875 },
  text: 'Whose face is this?',
});

const overriding = (kind: 'override' | 'objection', rule: string, words: string, version = 'base') => ({
  kind: 'override' as const,
  override: { kind, rule, words, version, reason: 'It is quoted', by: 'writer', at: '2026-03-03T08:00:00Z' },
});

let office: Office;
beforeEach(async () => {
  office = await officeOf('writer');
});

describe('submitting', () => {
  it.each<[string, Partial<PostContent>, RefusalCode, Readonly<Record<string, unknown>>]>([
    ['nothing', { base: ' \n\u00a0' }, 'nothing-written', { platform: 'long' }],
    [
      'an empty version',
      { platforms: ['long', 'short'], versions: { short: '' } },
      'nothing-written',
      { platform: 'short' },
    ],
    ['no platform', { platforms: [] }, 'no-platform', {}],
    ['a platform the pack does not know', { platforms: ['gone'] }, 'no-platform', { platform: 'gone' }],
    ['pictures without alt text', { media: [alt('free', ''), alt('march', ' ')] }, 'needs-alt-text', { count: 2 }],
    ['a picture that is not in the library', { media: [alt('lost')] }, 'no-such-asset', { asset: 'lost' }],
    ['an expired picture', { media: [alt('expired')] }, 'asset-not-usable', { asset: 'expired', reason: 'expired' }],
    ['a picture of another region', { media: [alt('mountain-only')] }, 'asset-not-usable', { reason: 'other-region' }],
    ['a picture without consent', { media: [alt('no-consent')] }, 'asset-not-usable', { reason: 'no-consent' }],
    ['a picture for next year', { media: [alt('next-year')] }, 'asset-not-usable', { reason: 'not-yet' }],
    ['too long a text', { platforms: ['short'], base: 'a'.repeat(43) }, 'over-limit', { platform: 'short', over: 3 }],
    ['too many hashtags', { platforms: ['short'], base: '#a #b #c' }, 'over-limit', { platform: 'short', over: 1 }],
    ['a time in a quiet period', { plannedAt: '2026-05-02T09:00:00Z' }, 'quiet-period', { name: 'Electoral silence' }],
  ])('%s is refused', async (_, more, code, params) => {
    const id = command();
    await office.client.drafts.create({ command: id, content: post(more) });
    const refusal = await refusalOf(office.client.review.submit({ id, command: command(), edition: 0 }));
    expect(refusal).toEqual({ code, params: expect.objectContaining(params) });
    expect((await office.client.drafts.open({ id })).state).toBe('writing');
  });

  it('freezes the content, bound by its hash, with the pack it was judged by', async () => {
    const draft = await submit(office, post({ media: [alt('free')] }));
    const [submission] = draft.submissions;
    expect(draft.state).toBe('submitted');
    expect(submission).toMatchObject({
      by: 'writer',
      office: 'coast-office',
      content: draft.content,
      contentHash: contentHash(draft.content, digest),
      pack: { id: 'test-pack', version: '1.2' },
      revision: draft.revision,
    });
  });

  it('twice is once, and on another edition is refused', async () => {
    await office.client.drafts.create({ command: 'd', content: post() });
    expect(await refusalOf(office.client.review.submit({ id: 'd', command: 's', edition: 4 }))).toEqual(
      refuse('edition-moved', { edition: 0 }),
    );
    const first = await office.client.review.submit({ id: 'd', command: 's', edition: 0 });
    expect(await office.client.review.submit({ id: 'd', command: 's', edition: 0 })).toEqual(first);
    const other = office.client.review.submit({ id: 'd', command: 's2', edition: 0 });
    expect((await refusalOf(other)).code).toBe('not-writing');
  });

  it('rights are judged by the day in Beirut', async () => {
    office.time.now = '2026-03-03T21:59:00.000Z';
    await expect(submit(office, post({ media: [alt('march')] }))).resolves.toMatchObject({ state: 'submitted' });
    office.time.now = '2026-03-03T22:01:00.000Z';
    const refused = await refusalOf(submit(office, post({ media: [alt('march')] })));
    expect(refused.params).toMatchObject({ reason: 'expired' });
  });
});

describe('tone on submission', () => {
  it('a flagged text needs a reason, and goes with it', async () => {
    const { client } = office;
    await client.drafts.create({ command: 'd', content: post({ base: 'You badword, listen.' }) });
    expect(await refusalOf(client.review.submit({ id: 'd', command: 's', edition: 0 }))).toEqual(
      refuse('needs-reason', { count: 1 }),
    );
    const edits = [overriding('override', 'insult-en', 'badword')];
    await client.drafts.edit({ id: 'd', command: 'o', edition: 0, edits });
    const [submission] = (await client.review.submit({ id: 'd', command: 's', edition: 1 })).submissions;
    expect(submission).toMatchObject({
      verdict: 'review',
      reviewAt: 'office',
      findings: [{ rule: 'insult-en', version: 'base', start: 4, end: 11 }],
      overrides: [{ rule: 'insult-en', by: 'writer', reason: 'It is quoted' }],
    });
  });

  it('an objection to what is blocked sends it to the desk, where the office can’t approve it', async () => {
    const { client } = office;
    await client.drafts.create({ command: 'd', content: post({ base: 'They are slurword.' }) });
    const weak = [overriding('override', 'slur-en', 'slurword')];
    await client.drafts.edit({ id: 'd', command: 'weak', edition: 0, edits: weak });
    expect((await refusalOf(client.review.submit({ id: 'd', command: 's', edition: 1 }))).code).toBe('needs-reason');
    const edits = [overriding('objection', 'slur-en', 'slurword')];
    await client.drafts.edit({ id: 'd', command: 'o', edition: 1, edits });
    const draft = await client.review.submit({ id: 'd', command: 's', edition: 2 });
    expect(draft.submissions[0]).toMatchObject({ verdict: 'block', reviewAt: 'desk' });
    await client.profile.actAs({ member: 'lead' });
    expect((await refusalOf(decide(office, draft))).code).toBe('at-the-desk');
    expect(await decide(office, draft, { kind: 'return', note: 'Say it otherwise' })).toMatchObject({
      state: 'returned',
    });
  });

  it('looks at every text that is published and at no other', async () => {
    const own = { platforms: ['long'], versions: { long: 'Clean words.' }, base: 'You badword.' };
    await expect(submit(office, post(own))).resolves.toMatchObject({ submissions: [{ verdict: 'ok', findings: [] }] });
    const both = { platforms: ['long', 'short'], versions: { long: 'You badword.' }, base: 'Another badword.' };
    expect(await refusalOf(submit(office, post(both)))).toEqual(refuse('needs-reason', { count: 2 }));
  });
});

describe('deciding', () => {
  it('the way of a post: returned with a comment, corrected, approved, changed, approved again', async () => {
    const { client } = office;
    const first = await submit(office, post(), 'd');
    await client.profile.actAs({ member: 'lead' });
    const [entry] = await client.review.queue();
    expect(entry).toMatchObject({ submission: { draft: 'd' }, previous: null, lastDecision: null });
    const comments = [{ kind: 'words', id: 'c1', version: 'base', start: 0, end: 5, text: 'Which water?' }];
    const returned = await decide(office, first, { kind: 'return', comments });
    expect(returned).toMatchObject({ state: 'returned', decisions: [{ comments, by: 'lead' }] });
    expect(await client.drafts.list()).toMatchObject([{ id: 'd', comments: 1 }]);

    await client.profile.actAs({ member: 'writer' });
    const content = post({ base: 'Clean water for all' });
    await client.drafts.edit({ id: 'd', command: 'fix', edition: 0, edits: [{ kind: 'replace', content }] });
    const second = await client.review.submit({ id: 'd', command: 's2', edition: 1 });
    await client.profile.actAs({ member: 'lead' });
    expect(await client.review.queue()).toMatchObject([
      { submission: { id: 's2', content }, previous: { content: post() }, lastDecision: { kind: 'return' } },
    ]);
    await decide(office, second);
    expect(await client.approved.list()).toMatchObject([{ id: 's2', draft: 'd', content, approvedBy: 'lead' }, {}]);

    const revised = await client.review.revise({ id: 'd', command: 'r' });
    expect(revised.state).toBe('writing');
    expect(await client.review.revise({ id: 'd', command: 'r' })).toEqual(revised);
    expect(await client.approved.list()).toMatchObject([{ origin: 'pack' }]);
    await client.profile.actAs({ member: 'writer' });
    const third = await client.review.submit({ id: 'd', command: 's3', edition: 1 });
    await client.profile.actAs({ member: 'reviewer' });
    await decide(office, third);
    expect(await client.approved.list()).toMatchObject([{ id: 's3', approvedBy: 'reviewer' }, { origin: 'pack' }]);
  });

  it.each<[string, string, object, RefusalCode]>([
    ['their own', 'writer', {}, 'may-not-decide'],
    ['a colleague’s without the role', 'second-writer', {}, 'may-not-decide'],
    ['another content', 'lead', { contentHash: 'f'.repeat(64) }, 'content-changed'],
    ['a submission that is not there', 'lead', { submission: 'nowhere' }, 'not-submitted'],
    ['a return without a word', 'lead', { kind: 'return' }, 'no-comments'],
    ['a refusal without a word', 'lead', { kind: 'decline' }, 'needs-note'],
    [
      'words that are not there',
      'lead',
      { kind: 'return', comments: [{ id: 'c', version: 'base', start: 5, end: 500, text: 'x' }] },
      'content-changed',
    ],
    [
      'a picture that it does not have',
      'lead',
      { kind: 'return', comments: [onArea('march')] },
      'picture-not-submitted',
    ],
  ])('%s: refused', async (_, member, more, code) => {
    const draft = await submit(office, post({ media: [alt('free')] }));
    await office.client.profile.actAs({ member });
    expect((await refusalOf(decide(office, draft, more))).code).toBe(code);
    expect((await office.client.drafts.open({ id: draft.id })).state).toBe('submitted');
  });

  it('an area of its picture is commented on, and comes back to its writer', async () => {
    const draft = await submit(office, post({ media: [alt('free')] }));
    await office.client.profile.actAs({ member: 'lead' });
    const comments = [onArea('free')];
    expect(await decide(office, draft, { kind: 'return', comments })).toMatchObject({ decisions: [{ comments }] });
  });

  it.each([
    ['an edge outside', { left: -0.1 }],
    ['an edge beyond', { bottom: 1.01 }],
    ['nothing in it', { right: 0.25 }],
    ['edges the wrong way round', { top: 0.9 }],
    ['an edge that is none', { top: Number.NaN }],
  ])('an area with %s is not even asked about', async (_, edges) => {
    const draft = await submit(office, post({ media: [alt('free')] }));
    await office.client.profile.actAs({ member: 'lead' });
    const [comment] = [onArea('free')];
    const comments = [{ ...comment, area: { ...comment?.area, ...edges } }];
    await expect(decide(office, draft, { kind: 'return', comments })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('a lead decides on no text of theirs', async () => {
    await office.client.profile.actAs({ member: 'lead' });
    const draft = await submit(office, post());
    expect((await refusalOf(decide(office, draft))).code).toBe('own-submission');
    await office.client.profile.actAs({ member: 'reviewer' });
    expect(await decide(office, draft)).toMatchObject({ state: 'approved' });
  });

  it('twice is once, also after a start that remembers nothing', async () => {
    const draft = await submit(office, post());
    await office.client.profile.actAs({ member: 'lead' });
    const decided = await decide(office, draft, { command: 'once' });
    expect(await decide(office, draft, { command: 'once' })).toEqual(decided);
    expect((await refusalOf(decide(office, draft, { command: 'twice' }))).code).toBe('not-submitted');
  });

  it('a recalled submission can’t be decided on any more; recalling twice is recalling once', async () => {
    const draft = await submit(office, post());
    const recalled = await office.client.review.recall({ id: draft.id, command: 'r' });
    expect(recalled.state).toBe('writing');
    expect(await office.client.review.recall({ id: draft.id, command: 'r' })).toEqual(recalled);
    await office.client.profile.actAs({ member: 'lead' });
    expect((await refusalOf(decide(office, draft))).code).toBe('not-submitted');
    expect(await office.client.review.queue()).toEqual([]);
  });
});
