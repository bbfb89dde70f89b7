import { beforeEach, describe, expect, it } from 'vitest';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { openCampaign, synced } from './support/campaign.ts';
import { type Office, refusalOf } from './support/office.ts';

let coast: Office;
let desk: Office;
let remote: ReturnType<typeof memoryRemote>;
const syncAll = async () => {
  for (const office of [coast, desk, coast]) await synced(office, remote);
};

beforeEach(async () => {
  const { open, laptops } = await openCampaign('desk', memoryProfiles);
  coast = await open(laptops.coast, 'coast');
  desk = await open(laptops.review, 'desk');
  await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
  await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
  remote = memoryRemote();
});

const alarm = {
  command: 'alarm-1',
  kind: 'false-alarm',
  body: {
    rule: 'insult-ar',
    guideline: 'respect-people',
    words: 'نهر الكلب',
    context: 'عند نهر الكلب',
    reason: 'اسم مكان',
  },
} as const;

describe('feedback', () => {
  it('of each kind reaches the desk, and the answer comes back', async () => {
    await coast.client.feedback.send(alarm);
    await coast.client.feedback.send({ command: 'p', kind: 'proposal', body: { title: 'Names', text: 'Add a list' } });
    await coast.client.feedback.send({
      command: 'r',
      kind: 'request',
      body: { text: 'A picture of the port', topics: ['water'], neededBy: '2026-03-10' },
    });
    await syncAll();
    const received = await desk.client.feedback.list();
    expect(received.map(({ id, office, by }) => `${id} ${office} ${by}`).toSorted()).toEqual([
      'alarm-1 coast rima',
      'p coast rima',
      'r coast rima',
    ]);
    await desk.client.feedback.answer({ command: 'a', to: 'alarm-1', outcome: 'taken', text: 'The rule was mended' });
    await syncAll();
    const [answered] = (await coast.client.feedback.list()).filter(({ id }) => id === 'alarm-1');
    expect(answered?.answer).toMatchObject({ outcome: 'taken', text: 'The rule was mended', by: 'joumana' });
  });

  it('sent twice is one', async () => {
    await coast.client.feedback.send(alarm);
    await coast.client.feedback.send(alarm);
    await syncAll();
    expect(await desk.client.feedback.list()).toHaveLength(1);
    expect(await coast.client.exchange.sendings()).toHaveLength(1);
  });

  it('taken back in time is no longer there, at the office or at the desk', async () => {
    await coast.client.feedback.send(alarm);
    await syncAll();
    expect(await desk.client.feedback.list()).toHaveLength(1);
    expect(await coast.client.feedback.retract({ command: 'back', id: 'alarm-1' })).toBe(true);
    expect(await coast.client.feedback.retract({ command: 'back', id: 'alarm-1' })).toBe(true);
    expect(await coast.client.feedback.list()).toEqual([]);
    await syncAll();
    expect(await desk.client.feedback.list()).toEqual([]);
    expect((await coast.client.exchange.sendings()).filter(({ kind }) => kind === 'retraction')).toHaveLength(1);
  });

  it('that the desk has answered stays', async () => {
    await coast.client.feedback.send(alarm);
    await syncAll();
    await desk.client.feedback.answer({ command: 'a', to: 'alarm-1', outcome: 'taken', text: 'The rule was mended' });
    await syncAll();
    expect(await coast.client.feedback.retract({ command: 'back', id: 'alarm-1' })).toBe(false);
    expect(await coast.client.feedback.list()).toHaveLength(1);
    expect((await refusalOf(coast.client.feedback.retract({ command: 'b', id: 'other' }))).code).toBe(
      'no-such-feedback',
    );
  });

  it('is unread from its answer until this member has read it, and again from a newer one', async () => {
    const unread = () => coast.client.feedback.unread();
    await coast.client.feedback.send(alarm);
    await coast.client.feedback.send({ command: 'p', kind: 'proposal', body: { title: 'Names', text: 'Add a list' } });
    await syncAll();
    expect(await unread()).toEqual([]);
    await desk.client.feedback.answer({ command: 'a', to: 'alarm-1', outcome: 'taken', text: 'The rule was mended' });
    expect(await desk.client.feedback.unread()).toEqual([]);
    await syncAll();
    expect(await unread()).toEqual(['alarm-1']);
    // What has no answer can't be read ahead of it.
    expect(await coast.client.feedback.read({ ids: ['alarm-1', 'p'] })).toEqual([]);
    desk.time.now = new Date(Date.parse(desk.time.now) + 60_000).toISOString();
    await desk.client.feedback.answer({ command: 'b', to: 'p', outcome: 'noted', text: 'With the next release' });
    await desk.client.feedback.answer({ command: 'c', to: 'alarm-1', outcome: 'noted', text: 'Mended for good' });
    await syncAll();
    expect((await unread()).toSorted()).toEqual(['alarm-1', 'p']);
    await coast.client.profile.actAs({ member: 'samia' });
    await coast.client.feedback.read({ ids: ['p'] });
    await coast.client.profile.actAs({ member: 'rima' });
    expect((await unread()).toSorted(), 'each member reads for themselves').toEqual(['alarm-1', 'p']);
  });

  it('is answered by the desk alone', async () => {
    await coast.client.feedback.send(alarm);
    const answer = { command: 'a', to: 'alarm-1', outcome: 'taken', text: 'mine' } as const;
    expect((await refusalOf(coast.client.feedback.answer(answer))).code).toBe('may-not-decide');
    expect((await refusalOf(desk.client.feedback.answer(answer))).code).toBe('no-such-feedback');
  });
});

describe('an acknowledged alert', () => {
  it('is known at the desk by office and member, once', async () => {
    await coast.client.pack.acknowledge({ id: 'alert-1' });
    await coast.client.pack.acknowledge({ id: 'alert-1' });
    await syncAll();
    expect(await desk.client.feedback.acknowledgements()).toMatchObject([
      { about: 'alert-1', office: 'coast', member: 'rima' },
    ]);
  });
});
