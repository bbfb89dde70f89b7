import { describe, expect, it } from 'vitest';
import { askedAssets, sumOf } from '../../../../renderer/features/exchange/asked.ts';
import { library } from '../../../services/support/pack.ts';

const [one, two] = library;
if (one === undefined || two === undefined) throw new Error('Two assets');
const rendition = { hash: 'f0', bytes: 3, name: 'thumb', width: 4, height: 5, type: 'image/png' };
const withThumb = { ...one, renditions: [rendition] };

describe('what people asked for', () => {
  it('is gathered by asset, in the order it was asked for', () => {
    const file = ({ hash, bytes }: { hash: string; bytes: number }) => ({ hash, bytes });
    const asked = askedAssets([file(rendition), file(two), file(one), { hash: 'gone', bytes: 7 }], [withThumb, two]);
    expect(asked.map(({ id, files }) => [id, files.map(({ hash }) => hash)])).toEqual([
      [one.id, ['f0', one.hash]],
      [two.id, [two.hash]],
      ['gone', ['gone']],
    ]);
    expect(asked.map(({ asset }) => asset)).toEqual([withThumb, two, null]);
    expect(sumOf(asked.flatMap(({ files }) => files))).toEqual({ files: 4, bytes: 30 });
  });
});
