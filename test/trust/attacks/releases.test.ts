import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryRemote } from '../../../electron/remote/memory.ts';
import { packed } from '../../../electron/trust/content.ts';
import { factsOf, metadataKey, TIMESTAMP_KEY } from '../../../electron/trust/tuf.ts';
import { Attacked } from '../support/attacked.ts';
import { at } from '../support/campaign.ts';
import { keyOfTarget, objectAt, republished, resigned, secretOf } from '../support/forge.ts';
import { Office, value } from '../support/published.ts';

let attacked: Attacked;
beforeAll(async () => {
  attacked = await Attacked.begin();
});
beforeEach(() => attacked.seat());
afterAll(() => attacked.end());

const flipped = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte));

describe('a tampered remote', () => {
  it.each([
    ['text of the pack', /\.head\.json\.br$/, 'content/head.json.br'],
    ['piece of the asset index', /targets\/assets\/.*\.br$/, 'assets/'],
    ['directory of devices', /\.directory\.json\.br$/, 'directory.json.br'],
    ['region’s text', /regions\/coast\/.*content\.json\.br$/, 'regions/coast/content.json.br'],
  ])('with another %s is refused', async (_, path, file) => {
    const fresh = await Office.of(attacked.campaign, at(5));
    for (const damage of [flipped, (bytes: Uint8Array) => bytes.subarray(1), () => new Uint8Array(5_000_000)]) {
      const objects = attacked.stood(3);
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
    const objects = attacked.stood(3);
    const key = keyOfTarget(objects, /\.head\.json\.br$/);
    objects.set(key, flipped(objectAt(objects, key)));
    expect(await attacked.meets(objects)).toBe('release-tampered content/head.json.br');
  });

  it.each([
    ['timestamp', TIMESTAMP_KEY],
    ['snapshot', metadataKey(3, 'snapshot')],
    ['list of files', metadataKey(3, 'targets')],
  ])('with a %s cut short, replaced or endless is refused', async (_, key) => {
    for (const bytes of [
      objectAt(attacked.stood(3), key).subarray(9),
      Buffer.from('<html>404</html>'),
      new Uint8Array(9_000_000),
    ]) {
      const objects = attacked.stood(3);
      objects.set(key, bytes);
      expect(await attacked.meets(objects)).toBe(`release-tampered ${key}`);
    }
  });

  it.each([
    ['snapshot', metadataKey(3, 'snapshot')],
    ['list of files', metadataKey(3, 'targets')],
  ])('without its %s is refused', async (_, key) => {
    const objects = attacked.stood(3);
    objects.delete(key);
    expect(await attacked.meets(objects)).toBe(`release-incomplete ${key}`);
  });

  it('without a file of the release, or with nothing at all, is refused', async () => {
    const objects = attacked.stood(3);
    objects.delete(keyOfTarget(objects, /\.head\.json\.br$/));
    expect(await attacked.meets(objects)).toBe('release-incomplete content/head.json.br');
    expect(await attacked.meets(new Map())).toBe('release-missing');
  });
});

describe('an old remote', () => {
  it('that shows an older release is refused: rollback', async () => {
    expect(await attacked.meets(attacked.stood(1))).toBe('release-rolled-back 2 1');
  });

  it('that shows the same release until it has run out is refused: freeze', async () => {
    expect(await attacked.meets(attacked.stood(2), at(120))).toMatch(/^release-frozen \d+$/);
  });

  it('that shows a newer release which has run out is refused', async () => {
    expect(await attacked.meets(attacked.stood(3), at(120))).toMatch(/^release-expired \d+$/);
  });

  it.each([
    ['list of files', 'targets', 2, 3],
    ['snapshot', 'snapshot', 2, 3],
    ['snapshot of a later release', 'snapshot', 3, 2],
  ])('that mixes releases by their %s is refused', async (_, name, from, into) => {
    const objects = attacked.stood(3);
    objects.set(metadataKey(into, name), objectAt(objects, metadataKey(from, name)));
    if (into === 2) objects.set(TIMESTAMP_KEY, objectAt(attacked.stood(2), TIMESTAMP_KEY));
    const fresh = await Office.of(attacked.campaign, at(5));
    const outcome = await fresh.admit(memoryRemote(objects));
    expect(outcome).toMatchObject({ error: { code: 'release-mixed', params: { file: metadataKey(into, name) } } });
    await fresh.end();
  });

  it('whose snapshot forgot a list or took an older one is refused', async () => {
    const clerk = [await secretOf(attacked.campaign, 'clerk')];
    for (const [change, ours, theirs] of [
      [(meta: Record<string, unknown>) => delete meta['region-coast.json'], 1, 0],
      [(meta: Record<string, unknown>) => (meta['targets.json'] = { version: 1 }), 2, 1],
    ] as const) {
      const objects = attacked.stood(3);
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
      expect(await attacked.meets(objects)).toBe(`release-rolled-back ${ours} ${theirs}`);
    }
  });
});

describe('the shelf of fetched files', () => {
  it('holds after all attacks nothing but what its names say', async () => {
    const objects = attacked.stood(3);
    objects.delete(keyOfTarget(objects, /\.tone\.json\.br$/));
    const fresh = await Office.of(attacked.campaign, at(5));
    await fresh.admit(memoryRemote(objects));
    for (const [name, bytes] of await fresh.shelf())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
    await fresh.end();
  });
});

describe('the list of renditions', () => {
  it('signed with another key than the release key is refused when it is asked for', async () => {
    const objects = attacked.stood(3);
    const clerk = [await secretOf(attacked.campaign, 'clerk')];
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(1, 'media')),
      (signed) => void (signed['version'] = 2),
      clerk,
    );
    await republished(attacked.campaign, objects, 'media', list);
    value(await attacked.office.admit(memoryRemote(objects)));
    const before = await attacked.office.state();
    expect(await attacked.office.releases.complete(memoryRemote(objects), {})).toMatchObject({
      error: { code: 'release-wrong-key', params: { file: metadataKey(2, 'media') } },
    });
    expect(await attacked.office.state()).toEqual(before);
  });

  it('that names anything else is refused', async () => {
    const objects = attacked.stood(3);
    const release = [await secretOf(attacked.campaign, 'release')];
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
    await republished(attacked.campaign, objects, 'media', list);
    value(await attacked.office.admit(memoryRemote(objects)));
    expect(await attacked.office.releases.complete(memoryRemote(objects), {})).toMatchObject({
      error: { code: 'role-out-of-place', params: { role: 'media', path: 'content/head.json.br' } },
    });
  });
});
