import { beforeAll, describe, expect, it } from 'vitest';
import type { ParcelBodies } from '../../electron/contract/schemas/parcel.ts';
import { DESK, withCard, type Directory } from '../../electron/domain/directory.ts';
import { judgeDecision, type ParcelKind } from '../../electron/domain/parcel.ts';
import { newSigningKey } from '../../electron/trust/keys.ts';
import { openParcel, proven, sealParcel } from '../../electron/trust/parcel.ts';
import { newSealingKey, sealTo } from '../../electron/trust/seal.ts';
import {
  at,
  decisionOn,
  hashOf,
  type Laptop,
  laptop,
  rolesOf,
  smallCampaign,
  submissionOf,
} from './support/campaign.ts';

let campaign: Awaited<ReturnType<typeof smallCampaign>>;
let directory: Directory;
beforeAll(async () => {
  campaign = await smallCampaign();
  ({ directory } = campaign);
});

interface Sent {
  readonly by?: Laptop;
  readonly member?: string;
  readonly to?: string;
  readonly kind?: string;
  readonly body?: object;
  readonly at?: string;
  readonly campaign?: string;
  /** Claims to be this device. */
  readonly as?: Laptop;
}
const submission = (): ParcelBodies['submission'] => ({ submission: submissionOf(), approval: null });

/** A parcel as `by` makes it, sealed to the desk. */
async function sent(order: Sent = {}): Promise<Uint8Array> {
  const by = order.by ?? campaign.laptops.coast;
  const { id, office } = (order.as ?? by).device;
  const head = {
    campaign: order.campaign ?? 'aldar',
    id: 'command-1',
    from: { office, device: id, member: order.member ?? 'rima' },
    to: order.to ?? DESK,
    at: order.at ?? at(3),
    kind: order.kind ?? 'submission',
  };
  return sealParcel(head, order.body ?? submission(), by.signing.secret, [campaign.desk.recipient]);
}

const open = (sealed: Uint8Array, heard = at(4), by = directory) =>
  openParcel(sealed, [campaign.desk.identity], { directory: by, rolesOf, heard });

const code = async (sealed: Promise<Uint8Array>, heard?: string): Promise<string> => {
  const opened = await open(await sealed, heard);
  return opened.ok ? 'opened' : opened.error.code;
};

describe('a parcel', () => {
  it('comes out as it went in', async () => {
    const opened = await open(await sent());
    expect(opened).toMatchObject({
      ok: true,
      value: { known: true, kind: 'submission', id: 'command-1', body: submission() },
    });
  });

  it('sealed to others stays shut', async () => {
    const opened = await openParcel(await sent(), [(await newSealingKey()).identity], {
      directory,
      rolesOf,
      heard: at(4),
    });
    expect(opened).toEqual({ ok: false, error: { code: 'parcel-not-for-us', params: {} } });
  });

  it('of a kind that a newer version knows is kept and told', async () => {
    const opened = await open(await sent({ kind: 'greeting', body: { words: 'سلام' } }));
    expect(opened).toMatchObject({ ok: true, value: { known: false, kind: 'greeting', body: { words: 'سلام' } } });
  });

  it.each([
    ['of another campaign', { campaign: 'other' }, 'parcel-foreign'],
    ['of a body that is none', { body: { submission: 'x' } }, 'parcel-damaged'],
    ['by a member of another office', { member: 'omar' }, 'member-elsewhere'],
    ['by a member nobody knows', { member: 'nobody' }, 'member-elsewhere'],
    ['for another office’s eyes', { to: 'hills' }, 'may-not-send'],
  ] as const)('%s is refused', async (_, order, expected) => {
    expect(await code(sent(order))).toBe(expected);
  });

  it('of a device no directory names waits', async () => {
    const unknown = await laptop('coast-7', 'coast', ['rima'], ['writer']);
    expect(await code(sent({ by: unknown }))).toBe('device-unknown');
  });

  it('in another device’s name is forged', async () => {
    const { coast, hills } = campaign.laptops;
    expect(await code(sent({ by: hills, as: coast }))).toBe('parcel-forged');
  });

  it('that is no parcel inside its seal is damaged', async () => {
    for (const inside of ['', 'null', '{"format":"tansiq-parcel"}', '\u00ff']) {
      expect(await code(sealTo([campaign.desk.recipient], Buffer.from(inside, 'latin1')))).toBe('parcel-damaged');
    }
  });

  it('of a revoked device counts when it was said and heard before', async () => {
    const { lost } = campaign.laptops;
    const order = {
      by: lost,
      member: 'rami',
      kind: 'decision',
      body: { decision: decisionOn(submissionOf(), 'rami') },
    };
    expect(await code(sent({ ...order, at: at(9) }), at(9, 9))).toBe('opened');
    expect(await code(sent({ ...order, at: at(11) }), at(11, 9))).toBe('device-revoked');
    // Backdated: it says it was written before, and is first heard after.
    expect(await code(sent({ ...order, at: at(9) }), at(11))).toBe('device-revoked');
  });
});

