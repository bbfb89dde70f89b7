import { beforeEach, describe, expect, it } from 'vitest';
import type { Comment } from '#domain/comment.ts';
import { PAGE } from '#domain/mail.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { openCampaign, synced } from './support/campaign.ts';
import { command, type Office, post, refusalOf, typed } from './support/office.ts';

let coast: Office;
let desk: Office;
let objects: Map<string, Uint8Array>;
let remote: ReturnType<typeof memoryRemote>;

async function start(review: 'office' | 'desk' | 'both' = 'desk') {
  const campaign = await openCampaign(review, memoryProfiles);
  [coast, desk] = [
    await campaign.open(campaign.laptops.coast, 'coast'),
    await campaign.open(campaign.laptops.review, 'desk'),
  ];
  await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
  await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
  objects = new Map();
  remote = memoryRemote(objects);
  return campaign;
}
beforeEach(() => start());

async function submitted(base = 'Water for all') {
  const id = command();
  await coast.client.drafts.create({
    command: id,
    content: post({ base, media: [{ asset: 'free', altText: 'A well' }] }),
  });
  return coast.client.review.submit({ id, command: `s-${id}`, edition: 0 });
}

const area = { left: 0.125, top: 0.1, right: 0.3333, bottom: 1 };
const comments: readonly Comment[] = [
  { kind: 'words', id: 'c1', version: 'base', start: 0, end: 5, text: 'Which water?' },
  { kind: 'area', id: 'c2', asset: 'free', area, text: 'Whose well?' },
];
const decide = async (kind: 'approve' | 'return' | 'decline', note = '', said: readonly Comment[] = []) => {
  const [entry] = await desk.client.review.queue();
  if (entry === undefined) throw new Error('Nothing waits');
  const { id, contentHash } = entry.submission;
  return desk.client.review.decide({
    command: command(),
    submission: id,
    contentHash,
    kind,
    comments: [...said],
    note,
  });
};
/** Where what the coast sent stands, the newest first. */
const state = async () => {
  const list = await coast.exchange.sync.sendings('network');
  return list.ok && list.value.map((one) => one.state);
};
const outbox = async (office: Office) => {
  const list = await office.exchange.outbox.list(() => 0);
  return list.ok ? list.value : [];
};

