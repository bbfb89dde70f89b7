import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision, Submission } from '#domain/submission.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { at, decisionOn } from '../trust/support/campaign.ts';
import { openCampaign, synced } from './support/campaign.ts';
import { type Office, post, typed } from './support/office.ts';

// Decisions that somebody signs and seals who may not, or on what is no more: each is refused at the office with its own
// code, by its real keys and its real mail, and the post stays as it is.

let campaign: Awaited<ReturnType<typeof openCampaign>>;
let coast: Office;
let remote: ReturnType<typeof memoryRemote>;
let submission: Submission;

beforeEach(async () => {
  campaign = await openCampaign('desk', memoryProfiles, { twoLaptops: true });
  // A day after the reviewer Rami lost her laptop.
  campaign.time.now = at(11);
  remote = memoryRemote();
  coast = await campaign.open(campaign.laptops.coast, 'coast');
  await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
  await coast.client.drafts.create({ command: 'post', content: post() });
  const { submissions } = await coast.client.review.submit({ id: 'post', command: 'submission', edition: 0 });
  const [sent] = submissions;
  if (sent === undefined) throw new Error('Nothing was submitted');
  submission = sent;
  await synced(coast, remote);
});

const onWords = { kind: 'words', id: 'c', version: 'base', start: 0, end: 5_000, text: 'x' } as const;
const area = { left: 0, top: 0, right: 1, bottom: 1 };
const onArea = { kind: 'area', id: 'c', asset: 'free', area, text: 'x' } as const;

type Laptop = 'review' | 'lost' | 'hills' | 'coastToo';
const seats = {
  review: ['desk', 'joumana'],
  lost: ['desk', 'rami'],
  hills: ['hills', 'omar'],
  coastToo: ['coast', 'rima'],
} as const;

/** A laptop signs a decision, whatever it may, and sends it to the coast. Answers what the coast refuses it with. */
async function received(from: Laptop, change: Partial<Decision> = {}, said = at(11)): Promise<readonly string[]> {
  const [office, member] = seats[from];
  const forger = await campaign.open(campaign.laptops[from], from);
  await forger.client.profile.enterDemo({ office, member });
  forger.time.now = said;
  const decision: Decision = { ...decisionOn(submission, member), at: at(4), ...change };
  const order = { kind: 'decision', to: 'coast', urgency: 'urgent', about: submission.id, subject: '' } as const;
  const sent = await forger.exchange.outbox.send({ ...order, id: decision.id, body: { decision } });
  expect(sent.ok).toBe(true);
  await synced(forger, remote);
  const before = await coast.client.drafts.open({ id: 'post' });
  const outcome = await synced(coast, remote);
  expect(await coast.client.drafts.open({ id: 'post' })).toEqual(before);
  const refused = (await coast.exchange.inbox.refused()).map(({ refusal }) => refusal.code);
  return typeof outcome === 'string' ? [...refused, outcome] : refused;
}

describe('a decision', () => {
  it.each<[string, Laptop, Partial<Decision>, string]>([
    ['of a reviewer who was revoked', 'lost', {}, 'device-revoked'],
    ['of a writer of the office', 'coastToo', {}, 'may-not-decide'],
    ['in another’s name', 'review', { by: 'rami' }, 'may-not-decide'],
    ['on another content', 'review', { contentHash: 'f'.repeat(64) }, 'content-changed'],
    ['on words that are not there', 'review', { kind: 'return', comments: [onWords] }, 'content-changed'],
    ['on a picture that is not its own', 'review', { kind: 'return', comments: [onArea] }, 'picture-not-submitted'],
  ])('%s changes nothing', async (_, from, change, code) => {
    expect(await received(from, change)).toEqual([code]);
  });

  it('of a reviewer who was revoked changes nothing when it says that it is older than that', async () => {
    expect(await received('lost', {}, at(9))).toEqual(['device-revoked']);
  });

  it('on a submission that is not here changes nothing: another laptop of the office may have it', async () => {
    expect(await received('review', { submission: 'another' })).toEqual([]);
  });

  it('of another office is not even read', async () => {
    expect(await received('hills')).toEqual([]);
  });

  it('replayed after an edit changes nothing', async () => {
    await coast.client.review.recall({ id: 'post', command: 'recall' });
    await coast.client.drafts.edit({ id: 'post', command: 'edit', edition: 0, edits: [typed(13, 13, '!')] });
    await coast.client.review.submit({ id: 'post', command: 'again', edition: 1 });
    expect(await received('review')).toEqual(['decision-stale']);
  });
});