describe('who may send what', () => {
  const decision = { decision: decisionOn(submissionOf()) } as const;
  const answer = { to: 'x', outcome: 'noted', text: 'شكراً' } as const;
  const proposal = { title: '', text: 'فكرة' };
  it.each([
    ['a reviewer decides', 'review', 'joumana', 'coast', 'decision', decision, 'opened'],
    ['a lead decides in the own office', 'coast', 'samia', 'coast', 'decision', decision, 'opened'],
    ['a lead decides nowhere else', 'coast', 'samia', 'hills', 'decision', decision, 'may-not-decide'],
    ['a writer decides nothing', 'coast', 'rima', 'coast', 'decision', decision, 'may-not-decide'],
    ['a writer proposes', 'hills', 'omar', DESK, 'proposal', proposal, 'opened'],
    ['a writer answers nobody', 'hills', 'omar', DESK, 'answer', answer, 'may-not-send'],
    ['the desk answers', 'review', 'joumana', 'hills', 'answer', answer, 'opened'],
  ] as const)('%s', async (_, by, member, to, kind: ParcelKind, body, expected) => {
    expect(await code(sent({ by: campaign.laptops[by], member, to, kind, body }))).toBe(expected);
  });

  it('the pack’s role does not help where the device has none', async () => {
    // Samia is a lead; this laptop was enrolled for writers.
    const writers = await laptop('coast-2', 'coast', ['samia'], ['writer']);
    const wider = { ...directory, offices: [...directory.offices, { id: 'coast', devices: [writers.device] }] };
    const sealed = await sent({ by: writers, member: 'samia', to: 'coast', kind: 'decision', body: decision });
    expect(await open(sealed, at(4), wider)).toMatchObject({ ok: false, error: { code: 'may-not-decide' } });
  });
});

describe('a decision', () => {
  const held = (words = 'ماء للجميع') => ({ submission: submissionOf('coast'), contentNow: hashOf(words) });
  const by = (name: 'coast' | 'hills' | 'review') => campaign.laptops[name].device;
  it('holds for exactly the content it is about', () => {
    const decision = decisionOn(submissionOf());
    expect(judgeDecision(decision, by('review'), held()).ok).toBe(true);
    expect(judgeDecision(decision, by('coast'), held()).ok).toBe(true);
  });

  it.each([
    ['for a submission we do not hold', decisionOn(submissionOf()), 'review', null, 'decision-other-content'],
    [
      'for another submission',
      { ...decisionOn(submissionOf()), submission: 'x' },
      'review',
      held(),
      'decision-other-content',
    ],
    ['for another content', decisionOn(submissionOf('coast', 'غيره')), 'review', held(), 'decision-other-content'],
    ['replayed after an edit', decisionOn(submissionOf()), 'review', held('ماء للجميع!'), 'decision-stale'],
    ['by another office', decisionOn(submissionOf()), 'hills', held(), 'may-not-decide'],
  ] as const)('%s is refused', (_, decision, name, what, expected) => {
    expect(judgeDecision(decision, by(name), what)).toEqual({ ok: false, error: { code: expected } });
  });
});

describe('an enrolment', () => {
  const invitation = newSigningKey();
  const invited = () =>
    withCard(directory, {
      id: 'card-9',
      office: 'coast',
      members: ['rima'],
      roles: ['writer'],
      invitation: invitation.public,
      expires: at(20),
      usedBy: null,
      revoked: null,
    });
  async function asked(change: { readonly card?: string; readonly invitedBy?: string; readonly claims?: string } = {}) {
    const fresh = await laptop('coast-9', 'coast', ['rima'], ['writer']);
    const { id: device, office, members, key, recipient } = fresh.device;
    const request = { card: change.card ?? 'card-9', device, office, members, key, recipient };
    const body = proven(request, change.invitedBy ?? invitation.secret);
    return sent({ by: fresh, kind: 'enrolment', body: { ...body, key: change.claims ?? body.key } });
  }

  it('is believed by the card’s invitation and the device’s own key', async () => {
    expect(await open(await asked(), at(4), invited())).toMatchObject({ ok: true, value: { kind: 'enrolment' } });
  });

  it.each([
    ['of a card nobody made', { card: 'card-0' }, 'card-unknown'],
    ['without the invitation', { invitedBy: newSigningKey().secret }, 'parcel-forged'],
    ['with another’s key', { claims: newSigningKey().public }, 'parcel-forged'],
  ])('%s is refused', async (_, change, expected) => {
    expect(await open(await asked(change), at(4), invited())).toMatchObject({ ok: false, error: { code: expected } });
  });
});
