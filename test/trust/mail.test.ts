import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE } from '../../electron/domain/mail.ts';
import type { Parcels } from '../../electron/services/ports/trust.ts';
import { ok, fail } from '../../electron/domain/result.ts';
import { refuse } from '../../electron/contract/refusal.ts';
import { deviceParcels } from '../../electron/trust/parcels.ts';
import { at, hashOf, type Laptop, rolesOf, smallCampaign } from './support/campaign.ts';

let campaign: Awaited<ReturnType<typeof smallCampaign>>;
beforeAll(async () => {
  campaign = await smallCampaign();
});

const parcelsOf = ({ device, signing, sealing }: Laptop): Parcels =>
  deviceParcels({
    keys: async () =>
      ok({
        campaign: 'aldar',
        office: device.office,
        device: device.id,
        secret: signing.secret,
        identity: sealing.identity,
      }),
    directory: async () => ok(campaign.directory),
    rolesOf: async () => ok(rolesOf),
  });

const bytesOf = (record: unknown): Uint8Array => Buffer.from(JSON.stringify(record));
const entry = (seq: number) => ({ seq, sha256: hashOf(String(seq)), size: 100, urgency: 'normal' }) as const;
const box = { office: 'coast', device: 'coast-1', to: 'desk' };
const unsigned = { to: 'desk', count: 2, at: at(3), recent: [entry(0), entry(1)], seen: { 'desk-1': 4 } };

async function value<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('parcels of a device', () => {
  it('reach the addressee and the desk, and say who sent them', async () => {
    const { coast, review, hills } = campaign.laptops;
    const order = { id: 'command-1', to: 'desk', kind: 'proposal', member: 'rima', at: at(3) } as const;
    const { bytes: sealed } = await value(parcelsOf(coast).seal(order, { title: '', text: 'فكرة' }, []));
    expect(await parcelsOf(review).open(sealed, at(4))).toMatchObject({
      ok: true,
      value: { kind: 'proposal', from: { office: 'coast', device: 'coast-1', member: 'rima' } },
    });
    expect(await parcelsOf(hills).open(sealed, at(4))).toMatchObject({ error: { code: 'parcel-not-for-us' } });
  });

  it('have nobody to go to where there is no such office', async () => {
    const order = { id: 'command-1', to: 'sea', kind: 'recall', member: 'rima', at: at(3) } as const;
    const sealed = await parcelsOf(campaign.laptops.coast).seal(order, { submission: 'x' }, []);
    expect(sealed).toMatchObject({ error: { code: 'nobody-there', params: { office: 'sea' } } });
  });

  it('are refused before there is a device', async () => {
    const nobody = deviceParcels({
      keys: async () => fail(refuse('not-enrolled')),
      directory: async () => ok(campaign.directory),
      rolesOf: async () => ok(rolesOf),
    });
    expect(await nobody.open(new Uint8Array(), at(3))).toMatchObject({ error: { code: 'not-enrolled' } });
    expect(await nobody.signHead(unsigned)).toMatchObject({ error: { code: 'not-enrolled' } });
  });
});

describe('a head of mail', () => {
  const head = () => value(parcelsOf(campaign.laptops.coast).signHead(unsigned));
  const read = (bytes: Uint8Array, where = box, heard = at(4)) =>
    parcelsOf(campaign.laptops.review).readHead(bytes, where, heard);

  it('is believed where it belongs', async () => {
    expect(await read(bytesOf(await head()))).toMatchObject({ ok: true, value: unsigned });
  });

  it.each([
    ['in another device’s place', {}, { ...box, office: 'hills', device: 'hills-1' }, 'parcel-forged'],
    ['to another addressee', {}, { ...box, to: 'hills' }, 'parcel-forged'],
    ['with another count', { count: 3 }, box, 'parcel-forged'],
    ['with another receipt', { seen: {} }, box, 'parcel-forged'],
    ['of another campaign', { campaign: 'other' }, box, 'parcel-foreign'],
    ['of another format', { format: 'tansiq-page' }, box, 'parcel-damaged'],
    ['with more than it may bring', { more: true }, box, 'parcel-damaged'],
    ['of a device nobody knows', {}, { ...box, device: 'coast-7' }, 'device-unknown'],
  ])('%s is refused', async (_, change, where, code) => {
    expect(await read(bytesOf({ ...(await head()), ...change }), where)).toMatchObject({ error: { code } });
  });

  it('cut short is damaged', async () => {
    const whole = bytesOf(await head());
    expect(await read(whole.subarray(0, whole.length - 1))).toMatchObject({ error: { code: 'parcel-damaged' } });
  });

  it('of a revoked device counts no more', async () => {
    const lost = parcelsOf(campaign.laptops.lost);
    const signed = bytesOf(await value(lost.signHead({ ...unsigned, to: 'coast', at: at(9) })));
    const where = { office: 'desk', device: 'desk-2', to: 'coast' };
    expect(await read(signed, where, at(9, 9))).toMatchObject({ ok: true });
    expect(await read(signed, where, at(11))).toMatchObject({ error: { code: 'device-revoked' } });
  });
});

describe('a page of mail', () => {
  it('is full, signed and in its place', async () => {
    const entries = Array.from({ length: PAGE }, (_, seq) => entry(seq));
    const { coast, review } = campaign.laptops;
    const page = await value(parcelsOf(coast).signPage({ to: 'desk', number: 0, entries }));
    const read = (record: unknown) => parcelsOf(review).readPage(bytesOf(record), box, at(4));
    expect(await read(page)).toMatchObject({ ok: true, value: { number: 0 } });
    expect(await read({ ...page, number: 1 })).toMatchObject({ error: { code: 'parcel-forged' } });
    expect(await read({ ...page, entries: entries.slice(1) })).toMatchObject({ error: { code: 'parcel-damaged' } });
  });
});
