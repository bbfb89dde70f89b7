import type { AllowList, Category, ContextCues, RuleSource, Sign, ToneSource, WordList } from '#domain/tone/source.ts';
import type { Result } from '#domain/result.ts';
import { allowList, category, contextCues, ruleSource, sign, wordList } from '#contract/schemas/tone.ts';
import { z } from 'zod';
import { type Located, readDocument } from './document.ts';
import { filesIn } from './folder-files.ts';
import { every, together } from './parts.ts';
import type { Problem } from '#contract/publish.ts';

type Problems = readonly Problem[];
type Lists<T> = readonly Located<readonly T[]>[];

/** The files of a pack's tone data, decoded, each with its places. */
export interface ToneParts {
  readonly categories: Located<readonly Category[]>;
  readonly context: Located<readonly ContextCues[]>;
  readonly lists: Lists<WordList>;
  readonly allow: Lists<AllowList>;
  readonly rules: Lists<RuleSource>;
  readonly signs: Lists<Sign>;
}

/** Reads `tone/`: categories, context, word lists, allow-lists, rules and signs; all problems of all files, or the parts. */
export async function readTone(folder: string): Promise<Result<ToneParts, Problems>> {
  return together<ToneParts>({
    categories: await readDocument(folder, 'tone/categories.yaml', z.array(category)),
    context: await readDocument(folder, 'tone/context.yaml', z.array(contextCues)),
    lists: await readAll(folder, 'tone/lists', z.array(wordList)),
    allow: await readAll(folder, 'tone/allow', z.array(allowList)),
    rules: await readAll(folder, 'tone/rules', z.array(ruleSource)),
    signs: await readAll(folder, 'tone/signs', z.array(sign)),
  });
}

async function readAll<T>(
  folder: string,
  under: string,
  schema: z.ZodType<T>,
): Promise<Result<readonly Located<T>[], Problems>> {
  const files = await filesIn(folder, under);
  return every(await Promise.all(files.map((file) => readDocument(folder, file, schema))));
}

/** The parts as the checker takes them. */
export function toneOf({ categories, context, lists, allow, rules, signs }: ToneParts): ToneSource {
  return {
    categories: categories.value,
    context: context.value,
    lists: lists.flatMap(({ value }) => value),
    allow: allow.flatMap(({ value }) => value),
    rules: rules.flatMap(({ value }) => value),
    signs: signs.flatMap(({ value }) => value),
  };
}
