import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { quickValue } from '../../electron/pack/quick-value.ts';

/** As the parser reads it that knows places; undefined where it refuses. */
function exactly(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** What means something in YAML, and what could: in any order. */
const pieces = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...'0123456789_.+-eExXoB~:# "\'|>&*!%@`[]{},\n\t?azناع٣\u200F\u2028') },
  fc.constantFrom(
    '\n  ',
    ': ',
    '- ',
    ' #',
    '0x',
    '0o',
    'null',
    'true',
    '<<',
    '---',
    '...',
    '.inf',
    '.nan',
    '\n- ',
    '\r\n',
  ),
);
const contexts = ['k: ?', '- ?', '?', 'k:\n  - ?', 'k: [?]', 'k: "?"', "k: '?'", 'k: |\n  ?', 'k: >-\n  ?\n'] as const;

describe('a pack read the quick way', () => {
  test('holds what the parser that knows places reads in it', () => {
    const seen = { both: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...contexts), fc.array(pieces, { maxLength: 14 }), (context, parts) => {
        const text = context.replace('?', () => parts.join(''));
        const quick = quickValue('a.yaml', text);
        // A key without a name is called differently; every schema of ours refuses either.
        if (!quick.ok || /"(?:null)?":/u.test(JSON.stringify(quick.value))) return;
        const exact = exactly(text);
        if (exact === undefined) return;
        seen.both += 1;
        expect(quick.value).toEqual(exact);
      }),
      { numRuns: 5_000 },
    );
    expect(seen.both).toBeGreaterThan(1_000);
  });

  test('holds every file of the demo campaign as written', () => {
    const folder = 'assets/packs/demo';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      expect({ file, read: quickValue(file, text) }).toEqual({ file, read: { ok: true, value: exactly(text) } });
    }
  });

  test.each([
    ['an alias, which could be a bomb', 'a: &a [x]\nb: *a'],
    ['a line ended by a carriage return alone', 'a: 1\rb: 2'],
    ['a key twice', 'a: 1\na: 2'],
    ['an open quotation', 'a: "x'],
    ['a mark between documents', '...\na'],
    ['nothing', ''],
    ['two documents', 'a: 1\n---\na: 2'],
    ['depth without end', '['.repeat(20_000)],
  ])('leaves %s to the other parser', (_, text) => {
    expect(quickValue('a.yaml', text).ok).toBe(false);
  });

  test('a key of the language stays a key', () => {
    const read = quickValue('a.yaml', '__proto__: {a: 1}\nb: 2');
    expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__', 'b']);
    expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype);
  });
});
