import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { beforeAll, expect, it } from 'vitest';
import { checkTone, type ToneChecker } from '../../../electron/domain/tone/check.ts';
import { demoChecker } from './demo-checker.ts';

const pack = 'assets/packs/demo';
let checker: ToneChecker;
beforeAll(async () => {
  checker = await demoChecker();
});

/** Every `ar`, `fr` and `en` text anywhere in a document. */
function localised(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'string' ? (/^(?:ar|fr|en|text)$/.test(key) ? [inner] : []) : localised(inner),
  );
}

const read = (name: string): unknown => parse(readFileSync(path.join(pack, name), 'utf8'));
const texts = [
  'posts.yaml',
  'templates.yaml',
  'fact-cards.yaml',
  'alerts.yaml',
  'quiet-periods.yaml',
  'segments.yaml',
].flatMap((name) => localised(read(name)).map((text) => ({ name, text })));

it('has texts to judge', () => {
  expect(texts.length).toBeGreaterThan(60);
  expect(readdirSync(pack)).toContain('posts.yaml');
});

it.each(texts)('asks nothing of the campaign’s own words: $name $text', ({ text }) => {
  const raised = checkTone(checker, text).findings.filter(({ severity }) => severity !== 'advise');
  expect(raised.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`)).toEqual([]);
});

interface Examples {
  readonly examples?: readonly { readonly write: Readonly<Record<string, string>> }[];
}

const written = readdirSync(path.join(pack, 'guidelines')).flatMap((name) =>
  ((read(`guidelines/${name}`) as Examples).examples ?? []).flatMap(({ write }) =>
    Object.values(write).map((text) => ({ name, text })),
  ),
);

it('has examples to judge', () => {
  expect(written.length).toBeGreaterThan(60);
});

it.each(written)('asks nothing of what a guideline says to write: $name $text', ({ text }) => {
  const raised = checkTone(checker, text).findings.filter(({ severity }) => severity !== 'advise');
  expect(raised.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`)).toEqual([]);
});
