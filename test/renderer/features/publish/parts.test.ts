import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { guideline, packParts } from '../../../../electron/contract/schemas/pack.ts';
import { entriesOf, filesOf, freeId, isAsked, titleOf } from '../../../../renderer/features/publish/entries.ts';
import { type Part, parts, valueAt } from '../../../../renderer/features/publish/parts.ts';

// The forms of the desk against the schemas and the demo pack they write into.

const demo = path.resolve(import.meta.dirname, '../../../../assets/packs/demo');
const files = readdirSync(demo, { recursive: true, encoding: 'utf8' });
const read = (file: string) => {
  const text = readFileSync(path.join(demo, file), 'utf8');
  return { file, text, value: parse(text) as unknown };
};
const entries = (part: Part) => entriesOf(part, filesOf(part, files).map(read));
const schemaOf = (part: Part): z.ZodType =>
  part.file.endsWith('/')
    ? guideline
    : (packParts[part.file as keyof typeof packParts] as unknown as z.ZodArray<z.ZodType>).element;

describe.each(parts.filter(({ id }) => id !== 'withdrawals'))('the form of $id', (part) => {
  it('finds every entry of the demo campaign, by a name of its own', () => {
    const found = entries(part);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ file, id }) => `${file} ${id}`)).size).toBe(found.length);
    for (const entry of found) {
      expect(schemaOf(part).safeParse(entry.value).success).toBe(true);
      for (const language of ['ar', 'fr', 'en'] as const) expect(titleOf(part, entry, language)).not.toBe('');
    }
  });

  it('edits nothing that the entries do not have', () => {
    const found = entries(part);
    const unknown = part.fields.filter(({ path: at }) => found.every(({ value }) => valueAt(value, at) === undefined));
    expect(unknown).toEqual([]);
  });
});

describe.each(parts.filter(({ fresh }) => fresh !== null))('a new entry of $id', (part) => {
  const issues = () => {
    const made = schemaOf(part).safeParse(part.fresh?.('new-one', '2026-11-26'));
    return made.success ? [] : made.error.issues.map((issue) => issue.path.join('.'));
  };

  it('is one the schema takes, but for what its author says and chooses in the form', () => {
    const said = part.fields.map((field) => field.path.join('.'));
    expect(issues().filter((where) => !said.some((field) => `${where}.`.startsWith(`${field}.`)))).toEqual([]);
  });

  it('is not signed by mistake: what nobody said yet is left to mend', () => {
    expect(issues()).not.toEqual([]);
  });
});

describe('looking for an entry', () => {
  const [part] = parts;
  if (part === undefined) throw new Error('no parts');
  const entry = {
    id: 'etiquette',
    file: 'guidelines/etiquette.yaml',
    path: [],
    value: { title: { ar: 'أَدَبُ الحِوار' } },
  };
  it.each([
    ['', true],
    ['ادب', true],
    ['أدب الحوار', true],
    ['الصور', false],
  ])('“%s” %s', (asked, is) => expect(isAsked(part, entry, asked)).toBe(is));
});

describe('the name of a new entry', () => {
  it.each([
    ['storm', 'storm'],
    ['  Storm-2 ', 'storm-2'],
    ['taken', null],
    ['', null],
    ['../up', null],
    ['عاصفة', null],
    ['-x', null],
  ])('“%s” → %s', (wanted, id) => expect(freeId(wanted, ['taken'])).toBe(id));
});
