import type { Hit, RuleKindDefinition, Spot } from '../rule-kind.ts';
import type { RepetitionRule } from '../source.ts';

const signs: Record<Exclude<RepetitionRule['of'], 'word'>, RegExp> = {
  punctuation: /[!?؟]+/gu,
  emoji: /(?<one>\p{Extended_Pictographic})(?:[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]*\s?\k<one>)+/gu,
};

/** The same word, sign or emoji again and again. */
export const repetition: RuleKindDefinition<'repetition'> = {
  kind: 'repetition',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    if (rule.of === 'word') into.line((line) => words(line, rule.atLeast, hit));
    else {
      const sign = signs[rule.of];
      into.line((line) => [...line.matchAll(sign)].flatMap((match) => enough(match, rule.atLeast, hit)));
    }
  },
};

function enough({ 0: found, index, groups }: RegExpMatchArray, atLeast: number, hit: Hit): Spot[] {
  const one = groups?.['one'];
  const times = one === undefined ? found.length : found.split(one).length - 1;
  return times >= atLeast && index !== undefined ? [{ hit, start: index, end: index + found.length }] : [];
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

function words(line: string, atLeast: number, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  let row = { word: '', start: 0, end: 0, times: 0 };
  const close = (): void => {
    if (row.times >= atLeast && row.word.length > 1) spots.push({ hit, start: row.start, end: row.end });
  };
  for (const { 0: found, index } of line.matchAll(word)) {
    const same = found.toLowerCase();
    if (same !== row.word) {
      close();
      row = { word: same, start: index, end: 0, times: 0 };
    }
    row = { ...row, end: index + found.length, times: row.times + 1 };
  }
  close();
  return spots;
}
