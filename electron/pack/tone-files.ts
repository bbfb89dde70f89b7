import type {
  AllowList,
  Category,
  ContextCues,
  Plurals,
  RuleSource,
  Sign,
  ToneSource,
  WordList,
} from '#domain/tone/source.ts';
import type { Result } from '#domain/result.ts';
import { allowList, category, contextCues, plurals, ruleSource, sign, wordList } from '#contract/schemas/tone.ts';
import { z } from 'zod';
import { type Located, type ReadDocument, readDocument } from './document.ts';
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
  readonly plurals: Lists<Plurals>;
}

const schemas = {
  categories: z.array(category),
  context: z.array(contextCues),
  lists: z.array(wordList),
  allow: z.array(allowList),
  rules: z.array(ruleSource),
  signs: z.array(sign),
  plurals: z.array(plurals),
};

/** Reads `tone/`: categories, context, word lists, allow-lists, rules, signs and plurals; all problems of all files, or the parts. */
export async function readTone(
  folder: string,
  read: ReadDocument = readDocument,
): Promise<Result<ToneParts, Problems>> {
  const all = async <T>(under: string, schema: z.ZodType<T>): Promise<Result<readonly Located<T>[], Problems>> => {
    const files = await filesIn(folder, under);
    return every(await Promise.all(files.map((file) => read(folder, file, schema))));
  };
  return together<ToneParts>({
    categories: await readCategories(folder, read),
    context: await read(folder, 'tone/context.yaml', schemas.context),
    lists: await all('tone/lists', schemas.lists),
    allow: await all('tone/allow', schemas.allow),
    rules: await all('tone/rules', schemas.rules),
    signs: await all('tone/signs', schemas.signs),
    plurals: await all('tone/plurals', schemas.plurals),
  });
}

/** The kinds of harm alone. */
export const readCategories = (
  folder: string,
  read: ReadDocument,
): Promise<Result<Located<readonly Category[]>, Problems>> => read(folder, 'tone/categories.yaml', schemas.categories);

/** The parts as the checker takes them. */
export function toneOf({ categories, context, lists, allow, rules, signs, plurals: many }: ToneParts): ToneSource {
  return {
    categories: categories.value,
    context: context.value,
    lists: lists.flatMap(({ value }) => value),
    allow: allow.flatMap(({ value }) => value),
    rules: rules.flatMap(({ value }) => value),
    signs: signs.flatMap(({ value }) => value),
    plurals: many.flatMap(({ value }) => value),
  };
}
