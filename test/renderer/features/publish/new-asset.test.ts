import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asset } from '../../../../electron/contract/schemas/pack.ts';
import { usability } from '../../../../electron/domain/asset.ts';
import {
  formatsIn,
  idFor,
  keptSize,
  middleOf,
  newAsset,
  thumbSize,
} from '../../../../renderer/features/publish/new-asset.ts';

const demo = path.resolve(import.meta.dirname, '../../../../assets/packs/demo/assets.json');
const library = z.array(asset).parse(JSON.parse(readFileSync(demo, 'utf8')));

describe('the formats of a campaign', () => {
  it('are those its pictures have', () => {
    expect(Object.fromEntries(formatsIn(library))).toEqual({
      portrait: { width: 1080, height: 1350 },
      square: { width: 1080, height: 1080 },
      wide: { width: 1600, height: 900 },
      story: { width: 1080, height: 1920 },
      'link-card': { width: 1200, height: 630 },
    });
  });

  it('are the sizes that most have, and none where there is no picture', () => {
    const of = (width: number) => ({ renditions: [{ name: 'wide', hash: '', width, height: 9, bytes: 1, type: '' }] });
    expect(formatsIn([of(16), of(20), of(16)]).get('wide')).toEqual({ width: 16, height: 9 });
    expect(formatsIn([]).size).toBe(0);
  });
});

describe('what is made of a picture', () => {
  it.each([
    [4000, 3000, 2048, 1536],
    [3000, 4000, 1536, 2048],
    [800, 600, 800, 600],
    [20_000, 3, 2048, 1],
  ])('of %i by %i is kept as %i by %i', (width, height, w, h) => {
    expect(keptSize({ width, height })).toEqual({ width: w, height: h });
  });

  it.each([
    [1600, 900, 203],
    [1080, 1080, 360],
    [20_000, 3, 1],
  ])('of %i by %i has a thumbnail %i high', (width, height, h) => {
    expect(thumbSize({ width, height })).toEqual({ width: 360, height: h });
  });

  it.each([
    ['wider than asked', [1600, 900], [1080, 1080], [350, 0, 900, 900]],
    ['higher than asked', [1000, 2000], [1600, 900], [0, 718.75, 1000, 562.5]],
    ['smaller than asked', [540, 540], [1080, 1080], [0, 0, 540, 540]],
  ] as const)('%s is cut to its middle', (_, [width, height], [toWidth, toHeight], [x, y, w, h]) => {
    const part = middleOf({ width, height }, { width: toWidth, height: toHeight });
    expect(part).toEqual({ x, y, width: w, height: h });
  });
});

describe('the name of a picture', () => {
  it.each([
    ['IMG_2041.JPG', 'img-2041'],
    ['Fête du village (été).png', 'fe-te-du-village-e-te'],
    ['صورة.jpg', 'picture'],
    ['taken.webp', 'taken-2'],
    ['--.jpg', 'picture'],
  ])('%s → %s', (file, id) => expect(idFor(file, ['taken'])).toBe(id));
});

describe('a new picture', () => {
  const made = newAsset(
    'well',
    { hash: 'a'.repeat(64), bytes: 10, type: 'image/jpeg', width: 8, height: 6, renditions: [] },
    { day: '2026-11-26', platforms: ['x'] },
  );

  it('waits for what it shows, whose it is and its licence, and for nothing else', () => {
    const { error } = asset.safeParse(made);
    const first = new Set(
      error?.issues.map(({ path: [at, within] }) => (at === 'rights' ? `rights.${String(within)}` : at)),
    );
    expect([...first].toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      'altText',
      'rights.licence',
      'rights.owner',
      'title',
    ]);
  });

  it('is used by no office before its people agreed', () => {
    expect(usability(made.rights, 'bekaa', '2026-11-26')).toEqual({ usable: false, reason: 'no-consent' });
  });
});
