import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { longText } from '#contract/schemas/post.ts';
import { LONGEST_TEXT, textLimit } from '../../../renderer/editor/text-limit.ts';

test('the editor takes exactly what a save may carry', () => {
  expect(LONGEST_TEXT).toBe(longText.maxLength);
});

test('a paste over the limit stays out and is told; anything up to it goes in', () => {
  const told: number[] = [];
  const state = EditorState.create({ doc: 'ا', extensions: textLimit((over) => told.push(over)) });
  const tooMuch = state.update({ changes: { from: 1, insert: 'x'.repeat(LONGEST_TEXT) } });
  expect(tooMuch.newDoc.length).toBe(1);
  expect(told).toEqual([1]);
  const million = state.update({ changes: { from: 1, insert: 'x'.repeat(1_000_000) } });
  expect(million.newDoc.length).toBe(1_000_001);
});
