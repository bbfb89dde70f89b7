import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { packed, regionContent } from '../../electron/trust/content.ts';
import { newSigningKey } from '../../electron/trust/keys.ts';
import { rotate } from '../../electron/trust/desk/rotate.ts';
import {
  decodeMetadata,
  encodeMetadata,
  factsOf,
  keyId,
  metadataKey,
  targetKey,
  TIMESTAMP_KEY,
} from '../../electron/trust/tuf.ts';
import { at } from './support/campaign.ts';
import { keyOfTarget, objectAt, republished, resigned, secretOf } from './support/forge.ts';
import { Campaign, editYaml, Office, value } from './support/published.ts';

// Everything somebody can do who holds the remote, the stick or the wire, and some of what a signer can do who oversteps.
// Each is refused with its own code, and what the office has stays as it is, to the byte.

type Objects = Map<string, Uint8Array>;

let campaign: Campaign;
/** What stood at the remote after each release. */
const stands: Objects[] = [];
let office: Office;

beforeAll(async () => {
  campaign = await Campaign.begin(at(1), { rootKeys: 3, threshold: 2 });
  for (const [index, version] of ['1.2', '1.3', '1.4'].entries()) {
    await editYaml(campaign.pack, 'pack.yaml', (pack) => void (pack['version'] = version));
    await campaign.publish(at(2 + index));
    stands.push(new Map(campaign.objects));
  }
});
afterAll(() => campaign.end());

/** The remote as it stood after a release, to be damaged. */
const stood = (release: 1 | 2 | 3): Objects => new Map(stands[release - 1]);

beforeEach(async () => {
  office = await Office.of(campaign, at(5));
  value(await office.admit(memoryRemote(stood(2))));
});
afterEach(() => office.end());

/** What the attack answers. Whatever it is, nothing of the office may have changed. */
async function meets(objects: Objects, now = at(5)): Promise<string> {
  const before = await office.state();
  office.time.now = now;
  const outcome = await office.admit(memoryRemote(objects));
  expect(await office.state()).toEqual(before);
  return outcome.ok ? 'admitted' : [outcome.error.code, ...Object.values(outcome.error.params)].join(' ');
}

const flipped = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte));

describe('a tampered remote', () => {
  it.each([
    ['text of the pack', /\.head\.json\.br$/, 'content/head.json.br'],
    ['piece of the asset index', /targets\/assets\/.*\.br$/, 'assets/'],
    ['directory of devices', /\.directory\.json\.br$/, 'directory.json.br'],
    ['region’s text', /regions\/coast\/.*content\.json\.br$/, 'regions/coast/content.json.br'],
  ])('with another %s is refused', async (_, path, file) => {
    const fresh = await Office.of(campaign, at(5));
    for (const damage of [flipped, (bytes: Uint8Array) => bytes.subarray(1), () => new Uint8Array(5_000_000)]) {
      const objects = stood(3);
      // Every version of that file: whichever the release names.
      for (const key of objects.keys()) if (path.test(key)) objects.set(key, damage(objectAt(objects, key)));
      const outcome = await fresh.admit(memoryRemote(objects));
      expect(outcome).toMatchObject({ ok: false, error: { code: 'release-tampered' } });
      expect(outcome.ok ? '' : outcome.error.params['file']).toContain(file);
      expect(await fresh.releases.current()).toBeNull();
    }
    await fresh.end();
  });

  it('with another text is refused by an office that has a release', async () => {
    const objects = stood(3);
    const key = keyOfTarget(objects, /\.head\.json\.br$/);
    objects.set(key, flipped(objectAt(objects, key)));
    expect(await meets(objects)).toBe('release-tampered content/head.json.br');
  });

  it.each([
    ['timestamp', TIMESTAMP_KEY],
    ['snapshot', metadataKey(3, 'snapshot')],
    ['list of files', metadataKey(3, 'targets')],
  ])('with a %s cut short, replaced or endless is refused', async (_, key) => {
    for (const bytes of [
      objectAt(stood(3), key).subarray(9),
      Buffer.from('<html>404</html>'),
      new Uint8Array(9_000_000),
    ]) {
      const objects = stood(3);
      objects.set(key, bytes);
      expect(await meets(objects)).toBe(`release-tampered ${key}`);
    }
  });

  it.each([
    ['snapshot', metadataKey(3, 'snapshot')],
    ['list of files', metadataKey(3, 'targets')],
  ])('without its %s is refused', async (_, key) => {
    const objects = stood(3);
    objects.delete(key);
    expect(await meets(objects)).toBe(`release-incomplete ${key}`);
  });

  it('without a file of the release, or with nothing at all, is refused', async () => {
    const objects = stood(3);
    objects.delete(keyOfTarget(objects, /\.head\.json\.br$/));
    expect(await meets(objects)).toBe('release-incomplete content/head.json.br');
    expect(await meets(new Map())).toBe('release-missing');
  });
});

