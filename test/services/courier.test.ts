import { beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../electron/contract/refusal.ts';
import { digest } from '../../electron/system/system.ts';
import type { Asset } from '#domain/asset.ts';
import { fail } from '#domain/result.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import type { OpenRemote, Remote } from '../../electron/services/ports/remote.ts';
import { openCampaign, synced } from './support/campaign.ts';
import { library } from './support/pack.ts';
import { type Office, officeOf, post, refusalOf } from './support/office.ts';

const address = { kind: 'webdav', url: 'https://cloud.example/dav', user: 'coast', certificate: null } as const;

let objects: Map<string, Uint8Array>;
let opened: { secret: string }[];
let broken: boolean;
let coast: Office;

/** The remote of the tests: breaks when it is told to, and tells what went over it. */
const openRemote: OpenRemote = (_, secret, traffic) => {
  opened.push({ secret });
  const inner = memoryRemote(objects);
  const remote: Remote = {
    ...inner,
    async get(key, options) {
      traffic({ requests: 1, sent: 200, received: 1_000 });
      return broken ? fail(refuse('remote-unreachable', { host: 'cloud.example' })) : inner.get(key, options);
    },
    async putPointer(key, bytes, signal) {
      traffic({ requests: 1, sent: bytes.length, received: 100 });
      return broken
        ? fail(refuse('remote-unreachable', { host: 'cloud.example' }))
        : inner.putPointer(key, bytes, signal);
    },
  };
  return remote;
};

beforeEach(async () => {
  [objects, opened, broken] = [new Map(), [], false];
  const campaign = await openCampaign('desk', memoryProfiles);
  coast = await campaign.open(campaign.laptops.coast, 'coast', openRemote);
  await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
});

async function submitted() {
  await coast.client.drafts.create({ command: 'd', content: post() });
  await coast.client.review.submit({ id: 'd', command: 's', edition: 0 });
}

/** Lets promises that nobody waits for run. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('without a remote', () => {
  it('says so, and waits', async () => {
    await submitted();
    expect(await coast.client.exchange.state()).toMatchObject({
      enrolled: true,
      remote: null,
      waiting: { count: 1 },
      nextTry: null,
    });
    expect((await refusalOf(coast.client.exchange.sync({ media: false }))).code).toBe('no-remote');
  });

  it('without a card there is nobody to exchange with', async () => {
    const demo = await officeOf('writer');
    await demo.client.exchange.setRemote({ address, secret: 's' });
    expect(await demo.client.exchange.state()).toMatchObject({ enrolled: false, nextTry: null });
    expect((await refusalOf(demo.client.exchange.sync({ media: false }))).code).toBe('not-enrolled');
  });
});

describe('with a remote', () => {
  beforeEach(async () => {
    await coast.client.exchange.setRemote({ address, secret: 'word' });
    await settle();
  });

  it('sends what waits by itself, soon after it was queued', async () => {
    await submitted();
    await settle();
    expect(await coast.client.exchange.state()).toMatchObject({ nextTry: '2026-03-03T08:00:03.000Z' });
    coast.timers.ring();
    await settle();
    expect(await coast.client.exchange.state()).toMatchObject({
      waiting: { count: 0, bytes: 0 },
      lastSuccess: coast.time.now,
      refusal: null,
      running: null,
    });
    expect(opened).toEqual([{ secret: 'word' }]);
    expect((await coast.client.exchange.sendings()).map(({ state }) => state)).toEqual(['sent']);
  });

  it('does not when it was told not to', async () => {
    await coast.client.exchange.setPolicy({ automatic: false, metered: false, monthlyBytes: null, library: 'nothing' });
    await submitted();
    await settle();
    coast.timers.ring();
    await settle();
    expect(opened).toEqual([]);
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ sent: 1 });
  });

  it('tries again later and later while it fails, and sooner when the computer is online again', async () => {
    broken = true;
    const pauses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      expect((await refusalOf(coast.client.exchange.sync({ media: false }))).code).toBe('remote-unreachable');
      const { nextTry } = await coast.client.exchange.state();
      pauses.push((Date.parse(nextTry ?? '') - Date.parse(coast.time.now)) / 60_000);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(await coast.client.exchange.state()).toMatchObject({
      refusal: { code: 'remote-unreachable' },
      lastSuccess: null,
    });
    await coast.client.exchange.wake();
    expect((await coast.client.exchange.state()).nextTry).toBe('2026-03-03T08:00:03.000Z');
  });

  it('counts what went over the network, month by month', async () => {
    await submitted();
    await coast.client.exchange.sync({ media: false });
    const { traffic } = await coast.client.exchange.state();
    expect(traffic.received).toBeGreaterThan(1_000);
    coast.time.now = '2026-04-01T08:00:00.000Z';
    expect((await coast.client.exchange.state()).traffic).toEqual({ sent: 0, received: 0 });
  });

  it('keeps the secret for the same account only', async () => {
    const secretAfter = async (change: { readonly url?: string; readonly user?: string }) => {
      await coast.client.exchange.setRemote({ address, secret: 'word' });
      await coast.client.exchange.setRemote({ address: { ...address, ...change }, secret: '' });
      await coast.client.exchange.sync({ media: false });
      return opened.at(-1)?.secret;
    };
    expect(await secretAfter({ url: 'https://cloud.example/dav/other' })).toBe('word');
    expect(await secretAfter({ url: 'https://elsewhere.example/dav' })).toBe('');
    expect(await secretAfter({ user: 'hills' })).toBe('');
    await coast.client.exchange.setRemote({ address, secret: 'word' });
    await coast.client.exchange.setRemote({ address: null, secret: '' });
    await coast.client.exchange.setRemote({ address, secret: '' });
    await coast.client.exchange.sync({ media: false });
    expect(opened.at(-1)?.secret).toBe('');
  });

  it('tests a remote with the secret for its account only', async () => {
    const secretFor = async (change: { readonly url?: string }, secret: string) => {
      const steps = [];
      for await (const step of await coast.client.exchange.checkRemote({
        address: { ...address, ...change },
        secret,
      })) {
        steps.push(step.step);
      }
      expect(steps).toEqual(['connect']);
      return opened.at(-1)?.secret;
    };
    expect(await secretFor({}, '')).toBe('word');
    expect(await secretFor({}, 'another')).toBe('another');
    expect(await secretFor({ url: 'https://elsewhere.example/dav' }, '')).toBe('');
    expect((await coast.client.exchange.state()).remote).toEqual(address);
  });

  it('joins a sync that runs already', async () => {
    const [a, b] = await Promise.all([
      coast.client.exchange.sync({ media: false }),
      coast.client.exchange.sync({ media: false }),
    ]);
    expect([a, opened.length]).toEqual([b, 1]);
  });
});

describe('media', () => {
  const picture = new TextEncoder().encode('a picture '.repeat(100));
  const hash = digest(picture);
  const key = `media/${hash.slice(0, 2)}/${hash}`;

  beforeEach(async () => {
    objects.set(key, picture);
    await coast.client.exchange.setRemote({ address, secret: 'word' });
    await coast.client.exchange.want({ files: [{ hash, bytes: picture.length }] });
  });

  it('come when they were asked for', async () => {
    expect(await coast.client.exchange.state()).toMatchObject({ wanted: { files: 1, bytes: picture.length } });
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ files: 1, bytes: picture.length });
    expect(await coast.store.objects.size(hash)).toBe(picture.length);
    expect(await coast.client.exchange.state()).toMatchObject({ wanted: { files: 0, bytes: 0 } });
  });

  it('wait on a metered connection until somebody asks', async () => {
    await coast.client.exchange.setPolicy({ automatic: true, metered: true, monthlyBytes: null, library: 'nothing' });
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ files: 0 });
    expect(await coast.client.exchange.sync({ media: true })).toMatchObject({ files: 1 });
  });

  it('wait when the month’s data is used up', async () => {
    await coast.client.exchange.setPolicy({ automatic: true, metered: false, monthlyBytes: 500, library: 'nothing' });
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ files: 0 });
  });

  it('are not asked for any more when somebody says so', async () => {
    await coast.client.exchange.unwant({ files: [{ hash, bytes: picture.length }] });
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ files: 0 });
  });

  it('of other bytes are not taken, and asked for again', async () => {
    objects.set(key, picture.toReversed());
    expect((await refusalOf(coast.client.exchange.sync({ media: false }))).code).toBe('object-damaged');
    objects.set(key, picture);
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ files: 1 });
  });
});

describe('the library', () => {
  const files = ['thumb', 'wide', 'original'].map((name, size) => new TextEncoder().encode(name.repeat(size + 1)));
  const [thumb, wide, original] = files.map((bytes) => ({ hash: digest(bytes), bytes: bytes.length }));
  if (thumb === undefined || wide === undefined || original === undefined) throw new Error('Three files');
  const keyOf = (hash: string): string => `media/${hash.slice(0, 2)}/${hash}`;
  const rendition = { width: 4, height: 5, type: 'image/png' };
  const asset: Asset = {
    ...(library[0] as Asset),
    ...original,
    renditions: [
      { ...rendition, ...thumb, name: 'thumb' },
      { ...rendition, ...wide, name: 'wide' },
    ],
  };
  const policy = { automatic: true, metered: false, monthlyBytes: null, library: 'thumbs' } as const;

  beforeEach(async () => {
    const campaign = await openCampaign('desk', memoryProfiles, { library: [asset] });
    coast = await campaign.open(campaign.laptops.coast, 'coast', openRemote);
    await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
    await coast.client.exchange.setRemote({ address, secret: 'word' });
    for (const bytes of files) objects.set(keyOf(digest(bytes)), bytes);
  });

  it('says what of it is here', async () => {
    const none = { files: 0, bytes: 0 };
    const rest = { files: 2, bytes: wide.bytes + original.bytes };
    expect(await coast.client.exchange.library()).toEqual({
      thumbs: { here: none, absent: { files: 1, bytes: thumb.bytes } },
      rest: { here: none, absent: rest },
    });
    await coast.client.exchange.setPolicy(policy);
    await coast.client.exchange.sync({ media: false });
    expect(await coast.client.exchange.library()).toEqual({
      thumbs: { here: { files: 1, bytes: thumb.bytes }, absent: none },
      rest: { here: none, absent: rest },
    });
    const hashes = [thumb.hash, wide.hash];
    expect(await coast.client.exchange.absent({ hashes })).toEqual([wide.hash]);
    expect(coast.heard).toContainEqual({ type: 'media', hash: thumb.hash });
  });

  it('comes as far as the policy says, thumbnails first, then what was asked for', async () => {
    const came = async (): Promise<readonly string[]> => {
      await coast.client.exchange.sync({ media: false });
      return coast.heard.flatMap((event) => (event.type === 'media' ? [event.hash] : []));
    };
    await coast.client.exchange.setPolicy({ ...policy, library: 'nothing' });
    expect(await came()).toEqual([]);
    await coast.client.exchange.want({ files: [original] });
    expect(await coast.client.exchange.wanted()).toEqual([original]);
    await coast.client.exchange.setPolicy({ ...policy, library: 'all' });
    expect(await came()).toEqual([thumb.hash, original.hash, wide.hash]);
    expect(await coast.client.exchange.wanted()).toEqual([]);
  });

  it('that is not at the remote fails no sync, unless somebody asked for it', async () => {
    objects.clear();
    await coast.client.exchange.setPolicy({ ...policy, library: 'all' });
    expect(await coast.client.exchange.sync({ media: false })).toMatchObject({ files: 0 });
    await coast.client.exchange.want({ files: [original] });
    expect((await refusalOf(coast.client.exchange.sync({ media: false }))).code).toBe('remote-not-found');
  });

  it('comes whole from a stick that has it', async () => {
    await coast.client.exchange.setPolicy({ ...policy, library: 'nothing' });
    objects.delete(keyOf(wide.hash));
    expect(await synced(coast, memoryRemote(objects), true)).toMatchObject({ files: 2 });
  });

  it('goes onto a stick as far as it is here', async () => {
    await coast.client.exchange.sync({ media: false });
    const onto = async (reach: 'nothing' | 'thumbs' | 'all') => {
      const stick = new Map<string, Uint8Array>();
      const steps = coast.exchange.media.offer(memoryRemote(stick), reach);
      while ((await steps.next()).done !== true);
      return [...stick.keys()];
    };
    expect(await onto('nothing')).toEqual([]);
    expect(await onto('all')).toEqual([keyOf(thumb.hash)]);
  });
});
