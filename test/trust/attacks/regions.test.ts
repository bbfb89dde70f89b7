import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packed, regionContent } from '../../../electron/trust/content.ts';
import { factsOf, metadataKey, targetKey } from '../../../electron/trust/tuf.ts';
import { Attacked } from '../support/attacked.ts';
import { objectAt, republished, resigned, secretOf } from '../support/forge.ts';

let attacked: Attacked;
beforeAll(async () => {
  attacked = await Attacked.begin();
});
beforeEach(() => attacked.seat());
afterAll(() => attacked.end());

describe('a region', () => {
  async function coastSigns(change: (signed: Record<string, unknown>) => void, key = 'region-coast') {
    const objects = attacked.stood(3);
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(1, 'region-coast')),
      (signed) => {
        signed['version'] = 2;
        change(signed);
      },
      [await secretOf(attacked.campaign, key)],
    );
    await republished(attacked.campaign, objects, 'region-coast', list);
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
      expect(await attacked.meets(objects)).toBe(`role-out-of-place region-coast ${path}`);
    },
  );

  it('signed for by another region is refused', async () => {
    const objects = await coastSigns(() => undefined, 'region-mountain');
    expect(await attacked.meets(objects)).toBe(`release-wrong-key ${metadataKey(2, 'region-coast')}`);
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
    expect(await attacked.meets(objects)).toMatch(/^pack-damaged /);
  });

  it('that packs a bomb is refused, and the bomb not unpacked', async () => {
    const path = 'regions/coast/content.json.br';
    const bomb = brotliCompressSync(Buffer.alloc(200_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    expect(bomb.length).toBeLessThan(100_000);
    const objects = await coastSigns((signed) => {
      (signed['targets'] as Record<string, unknown>)[path] = entry(bomb);
    });
    objects.set(targetKey(path, factsOf(bomb)), bomb);
    const before = process.memoryUsage.rss();
    expect(await attacked.meets(objects)).toBe(`pack-damaged ${path} 1`);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  it('is signed for by nobody else, the release key included', async () => {
    const objects = attacked.stood(3);
    const path = regionContent('coast');
    const empty = await packed('{}');
    const list = resigned(
      'targets',
      objectAt(objects, metadataKey(3, 'targets')),
      (signed) => {
        signed['version'] = 4;
        (signed['targets'] as Record<string, unknown>)[path] = entry(empty);
      },
      [await secretOf(attacked.campaign, 'release')],
    );
    await republished(attacked.campaign, objects, 'targets', list);
    expect(await attacked.meets(objects)).toBe(`role-out-of-place targets ${path}`);
  });
});
