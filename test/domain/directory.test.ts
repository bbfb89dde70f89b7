import { beforeAll, describe, expect, it } from 'vitest';
import { directory as schema } from '../../electron/contract/schemas/directory.ts';
import type { Enrolment, InvitedCard } from '../../electron/domain/device.ts';
import {
  deviceIn,
  type Directory,
  recipientsOf,
  withCard,
  withDevice,
  withoutTrust,
} from '../../electron/domain/directory.ts';
import { at, type Laptop, smallCampaign } from '../trust/support/campaign.ts';

let directory: Directory;
let laptops: Record<'coast' | 'hills' | 'review' | 'lost', Laptop>;
let deskRecipient: string;
beforeAll(async () => {
  const campaign = await smallCampaign();
  ({ directory, laptops } = campaign);
  deskRecipient = campaign.desk.recipient;
});

const card: InvitedCard = {
  id: 'card-9',
  office: 'coast',
  members: ['rima'],
  roles: ['writer'],
  invitation: 'ab'.repeat(32),
  expires: at(20),
  usedBy: null,
  revoked: null,
};
const enrolment = (more: Partial<Enrolment> = {}): Enrolment => ({
  card: 'card-9',
  device: 'coast-9',
  office: 'coast',
  members: ['rima'],
  key: 'cd'.repeat(32),
  recipient: laptops.coast.device.recipient,
  proof: 'ef'.repeat(64),
  ...more,
});

describe('the directory', () => {
  it('is what its schema reads', () => {
    expect(schema.parse(JSON.parse(JSON.stringify(withCard(directory, card))))).toEqual(withCard(directory, card));
  });

  it('seals to the addressee’s devices that count and to the desk', () => {
    const { coast, hills, review } = laptops;
    const of = (laptop: Laptop): string => laptop.device.recipient;
    expect(recipientsOf(directory, 'coast')).toEqual([deskRecipient, of(coast)]);
    expect(recipientsOf(directory, 'desk')).toEqual([deskRecipient, of(review)]);
    expect(recipientsOf(directory, 'all')).toEqual([deskRecipient, of(coast), of(hills), of(review)]);
    expect(recipientsOf(directory, 'coast', 'desk')).toEqual([deskRecipient, of(coast), of(review)]);
    expect(recipientsOf(directory, 'sea')).toEqual([]);
    expect(recipientsOf(directory, 'coast', 'sea')).toEqual([]);
  });
});

describe('an enrolment', () => {
  it('lets the device in with the card’s roles, once', () => {
    const invited = withCard(directory, card);
    const first = withDevice(invited, enrolment(), at(5));
    if (!first.ok) throw new Error(first.error.code);
    expect(deviceIn(first.value, 'coast-9')).toMatchObject({ roles: ['writer'], from: at(5), revoked: null });
    expect(first.value.cards.at(-1)?.usedBy).toBe('coast-9');
    // The same act again, late and after the card ran out, is the same act.
    expect(withDevice(first.value, enrolment(), at(25))).toEqual(first);
  });

  it.each([
    ['of a card nobody made', {}, enrolmentOf({ card: 'card-0' }), at(5), 'card-unknown'],
    ['of a card that has let another in', { usedBy: 'coast-8' }, {}, at(5), 'card-used'],
    ['under the name of another device', {}, enrolmentOf({ device: 'hills-1' }), at(5), 'card-used'],
    ['of a withdrawn card', { revoked: at(2) }, {}, at(5), 'card-revoked'],
    ['of a card that ran out', {}, {}, at(20), 'card-expired'],
    ['into another office', {}, enrolmentOf({ office: 'hills' }), at(5), 'card-other-office'],
    ['of somebody the card does not name', {}, enrolmentOf({ members: ['rima', 'omar'] }), at(5), 'card-other-office'],
  ] as const)('%s is refused', (_, onCard, inEnrolment, when, code) => {
    const invited = withCard(directory, { ...card, ...onCard });
    expect(withDevice(invited, enrolment(inEnrolment), when)).toEqual({ ok: false, error: { code } });
  });
});

function enrolmentOf(more: Partial<Enrolment>): Partial<Enrolment> {
  return more;
}

describe('revoking', () => {
  it('an office takes its devices and open cards, and nothing else', () => {
    const without = withoutTrust(withCard(directory, card), 'coast', at(9));
    expect(without?.offices.map(({ devices }) => devices.map(({ revoked }) => revoked))).toEqual([
      [at(9)],
      [null],
      [null, at(10)],
    ]);
    expect(without?.cards[0]?.revoked).toBe(at(9));
  });

  it('what was revoked keeps its instant; nobody by that name is nothing', () => {
    expect(withoutTrust(directory, 'desk-2', at(12))).toEqual(directory);
    expect(withoutTrust(directory, 'nobody', at(12))).toBeNull();
  });
});
