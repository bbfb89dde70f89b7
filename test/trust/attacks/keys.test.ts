import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryRemote } from '../../../electron/remote/memory.ts';
import { newSigningKey } from '../../../electron/trust/keys.ts';
import { rotate } from '../../../electron/trust/desk/rotate.ts';
import { decodeMetadata, encodeMetadata, keyId, metadataKey, TIMESTAMP_KEY } from '../../../electron/trust/tuf.ts';
import { Attacked } from '../support/attacked.ts';
import { at } from '../support/campaign.ts';
import { objectAt, republished, resigned, secretOf } from '../support/forge.ts';
import { Campaign, Office, value } from '../support/published.ts';

let attacked: Attacked;
beforeAll(async () => {
  attacked = await Attacked.begin();
});
beforeEach(() => attacked.seat());
afterAll(() => attacked.end());

describe('a wrong key', () => {
  it.each([
    ['timestamp', TIMESTAMP_KEY],
    ['snapshot', metadataKey(3, 'snapshot')],
  ] as const)('under the %s is refused', async (kind, key) => {
    const objects = attacked.stood(3);
    const stranger = [newSigningKey().secret];
    objects.set(
      key,
      resigned(kind, objectAt(objects, key), () => undefined, stranger),
    );
    expect(await attacked.meets(objects)).toMatch(kind === 'timestamp' ? /^release-wrong-key/ : /^release-tampered/);
  });

  it('under a list is refused, whoever signed what leads to it', async () => {
    for (const key of ['clerk', 'region-coast']) {
      const objects = attacked.stood(3);
      const secrets = [await secretOf(attacked.campaign, key)];
      const list = resigned(
        'targets',
        objectAt(objects, metadataKey(3, 'targets')),
        (signed) => void (signed['version'] = 4),
        secrets,
      );
      await republished(attacked.campaign, objects, 'targets', list);
      expect(await attacked.meets(objects)).toBe(`release-wrong-key ${metadataKey(4, 'targets')}`);
    }
  });

  it('of another campaign is told by its name', async () => {
    const other = await Campaign.begin(at(1));
    await other.publish(at(6));
    const renamed = new Map(other.objects);
    const secret = await secretOf(other, 'root-1');
    const root = objectAt(renamed, metadataKey(1, 'root'));
    renamed.set(
      metadataKey(1, 'root'),
      resigned('root', root, (signed) => void (signed['campaign'] = 'elsewhere'), [secret]),
    );
    expect(await attacked.meets(renamed)).toBe('release-foreign elsewhere');
    // With our name on it, it is a forgery.
    expect(await attacked.meets(other.objects)).toBe(`release-wrong-key ${TIMESTAMP_KEY}`);
    await other.end();
  });
});

describe('a new root', () => {
  /** The next root with fresh keys, signed by some of the old and some of the new. */
  async function withRoot(
    old: number,
    fresh: number,
    change: (signed: Record<string, unknown>) => void = () => undefined,
  ) {
    const objects = attacked.stood(3);
    const keys = Array.from({ length: 3 }, newSigningKey);
    const secrets = await Promise.all([1, 2, 3].map((index) => secretOf(attacked.campaign, `root-${index}`)));
    const root = resigned(
      'root',
      objectAt(objects, metadataKey(1, 'root')),
      (signed) => {
        signed['version'] = 2;
        const roles = signed['roles'] as Record<string, unknown>;
        roles['root'] = { keyids: keys.map((key) => keyId(key.public)), threshold: 2 };
        const all = signed['keys'] as Record<string, unknown>;
        for (const key of keys)
          all[keyId(key.public)] = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: key.public } };
        change(signed);
      },
      [...secrets.slice(0, old), ...keys.slice(0, fresh).map(({ secret }) => secret)],
    );
    objects.set(metadataKey(2, 'root'), root);
    return objects;
  }

  it.each([
    ['the old keys only', 3, 0, 'root-not-followed old'],
    ['too few of the new', 2, 1, 'root-not-followed old'],
    ['the new keys only', 0, 3, 'root-not-followed new'],
    ['too few of the old', 1, 2, 'root-not-followed new'],
    ['nobody who may', 1, 1, `release-wrong-key ${metadataKey(2, 'root')}`],
  ])('signed by %s is not followed', async (_, old, fresh, code) => {
    expect(await attacked.meets(await withRoot(old, fresh))).toBe(code);
  });

  it('signed by both is followed', async () => {
    const outcome = await attacked.office.admit(memoryRemote(await withRoot(2, 2)));
    expect(outcome).toMatchObject({ ok: true });
    expect(await attacked.office.releases.current()).toMatchObject({ number: 3 });
  });

  it('of another version than it stands under is refused', async () => {
    expect(await attacked.meets(await withRoot(2, 2, (signed) => void (signed['version'] = 7)))).toBe(
      'release-rolled-back 1 7',
    );
  });
});

describe('renewed keys', () => {
  it.each(['root', 'release', 'clerk', 'region-coast'])(
    'of %s are followed, and the old ones count no more',
    async (role) => {
      const own = await Campaign.begin(at(1));
      await own.publish(at(2));
      const seat = await Office.of(own, at(3));
      value(await seat.admit(own.remote));
      const old = await secretOf(own, role === 'root' ? 'root-1' : role);
      own.desk = value(await rotate(own.desk, { role, at: at(3) }));
      await own.publish(at(4));
      value(await seat.admit(own.remote));
      const release = await seat.releases.current();
      expect(release?.number).toBe(2);
      // The old key signs one more document, as whoever found it would.
      const name = { root: 'root', release: 'targets', clerk: 'timestamp', 'region-coast': 'region-coast' }[role] ?? '';
      const kind = name.startsWith('region') ? 'targets' : (name as 'root');
      const key =
        name === 'timestamp'
          ? TIMESTAMP_KEY
          : ([...own.objects.keys()].findLast((one) => one.endsWith(`.${name}.json`)) ?? '');
      const version = Number(decodeMetadata(kind, objectAt(own.objects, key))?.signed.version) + 1;
      const forged = resigned(kind, objectAt(own.objects, key), (signed) => void (signed['version'] = version), [old]);
      const objects = new Map(own.objects);
      if (name === 'root') objects.set(metadataKey(version, 'root'), forged);
      else if (name === 'timestamp') objects.set(TIMESTAMP_KEY, forged);
      else await republished(own, objects, name, forged);
      const outcome = await seat.admit(memoryRemote(objects));
      expect(outcome.ok ? 'admitted' : outcome.error.code).toBe('release-wrong-key');
      expect(await seat.releases.current()).toEqual(release);
      await own.end();
      await seat.end();
    },
  );
});

describe('signing', () => {
  it('makes metadata that says what it was given', () => {
    const key = newSigningKey();
    const bytes = encodeMetadata(
      'timestamp',
      {
        _type: 'timestamp',
        spec_version: '1.0.31',
        version: 3,
        expires: '2026-03-01T00:00:00Z',
        meta: { 'snapshot.json': { version: 2 } },
      },
      [key.secret],
    );
    expect(decodeMetadata('timestamp', bytes)?.signed.snapshotMeta.version).toBe(2);
    expect(decodeMetadata('snapshot', bytes)).toBeNull();
  });
});
