import { describe, expect, it } from 'vitest';
import type { BundleEvent } from '#contract/bundles.ts';
import { refuse } from '#contract/refusal.ts';
import { fail, ok } from '#domain/result.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { contentHash } from '../../electron/services/approved.ts';
import type { BundleOrder, Bundles } from '../../electron/services/ports/bundles.ts';
import { digest } from '../../electron/system/system.ts';
import { noBundles, officeOf, post, refusalOf } from './support/office.ts';
import { packSource } from './support/pack.ts';

const step: BundleEvent = {
  type: 'progress',
  step: 'texts',
  file: 'f',
  files: 0,
  filesTotal: 1,
  bytes: 0,
  bytesTotal: 1,
};
const done: BundleEvent = { type: 'finished', folder: '/stick', posts: 1, files: 1, bytes: 1, resumed: false };

/** Bundles that note each order and answer the posts they are given. */
function carrying(posts: readonly ApprovedPost[] = []) {
  const orders: BundleOrder[] = [];
  const bundles: Bundles = {
    ...noBundles,
    async *export(order) {
      orders.push(order);
      yield step;
      yield done;
      return ok(undefined);
    },
    async *open(_folder, campaign) {
      if (campaign !== 'test-campaign') return fail(refuse('bundle-foreign'));
      yield step;
      yield done;
      return ok(posts);
    },
  };
  return { bundles, orders };
}

async function all<T>(steps: AsyncIterable<T> | Promise<AsyncIterable<T>>): Promise<T[]> {
  const seen: T[] = [];
  for await (const one of await steps) seen.push(one);
  return seen;
}

const asked = { to: '/stick', tools: ['generic' as const], bom: true };

function imported(id: string, base: string): ApprovedPost {
  const content = post({ base });
  return {
    id,
    draft: null,
    origin: 'bundle',
    office: 'mountain-office',
    content,
    contentHash: contentHash(content, digest),
    approvedAt: '2026-03-01T08:00:00Z',
    approvedBy: 'elsewhere',
    posted: [],
  };
}

async function withApproved(bundles: Bundles, pack = packSource) {
  const office = await officeOf('writer', { bundles, pack });
  const { client } = office;
  const media = [{ asset: 'march', altText: 'A well' }];
  await client.drafts.create({ command: 'd', content: post({ media }) });
  const [submission] = (await client.review.submit({ id: 'd', command: 's', edition: 0 })).submissions;
  await client.profile.actAs({ member: 'lead' });
  const hash = submission?.contentHash ?? '';
  const order = { command: 'ok', submission: 's', contentHash: hash, kind: 'approve' as const, comments: [], note: '' };
  await client.review.decide(order);
  return office;
}

describe('exporting', () => {
  it('takes the posts asked for, each once, with their files', async () => {
    const { bundles, orders } = carrying();
    const { client } = await withApproved(bundles);
    await client.settings.set({ language: 'fr', digits: 'arab' });
    expect(await all(client.bundles.export({ posts: ['s', 'pack-post', 's'], ...asked }))).toEqual([step, done]);
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      office: 'coast-office',
      language: 'fr',
      digits: 'arab',
      at: '2026-03-03T08:00:00.000Z',
      ...asked,
      posts: [
        { post: { id: 's' }, media: [{ asset: 'march', file: `/media/${'c'.repeat(64)}.png`, type: 'image/png' }] },
        { post: { id: 'pack-post' }, media: [] },
      ],
    });
  });

  it('refuses a picture whose rights have ended since', async () => {
    const { bundles, orders } = carrying();
    const { client, time } = await withApproved(bundles);
    time.now = '2026-03-04T08:00:00.000Z';
    const refusal = await refusalOf(all(client.bundles.export({ posts: ['s'], ...asked })));
    expect(refusal).toEqual(refuse('asset-not-usable', { asset: 'march', reason: 'expired' }));
    expect(orders).toEqual([]);
  });

  it('refuses a picture that has not come yet, by its name', async () => {
    const { bundles } = carrying();
    const { client } = await withApproved(bundles, { ...packSource, media: async () => null });
    const refusal = await refusalOf(all(client.bundles.export({ posts: ['s'], ...asked })));
    expect(refusal).toEqual(refuse('asset-not-here', { asset: 'march', name: 'march' }));
  });

  it('refuses a post whose approval fell', async () => {
    const { bundles } = carrying();
    const { client } = await withApproved(bundles);
    await client.review.revise({ id: 'd', command: 'r' });
    expect((await refusalOf(all(client.bundles.export({ posts: ['s'], ...asked })))).code).toBe('no-such-post');
  });

  it('a stick that is pulled while it writes is a refusal, not a fault', async () => {
    const pulled = Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'write', path: '/stick/f' });
    const bundles: Bundles = {
      ...noBundles,
      async *export() {
        yield step;
        throw pulled;
      },
    };
    const { client } = await withApproved(bundles);
    const refusal = await refusalOf(all(client.bundles.export({ posts: ['s'], ...asked })));
    expect(refusal).toEqual(refuse('disk-failed', { path: '/stick/f' }));
  });
});

describe('importing', () => {
  it('admits each post once, says so when it is durable, and marks where it came from', async () => {
    const first = imported('far-1', 'Electricity');
    const { bundles } = carrying([first, { ...first, id: 'far-copy' }, imported('far-2', 'Roads')]);
    const { client } = await officeOf('writer', { bundles });
    expect(await all(client.bundles.import({ folder: '/stick' }))).toEqual([step, done]);
    expect(await all(client.bundles.import({ folder: '/stick' }))).toEqual([step, done]);
    const posts = await client.approved.list();
    expect(posts.filter(({ origin }) => origin === 'bundle').map(({ id }) => id)).toEqual(['far-1', 'far-2']);
  });

  it('admits nothing when one post is not what it says', async () => {
    const { bundles } = carrying([imported('far-1', 'a'), { ...imported('far-2', 'b'), contentHash: 'f'.repeat(64) }]);
    const { client } = await officeOf('writer', { bundles });
    expect(await refusalOf(all(client.bundles.import({ folder: '/stick' })))).toEqual(
      refuse('bundle-damaged', { file: 'far-2' }),
    );
    expect((await client.approved.list()).map(({ origin }) => origin)).toEqual(['pack']);
  });

  it('brings nothing back of one’s own', async () => {
    const own: ApprovedPost[] = [];
    const { bundles } = carrying(own);
    const { client } = await withApproved(bundles);
    own.push(...(await client.approved.list()));
    await all(client.bundles.import({ folder: '/stick' }));
    expect((await client.approved.list()).map(({ origin }) => origin)).toEqual(['office', 'pack']);
  });
});

describe('marking as posted', () => {
  it('is noted once for a command and stays with the post', async () => {
    const { client } = await withApproved(noBundles);
    const mark = { id: 's', command: 'm1', platform: 'long', link: 'https://long.example/1' };
    const marked = await client.approved.markPosted(mark);
    expect(marked.posted).toEqual([{ platform: 'long', link: mark.link, at: '2026-03-03T08:00:00.000Z' }]);
    expect(await client.approved.markPosted(mark)).toEqual(marked);
    expect(await client.approved.list()).toContainEqual(marked);
  });

  it.each([
    ['a post that is not approved', { id: 'nowhere' }, 'no-such-post'],
    ['a platform it is not for', { platform: 'short' }, 'no-platform'],
  ])('refuses %s', async (_, more, code) => {
    const { client } = await withApproved(noBundles);
    const mark = { id: 's', command: 'm1', platform: 'long', link: '', ...more };
    expect((await refusalOf(client.approved.markPosted(mark))).code).toBe(code);
  });
});
