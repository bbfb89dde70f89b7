import { expect, it } from 'vitest';
import { nearestPost } from '../../electron/domain/kin.ts';
import type { PackPost } from '../../electron/domain/pack.ts';

const post = (id: string, text: string): PackPost => ({
  id,
  title: id,
  text,
  platforms: ['x'],
  segments: [],
  media: [],
  sources: [],
  plannedAt: null,
  approvedAt: '2026-11-01T08:00:00Z',
  approvedBy: 'desk',
});
const water = 'نطلب نشر عقد المياه كاملاً، بالأرقام والتواريخ.';
const posts = [
  post('water', water),
  post('water-too', 'نطلب نشر عقد الكهرباء قبل الشتاء المقبل.'),
  post('school', 'The road to the school is open again, with lamps on both sides.'),
  post('short', 'صباح الخير'),
];

it.each([
  ['the post itself', water, 'water'],
  ['the post with a sentence of its own', `${water} ونطلب مثله في بيروت، لكلّ حيّ ولكلّ بناية.`, 'water'],
  ['the post with vowel signs and lengthening', 'نَطْلُبُ نشـــر عقد المياه كاملاً بالأرقام والتواريخ', 'water'],
  ['the post with words changed', 'نطلب نشر عقد النفايات كاملاً، بالأرقام.', 'water'],
  ['a post in capitals', 'THE ROAD TO THE SCHOOL IS OPEN AGAIN, WITH LAMPS ON BOTH SIDES!', 'school'],
  ['a text with a few of its words', 'نشر مكتبنا صور المياه في الشارع أمس.', null],
  ['a greeting that a short post has too', 'صباح الخير يا بعلبك', null],
  ['nothing', '', null],
])('%s', (_, text, id) => expect(nearestPost(text, posts)?.id ?? null).toBe(id));

it('is none where the campaign has no posts', () => expect(nearestPost(water, [])).toBeNull());
