import type { RuleKindDefinition } from '../rule-kind.ts';

/** Claims that call for a source or a link. `check.ts` drops them when the post has it. */
export const conditional: RuleKindDefinition<'conditional'> = {
  kind: 'conditional',
  compile(rule, into) {
    const hit = into.hit(rule, { unless: rule.unless });
    for (const entry of rule.entries) into.phrase(entry, entry, hit, 'phrase');
  },
};
