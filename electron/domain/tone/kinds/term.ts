import type { RuleKindDefinition } from '../rule-kind.ts';

/** Words and expressions that inflect. */
export const term: RuleKindDefinition<'term'> = {
  kind: 'term',
  compile(rule, into) {
    for (const entry of rule.entries) {
      const { term: head, also = [], inflect = 'noun', needs = 'any', fixes = [] } = entry;
      const hit = into.hit(rule, {
        needs,
        fixes,
        // A headword that ends like a plural does not show its number.
        several: /[sx]$/i.test(head) ? fixes : into.several(fixes),
        single: !/\s/.test(head.trim()),
        ...(entry.severity === undefined ? {} : { severity: entry.severity }),
      });
      for (const spelling of [head, ...also]) into.words(spelling, head, hit, inflect);
    }
  },
};
