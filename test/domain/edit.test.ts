import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, applyEdits, type Edit, type Editable } from '#domain/edit.ts';
import { emptyContent } from '#domain/post.ts';

const start: Editable = { content: { ...emptyContent, base: 'سلام', versions: { x: 'hello' } }, overrides: [] };
const splice = (version: string, length: number, from: number, to: number, insert: string): Edit => ({
  kind: 'splice',
  version,
  length,
  from,
  to,
  insert,
});
const reason = { kind: 'override', rule: 'r', words: 'w', version: 'base', reason: 'a', by: 'm', at: 't' } as const;

describe('one edit', () => {
  it.each<[string, Edit, string, Readonly<Record<string, string>>]>([
    ['inserts', splice('base', 4, 4, 4, ' لكم'), 'سلام لكم', { x: 'hello' }],
    ['replaces', splice('base', 4, 0, 4, 'مرحبا'), 'مرحبا', { x: 'hello' }],
    ['deletes', splice('x', 5, 1, 5, ''), 'سلام', { x: 'h' }],
    ['begins a version from the base', splice('instagram', 4, 4, 4, '!'), 'سلام', { x: 'hello', instagram: 'سلام!' }],
    ['drops a version', { kind: 'drop-version', version: 'x' }, 'سلام', {}],
    ['drops nothing', { kind: 'drop-version', version: 'y' }, 'سلام', { x: 'hello' }],
  ])('%s', (_, edit, base, versions) => {
    const result = applyEdit(start, edit);
    expect(result.ok && result.value.content).toMatchObject({ base });
    expect(result.ok && result.value.content.versions).toEqual(versions);
  });

  it.each<[string, Edit]>([
    ['another length', splice('base', 5, 0, 0, 'a')],
    ['before the start', splice('base', 4, -1, 0, 'a')],
    ['backwards', splice('base', 4, 3, 2, 'a')],
    ['past the end', splice('base', 4, 0, 5, 'a')],
  ])('does not fit: %s', (_, edit) => {
    expect(applyEdit(start, edit)).toEqual({
      ok: false,
      error: { code: 'edit-does-not-fit', version: 'base', length: 4 },
    });
  });

  it('sets fields, replaces the whole, and leaves the rest', () => {
    const set = applyEdit(start, { kind: 'set', fields: { title: 'T', segments: ['s'] } });
    expect(set.ok && set.value.content).toEqual({ ...start.content, title: 'T', segments: ['s'] });
    const replaced = applyEdit(start, { kind: 'replace', content: emptyContent });
    expect(replaced.ok && replaced.value.content).toEqual(emptyContent);
  });

  it('keeps one reason for one rule on the same words, the newest, until it is withdrawn', () => {
    const again = { ...reason, reason: 'b' };
    const both = applyEdits(start, [
      { kind: 'override', override: reason },
      { kind: 'override', override: again },
      { kind: 'override', override: { ...reason, words: 'other' } },
    ]);
    expect(both.ok && both.value.overrides).toEqual([again, { ...reason, words: 'other' }]);
    if (!both.ok) return;
    const one = applyEdit(both.value, { kind: 'withdraw-override', rule: 'r', words: 'w', version: 'base' });
    expect(one.ok && one.value.overrides).toEqual([{ ...reason, words: 'other' }]);
  });
});

describe('an ignored advice', () => {
  const ignored = { kind: 'ignored', rule: 'r', words: 'w', version: 'base', before: 'a ', by: 'm', at: 't' } as const;
  const elsewhere = { ...ignored, before: 'b ' };

  it('is one place: others with the same words, and a reason on them, stay as they are', () => {
    const all = applyEdits(start, [
      { kind: 'override', override: reason },
      { kind: 'override', override: ignored },
      { kind: 'override', override: elsewhere },
      { kind: 'override', override: { ...ignored, at: 'later' } },
    ]);
    expect(all.ok && all.value.overrides).toEqual([reason, elsewhere, { ...ignored, at: 'later' }]);
    if (!all.ok) return;
    const where = { rule: 'r', words: 'w', version: 'base' };
    const one = applyEdit(all.value, { kind: 'withdraw-override', ...where, before: 'a ' });
    expect(one.ok && one.value.overrides).toEqual([reason, elsewhere]);
    const none = applyEdit(all.value, { kind: 'withdraw-override', ...where });
    expect(none.ok && none.value.overrides).toEqual([elsewhere, { ...ignored, at: 'later' }]);
  });
});

describe('many edits', () => {
  it('a chain of splices is the chain of string operations, surrogates and bidi marks included', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'س', '\u200f', '😀', '\n', '\ud83d'), maxLength: 8 });
    const step = fc.record({ at: fc.nat(), size: fc.nat(6), insert: piece });
    fc.assert(
      fc.property(piece, fc.array(step, { maxLength: 30 }), (first, steps) => {
        let expected = first;
        let draft: Editable = { content: { ...emptyContent, base: first }, overrides: [] };
        for (const { at, size, insert } of steps) {
          const from = at % (expected.length + 1);
          const to = Math.min(expected.length, from + size);
          const edited = applyEdit(draft, splice('base', expected.length, from, to, insert));
          expected = expected.slice(0, from) + insert + expected.slice(to);
          draft = edited.ok ? edited.value : draft;
        }
        expect(draft.content.base).toBe(expected);
      }),
    );
  });

  it('stops at the first that does not fit and changes nothing', () => {
    const before = structuredClone(start);
    expect(applyEdits(start, [splice('base', 4, 0, 0, 'a'), splice('base', 4, 0, 0, 'b')]).ok).toBe(false);
    expect(start).toEqual(before);
  });
});
