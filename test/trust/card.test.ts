import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../electron/domain/result.ts';
import { DESK } from '../../electron/domain/directory.ts';
import { readCode } from '../../electron/domain/card-code.ts';
import { newCode, openCard } from '../../electron/trust/card.ts';
import { accept, enrol, type EnrolOrder, revoke } from '../../electron/trust/desk/offices.ts';
import { pendingParcels } from '../../electron/trust/desk/pending.ts';
import { newSigningKey } from '../../electron/trust/keys.ts';
import { proven, sealParcel } from '../../electron/trust/parcel.ts';
import { lock, newSealingKey, unlock } from '../../electron/trust/seal.ts';
import { enrolmentKey } from '../../electron/domain/mail.ts';
import { signed } from '../../electron/trust/signed.ts';
import { at } from './support/campaign.ts';
import { asking } from './support/heavy.ts';
import { Campaign, LIGHT, value } from './support/published.ts';

let campaign: Campaign;
beforeAll(async () => {
  campaign = await Campaign.begin(at(1));
});
afterAll(() => campaign.end());

const codeOf = (result: Result<unknown, { readonly code: string }>) => (result.ok ? 'done' : result.error.code);
const order = (card: string, more: Partial<EnrolOrder> = {}): EnrolOrder => ({
  card,
  office: 'coast-office',
  remote: null,
  at: at(2),
  days: 14,
  work: LIGHT,
  ...more,
});

async function made(card: string, more: Partial<EnrolOrder> = {}) {
  const result = value(await enrol(campaign.desk, order(card, more)));
  campaign.desk = result.desk;
  return result;
}

describe('a code', () => {
  it.each([
    ['abcd efgh jkmn pqrs', 'ABCD-EFGH-JKMN-PQRS'],
    ['ABCD-EFGH-JKMN-PQRS', 'ABCD-EFGH-JKMN-PQRS'],
    ['0O1I lL23 4567 89AB', '0011-1123-4567-89AB'],
    ['٠١٢٣ ٤٥٦٧ 89ab cdef', '0123-4567-89AB-CDEF'],
    ['ABCD–EFGH—JKMN\u200EPQRS', 'ABCD-EFGH-JKMN-PQRS'],
  ])('typed as %s is %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  it.each(['', 'ABCD', 'ABCD-EFGH-JKMN-PQRST', 'ABCD-EFGH-JKMN-PQR!', 'ABCD-EFGH-JKMN-PQRU'])('is not %s', (typed) => {
    expect(readCode(typed)).toBeNull();
  });

  it('is what it makes', () => {
    for (let count = 0; count < 50; count += 1) {
      const code = newCode();
      expect(readCode(code.toLowerCase())).toBe(code);
    }
  });
});

describe('an office card', () => {
  it('opens with its code and tells all that a laptop needs', async () => {
    const remote = { address: { kind: 'folder', path: '/srv/campaign' }, secret: 'password' } as const;
    const { sealed, code, card } = await made('card-1', { members: ['writer'], remote });
    expect(value(await openCard(sealed, code))).toMatchObject({
      id: 'card-1',
      campaign: { id: 'test-campaign' },
      office: { id: 'coast-office' },
      members: [{ id: 'writer' }],
      roles: ['writer'],
      remote,
      root: await campaign.root(1),
      expires: card.expires,
    });
    expect(campaign.desk.record.directory.cards.at(-1)).toEqual(card);
  });

  it('stays shut with any other code, and says nothing of what is in it', async () => {
    const { sealed, code } = await made('card-2');
    expect(codeOf(await openCard(sealed, newCode()))).toBe('card-wrong-code');
    expect(codeOf(await openCard(sealed, code.toLowerCase()))).toBe('card-wrong-code');
    for (const word of ['coast-office', 'test-campaign', 'tansiq-card'])
      expect(Buffer.from(sealed).includes(word)).toBe(false);
  });

  it('that the campaign’s release key did not sign is forged', async () => {
    const { sealed, code } = await made('card-3');
    const inside = JSON.parse(Buffer.from((await unlock(code, sealed)) ?? []).toString()) as Record<string, unknown>;
    const { signature: _, ...content } = inside;
    const stranger = newSigningKey();
    const forgeries = [
      { ...inside, roles: ['reviewer'] },
      signed({ ...content, signer: stranger.public }, stranger.secret),
      signed(content, stranger.secret),
    ];
    for (const forged of forgeries) {
      const file = await lock(code, Buffer.from(JSON.stringify(forged)), LIGHT);
      expect(codeOf(await openCard(file, code))).toBe('card-forged');
    }
    const torn = await lock(code, Buffer.from(JSON.stringify(inside).slice(9)), LIGHT);
    expect(codeOf(await openCard(torn, code))).toBe('card-damaged');
  });

  it('takes 2^15 steps to try a code on it', async () => {
    const { sealed } = await made('card-usual', { work: undefined });
    expect(Buffer.from(sealed).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 15\n/);
  });

  it.each(['19', '40', '99999999999999999999'])('that asks for 2^%s steps is refused at once', async (work) => {
    const { sealed, code } = await made(`card-heavy-${work}`);
    expect(codeOf(await openCard(asking(work, sealed), code))).toBe('seal-too-heavy');
  });

  it.each([
    ['an office nobody knows', { office: 'sea' }, 'no-such-office'],
    ['somebody who is not there', { members: ['writer', 'elsewhere'] }, 'no-such-member'],
  ])('for %s is refused', async (_, more, code) => {
    expect(codeOf(await enrol(campaign.desk, order('card-0', more)))).toBe(code);
  });
});

