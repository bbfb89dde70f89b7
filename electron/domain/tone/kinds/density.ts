import type { RuleKindDefinition } from '../rule-kind.ts';
import type { DensityRule } from '../source.ts';

const counted: Record<DensityRule['of'], RegExp> = {
  hashtag: /#[\p{L}\p{N}_]+/gu,
  emoji: /\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|\p{RI}\p{RI}/gu,
  exclamation: /!/gu,
};
const word = /[\p{L}\p{N}_]+/gu;

/** Too many of something for the text's length: about the whole text. */
export const density: RuleKindDefinition<'density'> = {
  kind: 'density',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    into.whole((text) => {
      const count = text.match(counted[rule.of])?.length ?? 0;
      if (count < rule.from) return [];
      const words = text.match(word)?.length ?? 0;
      return count * 100 > rule.perHundredWords * Math.max(words, 1) ? [{ hit, start: 0, end: 0 }] : [];
    });
  },
};
