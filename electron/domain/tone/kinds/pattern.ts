import type { Compilation, RuleKindDefinition, Spot } from '../rule-kind.ts';
import type { PatternRule } from '../source.ts';

/** Longer paragraphs are read in pieces, so that an expression that looks back costs no more than a piece squared. */
const PIECE = 4_000;

/** A regular expression over the folded text. */
export const pattern: RuleKindDefinition<'pattern'> = {
  kind: 'pattern',
  compile(rule, into) {
    const expression = expressionOf(rule, into);
    if (expression === null) return;
    const hit = into.hit(rule, { fixes: rule.fixes ?? [] });
    into.scan(rule.language, ({ folded: { text } }) => {
      const spots: Spot[] = [];
      for (let from = 0; from < text.length; from += PIECE) {
        const piece = text.length <= PIECE ? text : text.slice(from, from + PIECE);
        // Nearly always there is nothing: asking that takes no copy of the expression.
        if (piece.search(expression) < 0) continue;
        for (const { 0: found, index } of piece.matchAll(expression))
          if (found !== '') spots.push({ hit, start: from + index, end: from + index + found.length });
      }
      return spots;
    });
  },
};

function expressionOf(rule: PatternRule, into: Compilation): RegExp | null {
  try {
    return new RegExp(rule.pattern, 'gu');
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : String(error);
    into.problem({ code: 'bad-pattern', rule: rule.id, entry: rule.pattern, detail });
    return null;
  }
}
