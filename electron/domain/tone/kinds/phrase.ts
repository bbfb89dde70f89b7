import type { RuleKindDefinition } from '../rule-kind.ts';

/** Words in order with lists, alternatives and gaps. */
export const phrase: RuleKindDefinition<'phrase'> = {
  kind: 'phrase',
  compile(rule, into) {
    for (const { phrase: text, severity, fixes = [] } of rule.entries) {
      into.phrase(text, text, into.hit(rule, { fixes, ...(severity === undefined ? {} : { severity }) }), 'phrase');
    }
  },
};