describe('an old remote', () => {
  it('that shows an older release is refused: rollback', async () => {
    expect(await meets(stood(1))).toBe('release-rolled-back 2 1');
  });

  it('that shows the same release until it has run out is refused: freeze', async () => {
    expect(await meets(stood(2), at(120))).toMatch(/^release-frozen \d+$/);
  });

  it('that shows a newer release which has run out is refused', async () => {
    expect(await meets(stood(3), at(120))).toMatch(/^release-expired \d+$/);
  });

  it.each([
    ['list of files', 'targets', 2, 3],
    ['snapshot', 'snapshot', 2, 3],
    ['snapshot of a later release', 'snapshot', 3, 2],
  ])('that mixes releases by their %s is refused', async (_, name, from, into) => {
    const objects = stood(3);
    objects.set(metadataKey(into, name), objectAt(objects, metadataKey(from, name)));
    if (into === 2) objects.set(TIMESTAMP_KEY, objectAt(stood(2), TIMESTAMP_KEY));
    const fresh = await Office.of(campaign, at(5));
    const outcome = await fresh.admit(memoryRemote(objects));
    expect(outcome).toMatchObject({ error: { code: 'release-mixed', params: { file: metadataKey(into, name) } } });
    await fresh.end();
  });

  it('whose snapshot forgot a list or took an older one is refused', async () => {
    const clerk = [await secretOf(campaign, 'clerk')];
    for (const [change, ours, theirs] of [
      [(meta: Record<string, unknown>) => delete meta['region-coast.json'], 1, 0],
      [(meta: Record<string, unknown>) => (meta['targets.json'] = { version: 1 }), 2, 1],
    ] as const) {
      const objects = stood(3);
      const snapshot = resigned(
        'snapshot',
        objectAt(objects, metadataKey(3, 'snapshot')),
        (signed) => void change(signed['meta'] as Record<string, unknown>),
        clerk,
      );
      objects.set(metadataKey(3, 'snapshot'), snapshot);
      const { length, sha256 } = factsOf(snapshot);
      const meta = { 'snapshot.json': { version: 3, length, hashes: { sha256 } } };
      const stamp = resigned(
        'timestamp',
        objectAt(objects, TIMESTAMP_KEY),
        (signed) => void (signed['meta'] = meta),
        clerk,
      );
      objects.set(TIMESTAMP_KEY, stamp);
      expect(await meets(objects)).toBe(`release-rolled-back ${ours} ${theirs}`);
    }
  });
});

