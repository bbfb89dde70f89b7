import { picturesIn } from '../../text/pictures.ts';
import { eachRawWord } from '../../text/raw-words.ts';
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
  const row = { word: '', start: 0, end: 0, times: 0 };
  const close = (): void => {
    if (row.times >= atLeast && row.word.length > 1) spots.push({ hit, start: row.start, end: row.end });
  };
  eachRawWord(line, (start, end) => {
    const word = line.slice(start, end).toLowerCase();
    if (word !== row.word) {
      close();
      row.word = word;
      row.start = start;
      row.times = 0;
    }
    row.end = end;
    row.times += 1;
  });
  close();
  return spots;
}
