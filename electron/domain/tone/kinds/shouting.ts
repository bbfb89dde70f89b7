import { fold } from '../../text/fold.ts';
import { foldUnit, isLetter } from '../../text/fold-table.ts';
import { eachRawWord } from '../../text/raw-words.ts';
import type { Hit, Paragraph, RuleKindDefinition, Spot } from '../rule-kind.ts';

/** Held letters, or words in capitals. */
export const shouting: RuleKindDefinition<'shouting'> = {
  kind: 'shouting',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    const except = new Set(rule.except.map((word) => once(fold(word))));
    if (rule.by === 'elongation') into.scan(rule.language, (paragraph) => held(paragraph, rule.atLeast, except, hit));
    else into.line((line) => capitals(line, rule.atLeast, new Set(rule.except), hit));
  },
};

/** `ههههه` and `haha` as their letters once each. */
const once = (word: string): string => word.replace(/(.+?)\1+/gu, '$1');

function held({ words, folded }: Paragraph, atLeast: number, except: ReadonlySet<string>, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  for (let at = 0; at < words.count; at += 1) {
    if (words.stretched[at] !== true) continue;
    const [start, end] = [words.start[at] ?? 0, words.end[at] ?? 0];
    const longest = longestRun(folded.original.slice(folded.starts[start], folded.ends[end - 1]));
    if (longest >= atLeast && !except.has(once(words.text[at] ?? ''))) spots.push({ hit, start, end });
  }
  return spots;
}

function longestRun(word: string): number {
  let [longest, run] = [0, 0];
  for (let at = 0; at < word.length; at += 1) {
    run = at > 0 && word[at] === word[at - 1] && isLetter(foldUnit(word.charCodeAt(at))) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** `atLeast` words in a row in capitals, of which short ones alone (acronyms) make no shout. */
function capitals(line: string, atLeast: number, except: ReadonlySet<string>, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  let row = { start: 0, end: 0, count: 0 };
  const close = (): void => {
    if (row.count > 0 && row.count >= atLeast) spots.push({ hit, start: row.start, end: row.end });
  };
  eachRawWord(line, (start, end, capital) => {
    if (capital && !except.has(line.slice(start, end))) {
      if (row.count === 0) row.start = start;
      row.end = end;
      row.count += 1;
    } else if (row.count > 0) {
      close();
      row = { start: 0, end: 0, count: 0 };
    }
  });
  close();
  return spots;
}
