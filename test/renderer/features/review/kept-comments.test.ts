import { describe, expect, it } from 'vitest';
import type { Comment } from '#domain/comment.ts';
import { commentsOf, keepComments } from '../../../../renderer/features/review/kept-comments.ts';

/** A browser's storage without a browser. */
function storage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const area = { left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 };
const comments: readonly Comment[] = [
  { kind: 'words', id: 'a', version: 'base', start: 0, end: 5, text: 'Which water?' },
  { kind: 'area', id: 'b', asset: 'well', area, text: 'Whose face?' },
];

describe('comments that were not sent yet', () => {
  it('come back as they were, each to its own submission', () => {
    const kept = storage();
    keepComments(kept, 's1', comments);
    expect(commentsOf(kept, 's1')).toEqual(comments);
    expect(commentsOf(kept, 's2')).toEqual([]);
    keepComments(kept, 's1', []);
    expect(kept.length).toBe(0);
  });

  it('of a version before areas were are on words', () => {
    const kept = storage();
    keepComments(kept, 's', comments.slice(0, 1));
    const [key] = [kept.key(0) ?? ''];
    kept.setItem(key, (kept.getItem(key) ?? '').replace('"kind":"words",', ''));
    expect(kept.getItem(key)).not.toContain('kind');
    expect(commentsOf(kept, 's')).toEqual(comments.slice(0, 1));
  });

  it.each([
    ['no list', '{}'],
    ['no JSON', '['],
    ['of a kind of somebody else', '[{"kind":"sound","id":"a","text":"x"}]'],
    ['without an edge', '[{"kind":"area","id":"a","asset":"well","area":{"left":0,"top":0,"right":1},"text":"x"}]'],
  ])('%s: nothing was kept', (_, text) => {
    const kept = storage();
    keepComments(kept, 's', comments);
    kept.setItem(kept.key(0) ?? '', text);
    expect(commentsOf(kept, 's')).toEqual([]);
  });
});
