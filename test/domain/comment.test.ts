import { describe, expect, it } from 'vitest';
import { comment as schema } from '#contract/schemas/draft.ts';
import { type AreaComment, inReadingOrder, misplaced, numbered, type WordComment } from '#domain/comment.ts';
import { emptyContent } from '#domain/post.ts';

const content = {
  ...emptyContent,
  base: 'Water for all',
  versions: { x: 'Water' },
  platforms: ['telegram', 'x'],
  media: [
    { asset: 'well', altText: 'A well' },
    { asset: 'river', altText: 'A river' },
  ],
};
const onWords = (id: string, version: string, start: number, end: number): WordComment => ({
  kind: 'words',
  id,
  version,
  start,
  end,
  text: id,
});
const onArea = (id: string, asset: string, left = 0, top = 0): AreaComment => ({
  kind: 'area',
  id,
  asset,
  area: { left, top, right: 1, bottom: 1 },
  text: id,
});

describe('comments', () => {
  it.each([
    ['nothing', [], null],
    ['words to the end', [onWords('a', 'base', 6, 13)], null],
    ['words beyond the end', [onWords('a', 'base', 6, 14)], 'content-changed'],
    ['a version’s own end', [onWords('a', 'x', 0, 6)], 'content-changed'],
    ['the wrong way round', [onWords('a', 'base', 5, 2)], 'content-changed'],
    ['a picture of the post', [onArea('a', 'river')], null],
    ['another picture', [onArea('a', 'river'), onArea('b', 'street')], 'picture-not-submitted'],
  ] as const)('on %s', (_, comments, expected) => {
    expect(misplaced(comments, content)).toBe(expected);
  });

  it('stand as the post is read: texts by their tabs, then pictures, each from its beginning', () => {
    const order = [
      onWords('1', 'base', 0, 5),
      onWords('2', 'base', 6, 9),
      onWords('3', 'telegram', 0, 3),
      onWords('4', 'x', 0, 5),
      onArea('5', 'well', 0.5, 0.25),
      onArea('6', 'well', 0.25, 0.5),
      onArea('7', 'river'),
    ];
    const shuffled = [5, 2, 6, 0, 4, 1, 3].flatMap((at) => order[at] ?? []);
    expect(inReadingOrder(shuffled, content)).toEqual(order);
    expect(numbered(order).map(({ id, number }) => [id, number])).toEqual(order.map(({ id }) => [id, Number(id)]));
  });

  it('of a version before areas were are on words', () => {
    const { kind: _, ...old } = onWords('a', 'base', 0, 5);
    expect(schema.parse(old)).toEqual(onWords('a', 'base', 0, 5));
    const area = onArea('b', 'well');
    expect(schema.parse(area)).toEqual(area);
  });

  it.each([
    ['both at once', { ...onWords('a', 'base', 0, 5), asset: 'well' }],
    ['no kind of ours', { ...onWords('a', 'base', 0, 5), kind: 'sound' }],
    ['an area of nothing', { ...onArea('a', 'well', 1, 0) }],
  ])('that are %s are refused', (_, comment) => {
    expect(schema.safeParse(comment).success).toBe(false);
  });
});
