import { describe, expect, it } from 'vitest';
import { type Asset, stillsOf } from '#domain/asset.ts';

const none = { ar: '', fr: '', en: '' };
const rights = {
  licence: none,
  owner: '',
  consent: 'given',
  consentNote: none,
  from: '',
  until: null,
  regions: [],
} as const;
const file = (hash: string, type: string, width: number, height: number) => ({ hash, type, width, height, bytes: 1 });
const asset = (original: ReturnType<typeof file>, ...renditions: readonly ReturnType<typeof file>[]): Asset => ({
  id: 'a',
  title: none,
  altText: none,
  caption: none,
  topics: [],
  segments: [],
  platforms: [],
  language: null,
  added: '',
  rights,
  ...original,
  renditions: renditions.map((one) => ({ ...one, name: one.hash })),
});

describe('an area can be shown on', () => {
  it.each<[string, Asset, readonly string[]]>([
    [
      'the whole picture at any size, the largest first',
      asset(
        file('original', 'image/jpeg', 1600, 900),
        file('thumb', 'image/webp', 360, 203),
        file('large', 'image/webp', 800, 450),
      ),
      ['original', 'large', 'thumb'],
    ],
    [
      'no crop of it',
      asset(
        file('original', 'image/jpeg', 1600, 900),
        file('square', 'image/jpeg', 1080, 1080),
        file('card', 'image/jpeg', 1200, 630),
      ),
      ['original'],
    ],
    [
      'a film’s poster',
      asset(file('film', 'video/mp4', 1920, 1080), file('poster', 'image/jpeg', 640, 360)),
      ['poster'],
    ],
    ['no film without one', asset(file('film', 'video/mp4', 1920, 1080), file('square', 'image/jpeg', 640, 640)), []],
    [
      'no document, which has no proportions',
      asset(file('paper', 'application/pdf', 0, 0), file('square', 'image/jpeg', 640, 640)),
      [],
    ],
  ])('%s', (_, one, expected) => {
    expect(stillsOf(one).map(({ hash }) => hash)).toEqual(expected);
  });
});
