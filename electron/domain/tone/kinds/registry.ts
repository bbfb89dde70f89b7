import type { Compilation, RuleKindDefinition } from '../rule-kind.ts';
import type { RuleKind, RuleSource } from '../source.ts';
import { conditional } from './conditional.ts';
import { density } from './density.ts';
import { hint } from './hint.ts';
import { missing } from './missing.ts';
import { pair } from './pair.ts';
import { pattern } from './pattern.ts';
import { phrase } from './phrase.ts';
import { repetition } from './repetition.ts';
import { shouting } from './shouting.ts';
import { term } from './term.ts';

/** Every rule kind. A new one is its file and its line here. */
export const kinds: { readonly [K in RuleKind]: RuleKindDefinition<K> } = {
  term,
  phrase,
  pattern,
  pair,
  repetition,
  shouting,
  density,
  missing,
  conditional,
  hint,
};

export function compileRule<K extends RuleKind>(
  rule: Extract<RuleSource, { kind: K }> & { kind: K },
  into: Compilation,
): void {
  kinds[rule.kind].compile(rule, into);
}
