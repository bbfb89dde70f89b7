import type { PostFacts } from '../finding.ts';
import type { RuleKindDefinition } from '../rule-kind.ts';
import type { MissingRule } from '../source.ts';

const lacks: Record<MissingRule['element'], (facts: PostFacts) => boolean> = {
  'alt-text': ({ media }) => media.some(({ altText }) => altText.trim() === ''),
  segment: ({ segments }) => segments.length === 0,
  payer: ({ disclosure }) => disclosure.kind === 'paid' && disclosure.payer.trim() === '',
};

/** Something a post should have and has not: about the whole text, and only when the post is known. */
export const missing: RuleKindDefinition<'missing'> = {
  kind: 'missing',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    into.whole((_text, facts) =>
      facts !== undefined && lacks[rule.element](facts) ? [{ hit, start: 0, end: 0 }] : [],
    );
  },
};