describe('a wrong key', () => {
  it.each([
    ['timestamp', TIMESTAMP_KEY],
    ['snapshot', metadataKey(3, 'snapshot')],
  ] as const)('under the %s is refused', async (kind, key) => {
    const objects = stood(3);
    const stranger = [newSigningKey().secret];
    objects.set(
      key,
      resigned(kind, objectAt(objects, key), () => undefined, stranger),
    );
    expect(await meets(objects)).toMatch(kind === 'timestamp' ? /^release-wrong-key/ : /^release-tampered/);
  });

  it('under a list is refused, whoever signed what leads to it', async () => {
    for (const key of ['clerk', 'region-coast']) {
      const objects = stood(3);
      const secrets = [await secretOf(campaign, key)];
      const list = resigned(
        'targets',
        objectAt(objects, metadataKey(3, 'targets')),
        (signed) => void (signed['version'] = 4),
        secrets,
      );
      await republished(campaign, objects, 'targets', list);
      expect(await meets(objects)).toBe(`release-wrong-key ${metadataKey(4, 'targets')}`);
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
    expect(await meets(renamed)).toBe('release-foreign elsewhere');
    // With our name on it, it is a forgery.
    expect(await meets(other.objects)).toBe(`release-wrong-key ${TIMESTAMP_KEY}`);
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
    const objects = stood(3);
    const keys = Array.from({ length: 3 }, newSigningKey);
    const secrets = await Promise.all([1, 2, 3].map((index) => secretOf(campaign, `root-${index}`)));
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
    expect(await meets(await withRoot(old, fresh))).toBe(code);
  });

  it('signed by both is followed', async () => {
    const outcome = await office.admit(memoryRemote(await withRoot(2, 2)));
    expect(outcome).toMatchObject({ ok: true });
    expect(await office.releases.current()).toMatchObject({ number: 3 });
  });

  it('of another version than it stands under is refused', async () => {
    expect(await meets(await withRoot(2, 2, (signed) => void (signed['version'] = 7)))).toBe('release-rolled-back 1 7');
  });
});

describe('a region', () => {
  async function coastSigns(change: (signed: Record<string, unknown>) => void, key = 'region-coast') {
    const objects = stood(3);
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(1, 'region-coast')),
      (signed) => {
        signed['version'] = 2;
        change(signed);
      },
      [await secretOf(campaign, key)],
    );
    await republished(campaign, objects, 'region-coast', list);
    return objects;
  }
  const entry = (bytes: Buffer) => {
    const { length, sha256 } = factsOf(bytes);
    return { length, hashes: { sha256 } };
  };

  it.each(['regions/mountain/content.json.br', 'content/head.json.br', 'regions/coast/deeper/content.json.br'])(
    'that signs %s is refused',
    async (path) => {
      const text = await packed('{}');
      const objects = await coastSigns((signed) => {
        (signed['targets'] as Record<string, unknown>)[path] = entry(text);
      });
      objects.set(targetKey(path, factsOf(text)), text);
      expect(await meets(objects)).toBe(`role-out-of-place region-coast ${path}`);
    },
  );

  it('signed for by another region is refused', async () => {
    const objects = await coastSigns(() => undefined, 'region-mountain');
    expect(await meets(objects)).toBe(`release-wrong-key ${metadataKey(2, 'region-coast')}`);
  });

  it.each([
    ['a file of another region', { 'regions/mountain/alerts.yaml': '[]\n' }],
    ['a file of the campaign', { 'pack.yaml': 'id: mine\n' }],
    ['a way out of the folder', { 'regions/coast/../../../seat.yaml': 'x' }],
    ['what can’t be read', { 'regions/coast/alerts.yaml': '- id: [' }],
    ['a word for another region', { 'regions/coast/guidelines/other.yaml': 'region: mountain\n' }],
  ])('whose document brings %s is refused', async (_, texts) => {
    const path = 'regions/coast/content.json.br';
    const document = await packed(JSON.stringify(texts));
    const objects = await coastSigns((signed) => {
      (signed['targets'] as Record<string, unknown>)[path] = entry(document);
    });
    objects.set(targetKey(path, factsOf(document)), document);
    expect(await meets(objects)).toMatch(/^pack-damaged /);
  });

  it('is signed for by nobody else, the release key included', async () => {
    const objects = stood(3);
    const path = regionContent('coast');
    const empty = await packed('{}');
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(3, 'targets')),
      (signed) => {
        signed['version'] = 4;
        (signed['targets'] as Record<string, unknown>)[path] = entry(empty);
      },
      [await secretOf(campaign, 'release')],
    );
    await republished(campaign, objects, 'targets', list);
    expect(await meets(objects)).toBe(`role-out-of-place targets ${path}`);
  });
});

describe('the shelf of fetched files', () => {
  it('holds after all attacks nothing but what its names say', async () => {
    const objects = stood(3);
    objects.delete(keyOfTarget(objects, /\.tone\.json\.br$/));
    const fresh = await Office.of(campaign, at(5));
    await fresh.admit(memoryRemote(objects));
    for (const [name, bytes] of await fresh.shelf())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
    await fresh.end();
  });
});

describe('the list of renditions', () => {
  it('signed with another key than the release key is refused when it is asked for', async () => {
    const objects = stood(3);
    const clerk = [await secretOf(campaign, 'clerk')];
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(1, 'media')),
      (signed) => void (signed['version'] = 2),
      clerk,
    );
    await republished(campaign, objects, 'media', list);
    value(await office.admit(memoryRemote(objects)));
    const before = await office.state();
    expect(await office.releases.complete(memoryRemote(objects), {})).toMatchObject({
      error: { code: 'release-wrong-key', params: { file: metadataKey(2, 'media') } },
    });
    expect(await office.state()).toEqual(before);
  });

  it('that names anything else is refused', async () => {
    const objects = stood(3);
    const release = [await secretOf(campaign, 'release')];
    const text = await packed('{}');
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(1, 'media')),
      (signed) => {
        signed['version'] = 2;
        const { length, sha256 } = factsOf(text);
        (signed['targets'] as Record<string, unknown>)['content/head.json.br'] = { length, hashes: { sha256 } };
      },
      release,
    );
    await republished(campaign, objects, 'media', list);
    value(await office.admit(memoryRemote(objects)));
    expect(await office.releases.complete(memoryRemote(objects), {})).toMatchObject({
      error: { code: 'role-out-of-place', params: { role: 'media', path: 'content/head.json.br' } },
    });
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
