import { beforeEach, describe, expect, it } from 'vitest';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { openCampaign, synced } from './support/campaign.ts';
import { command, type Office, post, refusalOf, typed } from './support/office.ts';

let one: Office;
let two: Office;
let desk: Office;
let remote: ReturnType<typeof memoryRemote>;

beforeEach(async () => {
  const { open, laptops } = await openCampaign('desk', memoryProfiles, { twoLaptops: true });
  one = await open(laptops.coast, 'one');
  two = await open(laptops.coastToo, 'two');
  desk = await open(laptops.review, 'desk');
  for (const office of [one, two]) await office.client.profile.enterDemo({ office: 'coast', member: 'rima' });
  await two.client.profile.actAs({ member: 'samia' });
  await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
  remote = memoryRemote();
  await one.client.drafts.create({ command: 'd', content: post({ base: 'Water' }) });
});

const syncAll = async (): Promise<void> => {
  for (const office of [one, two, one, two]) expect(await synced(office, remote)).toMatchObject({});
};
const open = (office: Office) => office.client.drafts.open({ id: 'd' });
const write = async (office: Office, words: string): Promise<void> => {
  office.time.now = new Date(Date.parse(office.time.now) + 1_000).toISOString();
  const { edition, content } = await open(office);
  const { length } = content.base;
  await office.client.drafts.edit({ id: 'd', command: command(), edition, edits: [typed(length, length, words)] });
};

describe('a draft on two laptops of an office', () => {
  it('is there on both, and goes on where the other left it', async () => {
    await syncAll();
    expect(await open(two)).toMatchObject({ content: { base: 'Water' }, author: 'rima', conflict: [] });
    await write(two, ' for all');
    await syncAll();
    expect(await open(one)).toMatchObject({ content: { base: 'Water for all' }, conflict: [], state: 'writing' });
    const [newest] = await one.client.drafts.revisions({ id: 'd' });
    expect(newest).toMatchObject({ by: 'samia' });
  });

  it('written on both keeps both, until a person makes one of them', async () => {
    await syncAll();
    await write(one, ' for the coast');
    await write(two, ' for the hills');
    await syncAll();
    const [mine, theirs] = [await open(one), await open(two)];
    expect([mine.content.base, theirs.content.base]).toEqual(['Water for the coast', 'Water for the hills']);
    expect([mine.conflict, theirs.conflict]).toEqual([[theirs.revision], [mine.revision]]);
    expect((await one.client.drafts.list())[0]).toMatchObject({ inConflict: true });
    expect(await one.client.drafts.conflict({ id: 'd' })).toMatchObject([
      { revision: { content: { base: 'Water for the hills' }, by: 'samia' }, base: { base: 'Water' } },
    ]);
    expect((await refusalOf(one.client.review.submit({ id: 'd', command: 's', edition: mine.edition }))).code).toBe(
      'in-conflict',
    );
    one.time.now = '2026-03-03T10:00:00.000Z';
    const content = { ...mine.content, base: 'Water for the coast and the hills' };
    await one.client.drafts.merge({
      id: 'd',
      command: 'merged',
      edition: mine.edition,
      rival: theirs.revision,
      content,
    });
    await one.client.drafts.merge({
      id: 'd',
      command: 'merged',
      edition: mine.edition,
      rival: theirs.revision,
      content,
    });
    await syncAll();
    for (const office of [one, two]) {
      expect(await open(office)).toMatchObject({ content, conflict: [], revision: 'merged' });
    }
  });

  it('keeps what was typed and not yet folded when another text comes', async () => {
    await syncAll();
    await write(two, '!');
    await synced(two, remote);
    await write(one, '?');
    await synced(one, remote);
    expect(await open(one)).toMatchObject({ content: { base: 'Water?' }, conflict: [expect.any(String)] });
  });

  it('carries its submission and its decision', async () => {
    await syncAll();
    const { edition } = await open(one);
    await one.client.review.submit({ id: 'd', command: 's', edition });
    await syncAll();
    expect(await open(two)).toMatchObject({ state: 'submitted' });
    await synced(desk, remote);
    const [entry] = await desk.client.review.queue();
    const { id, contentHash } = entry?.submission ?? { id: '', contentHash: '' };
    const order = { command: 'ok', submission: id, contentHash, kind: 'approve', comments: [], note: '' } as const;
    await desk.client.review.decide({ ...order, comments: [] });
    await synced(desk, remote);
    await syncAll();
    for (const office of [one, two]) expect(await open(office)).toMatchObject({ state: 'approved' });
    await write(two, '.');
    await syncAll();
    for (const office of [one, two]) expect(await open(office)).toMatchObject({ state: 'writing', recalls: ['s'] });
  });

  it('tells nothing twice', async () => {
    await syncAll();
    await syncAll();
    for (const office of [one, two]) expect(await synced(office, remote)).toMatchObject({ sent: 0, received: 0 });
  });
});
