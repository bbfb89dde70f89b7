import { expect, it } from 'vitest';
import { emptyContent } from '#domain/post.ts';
import { joinedContent } from '../../../../renderer/features/drafts/joined-content.ts';

const media = (asset: string) => ({ asset, altText: asset });

it('keeps every word, picture and platform of both texts', () => {
  const ours = { ...emptyContent, base: 'ماء', platforms: ['x'], versions: { x: 'قصير' }, media: [media('a')] };
  const theirs = { ...emptyContent, base: 'نور', platforms: ['x', 'telegram'], media: [media('a'), media('b')] };
  expect(joinedContent(ours, theirs)).toEqual({
    ...ours,
    base: 'ماء\n\nنور',
    platforms: ['x', 'telegram'],
    media: [media('a'), media('b')],
  });
});

it('says nothing twice', () => {
  const same = { ...emptyContent, base: 'ماء', sources: ['s'] };
  expect(joinedContent(same, same)).toEqual(same);
});
