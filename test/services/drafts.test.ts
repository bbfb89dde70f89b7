import { describe, expect, it, vi } from 'vitest';
import { refuse } from '#contract/refusal.ts';
import { fail } from '#domain/result.ts';
import { command, officeOf, openOffice, post, refusalOf, typed } from './support/office.ts';

const TEXT = 'Water for all';

async function writing() {
  const office = await officeOf('writer');
  const draft = await office.client.drafts.create({ command: 'draft-1', content: post() });
  return { ...office, draft };
}

async function approved() {
  const office = await writing();
  const { client } = office;
  const [submission] = (await client.review.submit({ id: 'draft-1', command: command(), edition: 0 })).submissions;
  await client.profile.actAs({ member: 'lead' });
  const { id, contentHash } = submission ?? { id: '', contentHash: '' };
  await client.review.decide({
    command: command(),
    submission: id,
    contentHash,
    kind: 'approve',
    comments: [],
    note: '',
  });
  return office;
}

describe('drafts', () => {
  it('nothing is written before somebody sits here', async () => {
    const { client } = await openOffice();
    expect(await client.profile.state()).toEqual({ status: 'new', folder: 'office' });
    expect(await refusalOf(client.drafts.create({ command: 'a', content: post() }))).toEqual(refuse('not-open'));
  });

  it('creating twice is creating once', async () => {
    const { client, draft } = await writing();
    const again = await client.drafts.create({ command: 'draft-1', content: post({ base: 'other' }) });
    expect(again).toEqual(draft);
    expect(await client.drafts.list()).toHaveLength(1);
    expect(await client.drafts.revisions({ id: 'draft-1' })).toHaveLength(1);
  });

  it('an edit twice is an edit once, with the answer of the first time', async () => {
    const { client, time } = await writing();
    const edit = { id: 'draft-1', command: 'edit-1', edition: 0, edits: [typed(TEXT.length, 0, 'ماء ')] };
    const first = await client.drafts.edit(edit);
    time.now = '2026-03-03T08:00:05.000Z';
    expect(await client.drafts.edit(edit)).toEqual(first);
    expect((await client.drafts.open({ id: 'draft-1' })).content.base).toBe(`ماء ${TEXT}`);
  });

  it.each([
    ['another edition', { edition: 7 }, 'edition-moved'],
    ['an edit of another text', { edits: [typed(3, 0, 'a')] }, 'edit-does-not-fit'],
    ['no such draft', { id: 'nowhere' }, 'no-such-draft'],
    ['a text that could not be read back', { edits: [typed(1_999_999, 0, 'abc')] }, 'text-too-long'],
  ])('refuses %s', async (_, more, code) => {
    const { client } = await writing();
    const edit = { id: 'draft-1', command: 'e', edition: 0, edits: [typed(TEXT.length, 0, 'a')], ...more };
    expect((await refusalOf(client.drafts.edit(edit))).code).toBe(code);
    expect((await client.drafts.open({ id: 'draft-1' })).content.base).toBe(TEXT);
  });

  it('a reason is its giver’s and of its time, whatever the interface says', async () => {
    const { client } = await writing();
    const override = { kind: 'override', rule: 'r', words: 'w', version: 'base', reason: 'because' } as const;
    const forged = { ...override, by: 'lead', at: '2020-01-01T00:00:00Z' };
    await client.drafts.edit({
      id: 'draft-1',
      command: 'o',
      edition: 0,
      edits: [{ kind: 'override', override: forged }],
    });
    const { overrides } = await client.drafts.open({ id: 'draft-1' });
    expect(overrides).toEqual([{ ...override, by: 'writer', at: '2026-03-03T08:00:00.000Z' }]);
  });

  it('tells open views what changed', async () => {
    const { client, heard } = await writing();
    heard.length = 0;
    await client.drafts.edit({ id: 'draft-1', command: 'e', edition: 0, edits: [typed(TEXT.length, 0, 'a')] });
    expect(heard).toEqual([{ type: 'draft', id: 'draft-1', edition: 1 }]);
  });

  it('what was removed comes back; what is under review can’t be removed', async () => {
    const { client } = await writing();
    await client.drafts.edit({ id: 'draft-1', command: 'e', edition: 0, edits: [typed(TEXT.length, 0, 'a')] });
    await client.drafts.remove({ id: 'draft-1' });
    expect(await client.drafts.list()).toEqual([]);
    expect((await refusalOf(client.drafts.open({ id: 'draft-1' }))).code).toBe('no-such-draft');
    expect((await client.drafts.unremove({ id: 'draft-1' })).content.base).toBe(`a${TEXT}`);
    await client.review.submit({ id: 'draft-1', command: 's', edition: 1 });
    expect((await refusalOf(client.drafts.remove({ id: 'draft-1' }))).code).toBe('not-writing');
  });
});

