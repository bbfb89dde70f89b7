import type { Problem } from './problem.ts';
export function toneProblems(): readonly Problem[] {
  return [];
}
