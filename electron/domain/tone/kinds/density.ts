import { picturesIn } from '../../text/pictures.ts';
import { countWords } from '../../text/raw-words.ts';
import type { RuleKindDefinition } from '../rule-kind.ts';
import type { DensityRule } from '../source.ts';

const hashtag = /#[\p{L}\p{N}_]+/gu;
const emoji =
  /\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|\p{RI}\p{RI}/uy;

const counted: Record<DensityRule['of'], (text: string) => number> = {
  hashtag: (text) => (text.includes('#') ? (text.match(hashtag)?.length ?? 0) : 0),
  emoji: (text) => picturesIn(text, emoji).length,
  exclamation: (text) => text.split('!').length - 1,
};

/** Too many of something for the text's length: about the whole text. */
export const density: RuleKindDefinition<'density'> = {
  kind: 'density',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    into.whole((text) => {
      const count = counted[rule.of](text);
      if (count < rule.from) return [];
      const words = countWords(text);
      return count * 100 > rule.perHundredWords * Math.max(words, 1) ? [{ hit, start: 0, end: 0 }] : [];
    });
  },
};
