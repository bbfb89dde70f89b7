import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { packPost } from '../../electron/contract/schemas/pack.ts';
import { contentOf, packPostOf } from '#domain/pack-post.ts';
import type { PostContent } from '#domain/post.ts';

const words = fc.string({ minLength: 1, maxLength: 20 });
const name = fc.constantFrom('x', 'instagram', 'facebook');
const approvedAt = { at: '2026-03-04T08:00:00.000Z', by: 'joumana' };
const content: fc.Arbitrary<PostContent> = fc.record({
  title: words.filter((text) => text.trim() === text),
  base: words,
  versions: fc.dictionary(name, words, { noNullPrototype: true }),
  platforms: fc.uniqueArray(name, { minLength: 1 }),
  media: fc.array(fc.record({ asset: name, altText: words }), { maxLength: 2 }),
  segments: fc.uniqueArray(name),
  sources: fc.array(words, { maxLength: 2 }),
  disclosure: fc.record({ kind: fc.constantFrom('organic', 'paid'), payer: fc.constant(''), aiAltered: fc.boolean() }),
  plannedAt: fc.constantFrom(null, '2026-03-05T08:00:00.000Z'),
});

it('everything that was approved of a post is in the pack, and comes out of it as it was', () => {
  fc.assert(
    fc.property(content, (approved) => {
      const post = packPostOf({ id: 's', content: approved }, approvedAt);
      expect(contentOf(packPost.parse(JSON.parse(JSON.stringify(post))))).toEqual(approved);
    }),
  );
});