describe('a post and the desk', () => {
  it('goes to the desk, comes back with comments on its words and its picture, goes again corrected, and is approved', async () => {
    const draft = await submitted();
    expect(await synced(coast, remote)).toMatchObject({ sent: 1 });
    expect(await synced(desk, remote)).toMatchObject({ received: 1 });
    const [entry] = await desk.client.review.queue();
    expect(entry).toMatchObject({ submission: { draft: draft.id, by: 'rima' }, waitsFor: 'desk', previous: null });
    await decide('return', 'Say which water', comments);
    await synced(desk, remote);
    expect(await synced(coast, remote)).toMatchObject({ received: 1 });
    const returned = await coast.client.drafts.open({ id: draft.id });
    expect(returned).toMatchObject({
      state: 'returned',
      decisions: [{ note: 'Say which water', by: 'joumana', comments }],
    });

    coast.time.now = '2026-03-03T09:00:00.000Z';
    await coast.client.drafts.edit({ id: draft.id, command: 'e', edition: 0, edits: [typed(13, 13, ' of the coast')] });
    await coast.client.review.submit({ id: draft.id, command: 's2', edition: 1 });
    await synced(coast, remote);
    await synced(desk, remote);
    const [again] = await desk.client.review.queue();
    expect(again).toMatchObject({ previous: { content: { base: 'Water for all' } }, lastDecision: { kind: 'return' } });
    await decide('approve');
    await synced(desk, remote);
    await synced(coast, remote);
    const approved = await coast.client.approved.list();
    expect(approved.find(({ draft: own }) => own === draft.id)).toMatchObject({
      content: { base: 'Water for all of the coast' },
      approvedBy: 'joumana',
    });
    expect(await desk.client.review.queue()).toEqual([]);
  });

  it('reaches a laptop of the desk that came after it was sealed, and is not received before', async () => {
    const campaign = await start();
    const draft = await submitted();
    expect(await synced(coast, remote)).toMatchObject({ sent: 1 });
    // The first laptop is lost before it synced; another one takes its place.
    const { deskToo } = campaign.laptops;
    campaign.letIn(deskToo);
    desk = await campaign.open(deskToo, 'desk-3');
    await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
    await synced(desk, remote);
    expect(await desk.client.review.queue()).toEqual([]);
    expect(await synced(coast, remote)).toMatchObject({ sent: 1 });
    expect(await state()).toEqual(['sent']);
    await synced(desk, remote);
    expect(await desk.client.review.queue()).toMatchObject([{ submission: { draft: draft.id } }]);
    expect(await synced(coast, remote)).toMatchObject({ sent: 0 });
    expect(await state()).toEqual(['received']);
    await decide('approve');
    for (const office of [desk, coast]) await synced(office, remote);
    expect(await coast.client.drafts.open({ id: draft.id })).toMatchObject({ state: 'approved' });
  });

  it('that one laptop of the desk decided is decided on the other', async () => {
    const campaign = await start();
    campaign.letIn(campaign.laptops.deskToo);
    const other = await campaign.open(campaign.laptops.deskToo, 'desk-3');
    await other.client.profile.enterDemo({ office: 'desk', member: 'rami' });
    await submitted();
    for (const office of [coast, desk, other]) await synced(office, remote);
    expect(await other.client.review.queue()).toHaveLength(1);
    await decide('approve');
    for (const office of [desk, other]) await synced(office, remote);
    expect(await other.client.review.queue()).toEqual([]);
    expect(await other.exchange.inbox.refused()).toEqual([]);
  });

  it('says what waits, what was sent and what was received', async () => {
    await submitted();
    expect(await state()).toEqual(['waiting']);
    await synced(coast, remote);
    expect(await state()).toEqual(['sent']);
    await synced(desk, remote);
    await synced(coast, remote);
    expect(await state()).toEqual(['received']);
  });

  it('is recalled at the desk when it is taken back, and when an approved one is edited', async () => {
    const draft = await submitted();
    await synced(coast, remote);
    await coast.client.review.recall({ id: draft.id, command: 'r' });
    await synced(coast, remote);
    await synced(desk, remote);
    expect(await desk.client.review.queue()).toEqual([]);
    await coast.client.review.submit({ id: draft.id, command: 's2', edition: 0 });
    for (const office of [coast, desk]) await synced(office, remote);
    await decide('approve');
    for (const office of [desk, coast]) await synced(office, remote);
    await coast.client.drafts.edit({ id: draft.id, command: 'e', edition: 0, edits: [typed(13, 13, '!')] });
    for (const office of [coast, desk]) await synced(office, remote);
    const received = await desk.exchange.desk.list();
    expect(received.ok && received.value.map(({ recalled }) => recalled)).toEqual([true, true]);
  });

  it('does not take a decision on a text that went on since', async () => {
    const draft = await submitted();
    for (const office of [coast, desk]) await synced(office, remote);
    await decide('approve');
    await coast.client.review.recall({ id: draft.id, command: 'r' });
    for (const office of [desk, coast]) await synced(office, remote);
    expect(await coast.client.drafts.open({ id: draft.id })).toMatchObject({ state: 'writing', decisions: [] });
    expect((await coast.exchange.inbox.refused()).map(({ refusal }) => refusal.code)).toEqual(['decision-stale']);
  });

  it('needs the lead first and the desk next, where both must approve', async () => {
    await start('both');
    const draft = await submitted();
    expect(await synced(coast, remote)).toMatchObject({ sent: 0 });
    await coast.client.profile.actAs({ member: 'samia' });
    const [entry] = await coast.client.review.queue();
    if (entry === undefined) throw new Error('Nothing waits');
    const { id, contentHash } = entry.submission;
    await coast.client.review.decide({
      command: 'lead',
      submission: id,
      contentHash,
      kind: 'approve',
      comments: [],
      note: '',
    });
    for (const office of [coast, desk]) await synced(office, remote);
    expect(await desk.client.review.queue()).toMatchObject([{ lastDecision: { by: 'samia' } }]);
    await decide('approve');
    for (const office of [desk, coast]) await synced(office, remote);
    expect(await coast.client.drafts.open({ id: draft.id })).toMatchObject({ state: 'approved' });
  });

  it('that its office approves by itself is told to the desk and waits for nobody there', async () => {
    await start('office');
    await submitted();
    await coast.client.profile.actAs({ member: 'samia' });
    const [entry] = await coast.client.review.queue();
    if (entry === undefined) throw new Error('Nothing waits');
    const { id, contentHash } = entry.submission;
    await coast.client.review.decide({
      command: 'lead',
      submission: id,
      contentHash,
      kind: 'approve',
      comments: [],
      note: '',
    });
    for (const office of [coast, desk]) await synced(office, remote);
    const received = await desk.exchange.desk.list();
    expect(received.ok && received.value).toMatchObject([{ approval: { by: 'samia' }, decision: null }]);
    expect(await desk.client.review.queue()).toEqual([]);
  });

  it('nobody at the desk decides twice, nor without being a reviewer', async () => {
    await submitted();
    for (const office of [coast, desk]) await synced(office, remote);
    const [entry] = await desk.client.review.queue();
    await decide('approve');
    const { id, contentHash } = entry?.submission ?? { id: '', contentHash: '' };
    const again = {
      command: command(),
      submission: id,
      contentHash,
      kind: 'decline',
      note: 'no',
    } as const;
    expect((await refusalOf(desk.client.review.decide({ ...again, comments: [] }))).code).toBe('not-submitted');
  });
});

