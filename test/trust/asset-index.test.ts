import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../electron/domain/asset.ts';
import {
  indexOf,
  isList,
  isRenditions,
  joinIndex,
  mediaListed,
  NO_INDEX,
  renditionsIn,
} from '../../electron/trust/asset-index.ts';
import { library } from '../services/support/pack.ts';

const [sample] = library;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const rendition = (hash: string) => ({ name: 'thumb', hash, width: 1, height: 1, bytes: 9, type: 'image/webp' });

function asset(id: string, words = id): Asset {
  if (sample === undefined) throw new Error('The tests’ library is empty');
  const title = { ar: words, fr: words, en: words };
  return { ...sample, id, hash: hashOf(id), title, renditions: [rendition(hashOf(`${id} ${words}`))] };
}

const byId = (list: readonly Asset[]): readonly Asset[] => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const joined = (text: string | null): readonly Asset[] => byId(JSON.parse(text ?? 'null') as Asset[]);
const many = (count: number): Asset[] => Array.from({ length: count }, (_, at) => asset(`asset-${at}`));
const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] =>
  [...b].filter(([path, text]) => a.get(path) !== text).map(([path]) => path);

describe('the asset index', () => {
  it('gives back what went in, whatever was there before', () => {
    const assets = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom('a', 'b', 'c')), {
        selector: ([id]) => id,
      })
      .map((list) => list.map(([id, words]) => asset(`asset-${id}`, words)));
    fc.assert(
      fc.property(fc.array(assets, { minLength: 1, maxLength: 5 }), (releases) => {
        let index = NO_INDEX;
        for (const release of releases) {
          index = indexOf(release, index);
          expect(joined(joinIndex(index, new Map()))).toEqual(byId(release));
          expect([...index.lists.keys()].every(isList) && [...index.renditions.keys()].every(isRenditions)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts a few changes beside its pieces', () => {
    const before = indexOf(many(3_000), NO_INDEX);
    const changed = many(3_000).map((one, at) => (at % 60 === 0 ? asset(one.id, 'other words') : one));
    const after = indexOf(
      changed.filter((_, at) => at !== 7),
      before,
    );
    expect(same(before.lists, after.lists)).toEqual(['assets/recent.json.br']);
    expect(same(before.renditions, after.renditions)).toEqual(['renditions/recent.json.br']);
    // The next release begins from the pieces, and takes up what stood beside them.
    expect(joined(joinIndex(indexOf(changed, after), new Map()))).toEqual(byId(changed));
  });

  it('is made anew after many, and only where they are', () => {
    const before = indexOf(many(20_000), NO_INDEX);
    const more = [...many(20_000), ...Array.from({ length: 500 }, (_, at) => asset(`new-${at}`))];
    const after = indexOf(more, before);
    expect([...after.lists.keys()]).not.toContain('assets/recent.json.br');
    expect(same(before.lists, after.lists).length).toBeLessThan(after.lists.size / 2);
  });

  it('names the same pieces whatever the order of the library', () => {
    expect(indexOf(many(2_000).toReversed(), NO_INDEX)).toEqual(indexOf(many(2_000), NO_INDEX));
  });

  it('keeps renditions that are known where it comes without them', () => {
    const assets = many(20);
    const whole = indexOf(assets, NO_INDEX);
    const known = renditionsIn(joinIndex(whole, new Map()) ?? '');
    const bare = { lists: whole.lists, renditions: new Map<string, string>() };
    expect(joined(joinIndex(bare, known))).toEqual(byId(assets));
    const other = { ...asset('asset-3'), hash: hashOf('another picture') };
    const replaced = indexOf([other, ...assets.filter(({ id }) => id !== 'asset-3')], NO_INDEX);
    const found = joined(joinIndex({ ...bare, lists: replaced.lists }, known)).find(({ id }) => id === 'asset-3');
    expect(found?.renditions).toEqual([]);
  });

  it('tells every file that a publisher must upload', () => {
    const assets = many(700);
    const { lists, renditions } = indexOf(assets.slice(1), indexOf(assets, NO_INDEX));
    const told = [...lists, ...renditions].flatMap(([path, text]) => mediaListed(path, text));
    const wanted = assets.slice(1).flatMap((one) => [one.hash, ...one.renditions.map(({ hash }) => hash)]);
    expect(wanted.filter((hash) => !told.includes(hash))).toEqual([]);
  });

  it.each([
    ['no JSON', 'x'],
    ['no columns', '[1]'],
    ['without hashes', '{"id":["a"]}'],
    ['of columns that differ in length', `{"hash":"${hashOf('a')}","id":["a","b"],"added":["2026-01-01"]}`],
    ['without names', `{"hash":"${hashOf('a')}","added":["2026-01-01"]}`],
  ])('with a piece that is %s is none', (_, text) => {
    expect(
      joinIndex({ lists: new Map([['assets/00000000.json.br', text]]), renditions: new Map() }, new Map()),
    ).toBeNull();
  });
});