/** What a laptop that opened a card sends. */
async function enrolmentOf(
  card: string,
  invitation: string,
  device: string,
  office = 'coast-office',
  members = ['writer'],
) {
  const [signing, sealing] = [newSigningKey(), await newSealingKey()];
  const body = proven({ card, device, office, members, key: signing.public, recipient: sealing.recipient }, invitation);
  const head = {
    campaign: 'test-campaign',
    id: `enrol-${device}`,
    from: { office, device, member: members[0] ?? '' },
    to: DESK,
    at: at(3),
    kind: 'enrolment',
  };
  const { recipient } = campaign.desk.record.directory.desk;
  return { sealed: await sealParcel(head, body, signing.secret, [recipient]), signing };
}

describe('the desk', () => {
  it('lets one device in by a card, whoever comes second', async () => {
    const { sealed, code } = await made('card-5');
    const { invitation } = value(await openCard(sealed, code));
    const first = await enrolmentOf('card-5', invitation, 'laptop-5');
    const accepted = value(await accept(campaign.desk, first.sealed, at(4)));
    campaign.desk = accepted.desk;
    expect(accepted.enrolment).toMatchObject({ device: 'laptop-5', office: 'coast-office' });
    value(await accept(campaign.desk, first.sealed, at(5)));
    const second = await enrolmentOf('card-5', invitation, 'laptop-6');
    expect(codeOf(await accept(campaign.desk, second.sealed, at(5)))).toBe('card-used');
    await campaign.reopen();
    const devices = campaign.desk.record.directory.offices.find(({ id }) => id === 'coast-office')?.devices;
    expect(devices?.map(({ id, from }) => [id, from])).toEqual([['laptop-5', at(4)]]);
  });

  it('lets nobody in without the card', async () => {
    await made('card-6');
    const { sealed } = await enrolmentOf('card-6', newSigningKey().secret, 'laptop-7');
    expect(codeOf(await accept(campaign.desk, sealed, at(4)))).toBe('parcel-forged');
  });

  it('lets nobody in by a card it took back', async () => {
    const { sealed, code } = await made('card-7');
    campaign.desk = value(await revoke(campaign.desk, 'card-7', at(3)));
    const { invitation } = value(await openCard(sealed, code));
    const late = await enrolmentOf('card-7', invitation, 'laptop-8');
    expect(codeOf(await accept(campaign.desk, late.sealed, at(4)))).toBe('card-revoked');
    expect(codeOf(await revoke(campaign.desk, 'nobody', at(3)))).toBe('no-such-device');
  });

  it('finds enrolments that wait at a remote, among whatever else lies there', async () => {
    const { sealed, code } = await made('card-8', { office: 'mountain-office', members: ['elsewhere'] });
    const { invitation } = value(await openCard(sealed, code));
    const { sealed: parcel } = await enrolmentOf('card-8', invitation, 'laptop-9', 'mountain-office', ['elsewhere']);
    campaign.objects.set(enrolmentKey('card-8', 'laptop-9'), parcel);
    campaign.objects.set(enrolmentKey('card-8', 'large'), new Uint8Array(100_000));
    campaign.objects.set(enrolmentKey('card-7', 'laptop-8'), parcel);
    const found: Uint8Array[] = [];
    for await (const one of pendingParcels(campaign.desk.record.directory, campaign.remote)) found.push(value(one));
    expect(found.map((one) => Buffer.from(one))).toEqual([Buffer.from(parcel)]);
    campaign.desk = value(await accept(campaign.desk, found[0] ?? new Uint8Array(), at(4))).desk;
    const again: unknown[] = [];
    for await (const one of pendingParcels(campaign.desk.record.directory, campaign.remote)) again.push(one);
    expect(again).toEqual([]);
  });
});