describe('sync', () => {
  it('does nothing the second time', async () => {
    await submitted();
    for (const office of [coast, desk, coast, desk]) await synced(office, remote);
    const before = new Map(objects);
    for (const office of [coast, desk]) {
      expect(await synced(office, remote)).toMatchObject({ sent: 0, received: 0 });
    }
    expect([...objects.keys()]).toEqual([...before.keys()]);
  });

  it('carries more than a page, in order, each once', async () => {
    const count = PAGE * 2 + 5;
    for (let n = 0; n < count; n += 1) await submitted(`Post ${n}`);
    expect(await synced(coast, remote)).toMatchObject({ sent: count });
    expect(await synced(desk, remote)).toMatchObject({ received: count });
    const received = await desk.exchange.desk.list();
    expect(received.ok && new Set(received.value.map(({ submission }) => submission.content.base)).size).toBe(count);
  });

  it('waits for a parcel that is missing or damaged, and takes it once it is whole', async () => {
    await submitted('one');
    await submitted('two');
    await synced(coast, remote);
    const [key] = [...objects.keys()].filter((one) => one.startsWith('objects/'));
    const whole = objects.get(key ?? '') ?? new Uint8Array();
    for (const [bytes, code] of [
      [whole.subarray(0, 100), 'object-damaged'],
      [whole.toReversed(), 'object-damaged'],
      [null, 'remote-not-found'],
    ] as const) {
      if (bytes === null) objects.delete(key ?? '');
      else objects.set(key ?? '', bytes);
      expect(await synced(desk, remote)).toBe(code);
      expect(await desk.client.review.queue()).toHaveLength(0);
    }
    objects.set(key ?? '', whole);
    expect(await synced(desk, remote)).toMatchObject({ received: 2 });
    expect(await desk.client.review.queue()).toHaveLength(2);
  });

  it('puts again what nobody confirmed for a day', async () => {
    await submitted();
    await synced(coast, remote);
    const [key] = [...objects.keys()].filter((one) => one.startsWith('objects/'));
    objects.delete(key ?? '');
    expect(await synced(coast, remote)).toMatchObject({ sent: 0 });
    coast.time.now = '2026-03-04T09:00:00.000Z';
    expect(await synced(coast, remote)).toMatchObject({ sent: 1 });
    expect(await synced(desk, remote)).toMatchObject({ received: 1 });
  });

  it('takes nothing from a head of another device, another office or another log', async () => {
    await submitted();
    await synced(coast, remote);
    const head = objects.get('mail/coast/coast-1/desk/head.json') ?? new Uint8Array();
    for (const key of ['mail/hills/hills-1/desk/head.json', 'mail/desk/desk-2/desk/head.json']) {
      objects.set(key, head);
      expect(await synced(desk, remote)).toBe('parcel-forged');
      objects.delete(key);
    }
  });

  it('by stick brings everything that was not confirmed, whatever another stick got', async () => {
    await submitted();
    const [lost, second] = [memoryRemote(), memoryRemote()];
    await synced(coast, lost, true);
    await synced(coast, second, true);
    expect(await synced(desk, second, true)).toMatchObject({ received: 1 });
    await decide('approve');
    await synced(desk, second, true);
    expect(await synced(coast, second, true)).toMatchObject({ received: 1 });
    expect((await outbox(coast)).map(({ state }) => state)).toEqual(['received']);
  });

  it('does not end in a demo profile, which has no card: it is refused', async () => {
    const { officeOf } = await import('./support/office.ts');
    expect(await synced(await officeOf('writer'), remote)).toBe('not-enrolled');
  });
});
