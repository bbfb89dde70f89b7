import type { Hit, Paragraph, RuleKindDefinition, Spot } from '../rule-kind.ts';
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
    if (rule.of === 'word') into.scan(rule.language, (paragraph) => words(paragraph, rule.atLeast, hit));
    else {
      const sign = signs[rule.of];
      into.whole((text) => [...text.matchAll(sign)].flatMap((match) => enough(match, rule.atLeast, hit)));
    }
  },
};

function enough({ 0: found, index, groups }: RegExpMatchArray, atLeast: number, hit: Hit): Spot[] {
  const one = groups?.['one'];
  const times = one === undefined ? found.length : found.split(one).length - 1;
  return times >= atLeast && index !== undefined ? [{ hit, start: index, end: index + found.length }] : [];
}

function words({ words }: Paragraph, atLeast: number, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  for (let from = 0; from < words.count;) {
    let to = from + 1;
    while (to < words.count && words.text[to] === words.text[from]) to += 1;
    if (to - from >= atLeast && (words.text[from]?.length ?? 0) > 1)
      spots.push({ hit, start: words.start[from] ?? 0, end: words.end[to - 1] ?? 0 });
    from = to;
  }
  return spots;
}
