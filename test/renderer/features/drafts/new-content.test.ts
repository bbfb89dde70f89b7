import { describe, expect, it } from 'vitest';
import type { ListedPost } from '../../../../electron/contract/approved.ts';
import { emptyContent } from '../../../../electron/domain/post.ts';
import { beginningOf, newContent } from '../../../../renderer/features/drafts/new-content.ts';
import { pack } from '../../../services/support/pack.ts';

const content = {
  ...emptyContent,
  title: 'ماء',
  base: 'نطلب نشر العقد.',
  versions: { short: 'انشروا العقد.' },
  platforms: ['short', 'gone'],
  segments: ['students'],
  sources: ['العقد 12'],
  disclosure: { kind: 'paid', payer: 'المكتب', aiAltered: true },
} as const;

/** An approved post as it came from elsewhere. */
const post = (origin: 'pack' | 'bundle', more: Partial<ListedPost> = {}): ListedPost => ({
  id: 'p1',
  draft: null,
  origin,
  office: 'coast-office',
  content,
  contentHash: 'ab',
  approvedAt: '2026-03-01T08:00:00Z',
  approvedBy: 'lead',
  posted: [],
  withdrawn: null,
  ...more,
});
const begun = (approved: readonly ListedPost[]) =>
  newContent(beginningOf(new URLSearchParams({ post: 'p1' }), { pack, library: [], approved }), pack, 'ar');

describe('a draft that begins with an approved post', () => {
  it.each(['pack', 'bundle'] as const)('of a %s has all that it says, for the platforms there are', (origin) => {
    expect(begun([post(origin)])).toEqual({ ...content, platforms: ['short'], plannedAt: null });
  });

  it('is empty where that post was taken back or is not here', () => {
    const withdrawn = { kind: 'post', id: 'p1', reason: 'r', at: '2026-03-02T08:00:00Z', by: 'e' } as const;
    expect(begun([post('bundle', { withdrawn })])).toMatchObject({ base: '', versions: {} });
    expect(begun([])).toMatchObject({ base: '', versions: {} });
  });
});