describe('revisions', () => {
  it('one for each pause in which the text changed, none for a pause without a change', async () => {
    const { client, timers } = await writing();
    const count = async () => (await client.drafts.revisions({ id: 'draft-1' })).length;
    await client.drafts.edit({ id: 'draft-1', command: 'a', edition: 0, edits: [typed(TEXT.length, 0, 'a')] });
    await client.drafts.edit({ id: 'draft-1', command: 'b', edition: 1, edits: [typed(TEXT.length + 1, 0, 'b')] });
    expect(await count()).toBe(1);
    expect(timers.waiting).toBe(1);
    timers.ring();
    await vi.waitFor(async () => expect(await count()).toBe(2));
    expect(timers.waiting).toBe(0);
    const back = { ...typed(TEXT.length + 2, 0, ''), to: 1 };
    await client.drafts.edit({ id: 'draft-1', command: 'c', edition: 2, edits: [back] });
    await client.drafts.edit({ id: 'draft-1', command: 'd', edition: 3, edits: [typed(TEXT.length + 1, 0, 'b')] });
    await client.drafts.settle({ id: 'draft-1' });
    expect(await count()).toBe(2);
  });

  it('what another member left is kept in their name before it is opened', async () => {
    const { client } = await writing();
    await client.drafts.edit({ id: 'draft-1', command: 'a', edition: 0, edits: [typed(TEXT.length, 0, 'a')] });
    await client.profile.actAs({ member: 'lead' });
    const draft = await client.drafts.open({ id: 'draft-1' });
    const [newest, first] = await client.drafts.revisions({ id: 'draft-1' });
    expect(newest).toMatchObject({ id: draft.revision, by: 'writer' });
    const kept = await client.drafts.revision({ id: 'draft-1', revision: draft.revision });
    expect(kept).toMatchObject({ content: draft.content, parents: [first?.id] });
  });

  it('a fold that fails is logged and tried again; the text stays', async () => {
    let full = true;
    const office = await officeOf('writer', {
      wrap: (store) => {
        const { drafts } = store;
        const write: typeof drafts.write = (draft, revision) =>
          full ? Promise.resolve(fail(refuse('disk-full'))) : drafts.write(draft, revision);
        const failing = new Proxy(drafts, {
          get: (target, key) => {
            if (key === 'write') return write;
            const value: unknown = Reflect.get(target, key, target);
            return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
          },
        });
        return { ...store, drafts: failing };
      },
    });
    const { client, timers, logged } = office;
    await client.drafts.create({ command: 'draft-1', content: post() });
    await client.drafts.edit({ id: 'draft-1', command: 'a', edition: 0, edits: [typed(TEXT.length, 0, 'a')] });
    timers.ring();
    await vi.waitFor(() => expect(logged.map(({ message }) => message)).toContain('draft not folded'));
    expect((await refusalOf(client.drafts.settle({ id: 'draft-1' }))).code).toBe('disk-full');
    expect(timers.waiting).toBe(1);
    full = false;
    timers.ring();
    await vi.waitFor(async () => expect(await client.drafts.revisions({ id: 'draft-1' })).toHaveLength(2));
    expect((await client.drafts.open({ id: 'draft-1' })).content.base).toBe(`a${TEXT}`);
    expect(JSON.stringify(logged)).not.toContain(TEXT);
  });
});

describe('editing after a decision', () => {
  it('an approval falls with the first edit', async () => {
    const { client, heard } = await approved();
    expect((await client.approved.list()).map(({ origin }) => origin)).toEqual(['office', 'pack']);
    heard.length = 0;
    await client.drafts.edit({ id: 'draft-1', command: 'e', edition: 0, edits: [typed(TEXT.length, 0, 'a')] });
    expect((await client.drafts.open({ id: 'draft-1' })).state).toBe('writing');
    expect((await client.approved.list()).map(({ origin }) => origin)).toEqual(['pack']);
    expect(heard).toContainEqual({ type: 'approved' });
  });

  it.each([
    ['of another edition', { edition: 3 }],
    ['that does not fit', { edits: [typed(3, 0, 'a')] }],
  ])('an edit %s costs no approval', async (_, more) => {
    const { client } = await approved();
    const edit = { id: 'draft-1', command: 'e', edition: 0, edits: [typed(TEXT.length, 0, 'a')], ...more };
    await refusalOf(client.drafts.edit(edit));
    expect((await client.drafts.open({ id: 'draft-1' })).state).toBe('approved');
  });

  it('a frozen text can’t be edited', async () => {
    const { client } = await writing();
    await client.review.submit({ id: 'draft-1', command: 's', edition: 0 });
    const edit = { id: 'draft-1', command: 'e', edition: 0, edits: [typed(TEXT.length, 0, 'a')] };
    expect((await refusalOf(client.drafts.edit(edit))).code).toBe('not-writing');
  });
});
