import type { RuleKindDefinition } from '../rule-kind.ts';

/** A wrong name, and the right one as its fix. */
export const pair: RuleKindDefinition<'pair'> = {
  kind: 'pair',
  compile(rule, into) {
    for (const { wrong, right } of rule.entries) {
      const hit = into.hit(rule, { fixes: [right] });
      for (const name of wrong) into.words(name, name, hit, 'phrase');
    }
  },
};
