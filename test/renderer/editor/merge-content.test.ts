import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContent } from '#domain/post.ts';
import { changesBetween, mergeContent, mergeText } from '../../../renderer/editor/merge-content.ts';

const word = fc.constantFrom('كهرباء', 'ماء', 'نور', 'wou3oud', '42', '\n', '،');
const text = fc.array(word, { maxLength: 15 }).map((words) => words.join(' '));

test('the changes between two texts lead from one to the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const doc = changesBetween(before, after);
      expect(mergeText(before, after, before)).toBe(after);
      expect(doc.length).toBe(before.length);
    }),
  );
});

test('nothing that either side wrote is lost', () => {
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), (base, here, there) => {
      const ours = `${base.slice(0, here)} هنا1 ${base.slice(here)}`;
      const theirs = `${base.slice(0, there)} هناك2 ${base.slice(there)}`;
      const merged = mergeText(base, ours, theirs);
      expect(merged).toContain('هنا1');
      expect(merged).toContain('هناك2');
    }),
  );
});

describe('a post merged with what the core has', () => {
  const base = { ...emptyContent, base: 'سطر أول', versions: { x: 'قصير' }, title: 'عنوان' };

  test('fields changed by one side are that side’s', () => {
    const { content } = mergeContent(base, { ...base, title: 'عنواني' }, { ...base, segments: ['students'] });
    expect(content).toMatchObject({ title: 'عنواني', segments: ['students'] });
  });

  test('both texts are kept and named when both wrote', () => {
    const merged = mergeContent(base, { ...base, base: 'سطر أول لي' }, { ...base, base: 'سطر أول لهم' });
    expect(merged.bothWrote).toEqual(['base']);
    expect(merged.content.base).toContain('لي');
    expect(merged.content.base).toContain('لهم');
  });

  test('a version dropped on one side stays dropped, unless the other wrote in it', () => {
    const dropped = { ...base, versions: {} };
    expect(mergeContent(base, dropped, base).content.versions).toEqual({});
    expect(mergeContent(base, base, dropped).content.versions).toEqual({});
    const written = { ...base, versions: { x: 'قصير وجديد' } };
    expect(mergeContent(base, dropped, written).content.versions).toEqual({ x: 'قصير وجديد' });
  });
});
