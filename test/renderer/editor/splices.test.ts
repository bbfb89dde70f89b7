import { ChangeSet, EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Edit } from '#domain/edit.ts';
import { emptyContent, textOf } from '#domain/post.ts';
import { joinTyping, splicesOf } from '../../../renderer/editor/splices.ts';

const draftOf = (base: string) => ({ content: { ...emptyContent, base }, overrides: [] });
const textAfter = (base: string, edits: readonly Edit[]): string => {
  const applied = applyEdits(draftOf(base), edits);
  if (!applied.ok) throw new Error(applied.error.code);
  return textOf(applied.value.content, 'base');
};

const letters = fc.constantFrom('ا', 'ب', ' ', '\n', 'x', '😀', 'ّ');
const words = fc.array(letters, { maxLength: 30 }).map((list) => list.join(''));
const change = fc.record({ at: fc.nat(40), length: fc.nat(10), insert: words });

test('splices of any change make of the old text the new one', () => {
  fc.assert(
    fc.property(words, fc.array(change, { maxLength: 6 }), (base, changes) => {
      const specs = changes.map(({ at, length, insert }) => {
        const from = Math.min(at, base.length);
        return { from, to: Math.min(from + length, base.length), insert };
      });
      // Each change is made on the text as it was: overlapping ones are left out.
      const apart = specs
        .toSorted((a, b) => a.from - b.from)
        .filter((one, index, all) => (all[index - 1]?.to ?? -1) < one.from);
      const state = EditorState.create({ doc: base, extensions: EditorState.lineSeparator.of('\n') });
      const transaction = state.update({ changes: apart });
      expect(textAfter(base, splicesOf(transaction.changes, 'base'))).toBe(transaction.newDoc.toString());
    }),
  );
});

test('letters typed one after another become one edit with the same outcome', () => {
  const typed = [...'مرحبا'].map((letter, index): Edit => {
    const [splice] = splicesOf(ChangeSet.of({ from: 3 + index, insert: letter }, 6 + index), 'base');
    if (splice === undefined) throw new Error('no splice');
    return splice;
  });
  expect(joinTyping(typed)).toHaveLength(1);
  expect(textAfter('abcdef', joinTyping(typed))).toBe(textAfter('abcdef', typed));
});

test('joining never changes what edits do', () => {
  fc.assert(
    fc.property(words, fc.array(change, { maxLength: 12 }), (base, changes) => {
      let text = base;
      const edits = changes.map(({ at, length, insert }): Edit => {
        const from = Math.min(at, text.length);
        const to = Math.min(from + length, text.length);
        const edit: Edit = { kind: 'splice', version: 'base', length: text.length, from, to, insert };
        text = text.slice(0, from) + insert + text.slice(to);
        return edit;
      });
      expect(textAfter(base, joinTyping(edits))).toBe(text);
    }),
  );
});
