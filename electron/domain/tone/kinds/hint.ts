import type { RuleKindDefinition } from '../rule-kind.ts';

/** The small model (assets/tone) asks the writer to weigh words that no other rule knows. It never blocks. */
export const hint: RuleKindDefinition<'hint'> = {
  kind: 'hint',
  compile(rule, into) {
    const hit = into.hit(rule);
    into.hint({
      hit: hit.severity === 'block' ? { ...hit, severity: 'review' } : hit,
      alphabet: rule.language,
      threshold: rule.threshold,
    });
  },
};
