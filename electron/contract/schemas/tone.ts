import { textLanguages } from '#domain/language.ts';
import { severities } from '#domain/tone/finding.ts';
import type { AllowList, Category, ContextCues, Plurals, RuleSource, Sign, WordList } from '#domain/tone/source.ts';
import { z } from 'zod';
import { localised } from './pack.ts';
import { id } from './post.ts';

const language = z.enum(textLanguages);
const words = z.array(z.string().min(1));
const severity = z.enum(severities);

export const category: z.ZodType<Category> = z.strictObject({
  id,
  name: localised,
  severity,
  guideline: id,
  why: localised,
});

const wordsByLanguage = z.strictObject({
  ar: words.exactOptional(),
  arabizi: words.exactOptional(),
  fr: words.exactOptional(),
  en: words.exactOptional(),
});

export const wordList: z.ZodType<WordList> = z.strictObject({
  id,
  note: z.string().min(1),
  source: z.string().min(1),
  words: wordsByLanguage,
});

export const sign: z.ZodType<Sign> = z.strictObject({ sign: z.string().min(1), words: wordsByLanguage });

export const plurals: z.ZodType<Plurals> = z.strictObject({
  language: z.enum(['fr', 'en']),
  words: z.record(z.string().min(1), z.string().min(1)),
});

export const allowList: z.ZodType<AllowList> = z.strictObject({
  id,
  note: z.string().min(1),
  source: z.string().min(1),
  language,
  texts: words,
});

export const contextCues: z.ZodType<ContextCues> = z.strictObject({
  language,
  reporting: words,
  ownVoice: words.exactOptional(),
  condemnation: words,
  rejection: words.exactOptional(),
  reference: words.exactOptional(),
  linking: words.exactOptional(),
  negation: words,
  negationScope: z.int().min(1).max(20),
  opinion: words.exactOptional(),
  exception: words.exactOptional(),
  supposition: words.exactOptional(),
  firstPerson: words.exactOptional(),
  secondPerson: words,
  people: words,
  pointing: words.exactOptional(),
});

const common = {
  id,
  category: id,
  language: z.union([language, z.literal('any')]),
  severity: severity.exactOptional(),
  guideline: id.exactOptional(),
  why: localised.exactOptional(),
  note: z.string().min(1),
  source: z.string().min(1),
  counters: words.exactOptional(),
};
const advice = { severity: severity.exactOptional(), fixes: z.array(z.string()).exactOptional() };
const proof = {
  note: z.string().exactOptional(),
  example: z.string().min(1).exactOptional(),
  counter: z.string().min(1).exactOptional(),
};

const termEntry = z.strictObject({
  term: z.string().min(1),
  also: words.exactOptional(),
  inflect: z.enum(['noun', 'adjective', 'verb', 'none']).exactOptional(),
  needs: z.enum(['any', 'person', 'you', 'community']).exactOptional(),
  ...advice,
  ...proof,
});

export const ruleSource: z.ZodType<RuleSource> = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('term'), entries: z.array(termEntry).min(1) }),
  z.strictObject({
    ...common,
    kind: z.literal('phrase'),
    entries: z.array(z.strictObject({ phrase: z.string().min(1), ...advice, ...proof })).min(1),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('pattern'),
    pattern: z.string().min(1),
    fixes: z.array(z.string()).exactOptional(),
    example: proof.example,
    counter: proof.counter,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('pair'),
    entries: z.array(z.strictObject({ wrong: words.min(1), right: z.string().min(1), ...proof })).min(1),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('repetition'),
    of: z.enum(['word', 'punctuation', 'emoji']),
    atLeast: z.int().min(2),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('shouting'),
    by: z.enum(['elongation', 'capitals']),
    atLeast: z.int().min(2),
    except: z.array(z.string()),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('density'),
    of: z.enum(['hashtag', 'emoji', 'exclamation']),
    perHundredWords: z.number().positive(),
    from: z.int().min(1),
  }),
  z.strictObject({ ...common, kind: z.literal('missing'), element: z.enum(['alt-text', 'segment', 'payer']) }),
  z.strictObject({
    ...common,
    kind: z.literal('conditional'),
    entries: words.min(1),
    unless: z.enum(['source', 'link']),
    example: proof.example,
    counter: proof.counter,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('hint'),
    language: z.enum(['ar', 'arabizi']),
    threshold: z.number().min(0.5).max(1),
  }),
]);
