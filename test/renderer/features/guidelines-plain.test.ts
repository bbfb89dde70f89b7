import { expect, it } from 'vitest';
import { plain } from '../../../renderer/features/guidelines/plain.ts';

it.each([
  ['نكتب **باحترام** دائماً.', 'نكتب باحترام دائماً.'],
  ['## عنوان\n\n- أوّلاً\n* ثانياً', 'عنوان\n• أوّلاً\n• ثانياً'],
  ['> A kind word\n\n\nopens doors', 'A kind word\nopens doors'],
  ['a *gentle* word and _another_', 'a gentle word and another'],
  ['see [the charter](https://example.org/a)', 'see the charter'],
  ['snake_case_stays and 2 * 3 * 4', 'snake_case_stays and 2 * 3 * 4'],
  ['  nothing  ', 'nothing'],
])('%j reads %j', (markdown, words) => expect(plain(markdown)).toBe(words));
