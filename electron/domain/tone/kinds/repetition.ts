import { picturesIn } from '../../text/pictures.ts';
import { rawWords } from '../../text/raw-words.ts';
import type { Hit, RuleKindDefinition, Spot } from '../rule-kind.ts';
import type { RepetitionRule } from '../source.ts';

const punctuation = /[!?؟]+/gu;
const emoji = /(?<one>\p{Extended_Pictographic})(?:[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]*\s?\k<one>)+/uy;

const signs: Record<Exclude<RepetitionRule['of'], 'word'>, (line: string) => readonly RegExpExecArray[]> = {
  punctuation: (line) => [...line.matchAll(punctuation)],
  emoji: (line) => picturesIn(line, emoji),
};

/** The same word, sign or emoji again and again. */
export const repetition: RuleKindDefinition<'repetition'> = {
  kind: 'repetition',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    if (rule.of === 'word') into.line((line) => words(line, rule.atLeast, hit));
    else {
      const found = signs[rule.of];
      into.line((line) => found(line).flatMap((match) => enough(match, rule.atLeast, hit)));
    }
  },
};

function enough({ 0: found, index, groups }: RegExpExecArray, atLeast: number, hit: Hit): Spot[] {
  const one = groups?.['one'];
  const times = one === undefined ? found.length : found.split(one).length - 1;
  return times >= atLeast ? [{ hit, start: index, end: index + found.length }] : [];
}

function words(line: string, atLeast: number, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  const { start, end } = rawWords(line);
  let [row, last] = [0, ''];
  for (let at = 0; at <= start.length; at += 1) {
    const word = at < start.length ? line.slice(start[at], end[at]).toLowerCase() : '';
    if (at > 0 && word === last) {
      row += 1;
      continue;
    }
    if (row >= atLeast && last.length > 1) spots.push({ hit, start: start[at - row] ?? 0, end: end[at - 1] ?? 0 });
    [row, last] = [1, word];
  }
  return spots;
}
