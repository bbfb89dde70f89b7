import { describe, expect, it } from 'vitest';
import type { Guideline } from '../../../electron/domain/guideline.ts';
import { chaptersOf, inReadingOrder } from '../../../renderer/features/guidelines/order.ts';
import { matcherOf, pieces, searchOf } from '../../../renderer/features/guidelines/search.ts';

const all = (text: string) => ({ ar: text, fr: text, en: text });
const guideline = (
  id: string,
  number: string,
  title: string,
  body: string,
  region: string | null = null,
): Guideline => ({
  id,
  number,
  region,
  chapter: all(number.split('-')[0] ?? ''),
  title: all(title),
  body: all(body),
  examples: [],
  source: all('الميثاق'),
  changes: [{ date: '2026-11-16', summary: all('جديد') }],
  acknowledgeBy: null,
});

const guidelines = [
  guideline('electricity', '4-10', 'الطاقة', 'انقطاع الكهرباء وأسعار المولّدات.'),
  guideline('dignity', '4-2', 'الفعل لا الإنسان', 'مَنْ كَرُمَتْ عَلَيْهِ نَفْسُهُ كَرُمَتْ عَلَيْهِ كَلِمَتُهُ.'),
  guideline('source', '6', 'الرقم ومصدره', 'كلّ رقم له مصدر، وللأطفال صورة بموافقة الأهل.'),
  guideline('bekaa', '1', 'في البقاع', 'موسم التفاح.', 'bekaa'),
];

describe('search', () => {
  const search = searchOf(guidelines, 'ar');
  it.each([
    ['with tashkeel where the text has none', 'كَهْرُباء', 'electricity'],
    ['without tashkeel where the text has it', 'كرمت', 'dignity'],
    ['without the article', 'كهرباء', 'electricity'],
    ['with another article', 'بالكهرباء', 'electricity'],
    ['with tatweel', 'الكهربـــاء', 'electricity'],
    ['the beginning of a word', 'مولّد', 'electricity'],
    ['by number', '4-2', 'dignity'],
    ['two words in any order', 'مصدر رقم', 'source'],
  ])('%s', (_name, asked, expected) => {
    expect(search(asked).map((hit) => hit.guideline.id)[0]).toBe(expected);
  });
  it('finds nothing for what is not there', () => {
    expect(search('سفينة')).toEqual([]);
  });
});

describe('marks', () => {
  it('cover the written words whole and lose nothing', () => {
    const text = 'انقطاعُ الكَهرباءِ، وبالكهرباء نكتب.';
    const cut = pieces(text, matcherOf('كهرباء'));
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(cut.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['الكَهرباءِ', 'وبالكهرباء']);
  });
  it('mark nothing when nothing is asked', () => {
    expect(pieces('نصّ', matcherOf('')).some((piece) => piece.hit)).toBe(false);
  });
});

describe('order', () => {
  it('is national by number, then this region', () => {
    expect(inReadingOrder(guidelines, 'bekaa').map((one) => one.id)).toEqual([
      'dignity',
      'electricity',
      'source',
      'bekaa',
    ]);
  });
  it('keeps a chapter together', () => {
    expect(chaptersOf(inReadingOrder(guidelines, 'bekaa')).map((chapter) => chapter.guidelines.length)).toEqual([
      2, 1, 1,
    ]);
  });
});
