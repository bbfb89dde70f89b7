import { countPictures } from '../../text/raw-words.ts';
import type { RuleKindDefinition } from '../rule-kind.ts';
import type { DensityRule } from '../source.ts';

const counted: Record<DensityRule['of'], RegExp> = {
  hashtag: /#[\p{L}\p{N}_]+/gu,
  emoji: /\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|\p{RI}\p{RI}/gu,
  exclamation: /!/gu,
};
/** At most so many there are: counted faster than found, since nearly every text has few. */
const most: Record<DensityRule['of'], (text: string) => number> = {
  hashtag: (text) => countOf(text, '#'),
  emoji: countPictures,
  exclamation: (text) => countOf(text, '!'),
};

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

const word = /[\p{L}\p{N}_]+/gu;

/** Too many of something for the text's length: about the whole text. */
export const density: RuleKindDefinition<'density'> = {
  kind: 'density',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    into.whole((text) => {
      if (most[rule.of](text) < rule.from) return [];
      const count = text.match(counted[rule.of])?.length ?? 0;
      if (count < rule.from) return [];
      const words = text.match(word)?.length ?? 0;
      return count * 100 > rule.perHundredWords * Math.max(words, 1) ? [{ hit, start: 0, end: 0 }] : [];
    });
  },
};
