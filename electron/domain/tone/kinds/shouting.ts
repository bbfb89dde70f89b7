import { fold } from '../../text/fold.ts';
import { foldUnit, isLetter } from '../../text/fold-table.ts';
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

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

/** `atLeast` words in a row in capitals, of which short ones alone (acronyms) make no shout. */
function capitals(line: string, atLeast: number, except: ReadonlySet<string>, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  let row: { start: number; end: number; count: number } | null = null;
  const close = (): void => {
    if (row !== null && row.count >= atLeast) spots.push({ hit, start: row.start, end: row.end });
    row = null;
  };
  for (const { 0: found, index } of line.matchAll(word)) {
    const shouted = /^[\p{Lu}\p{M}'’]{2,}$/u.test(found) && !except.has(found);
    if (!shouted) {
      close();
      continue;
    }
    row = {
      start: row === null ? index : row.start,
      end: index + found.length,
      count: (row === null ? 0 : row.count) + 1,
    };
  }
  close();
  return spots;
}
