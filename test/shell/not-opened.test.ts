import { describe, expect, it } from 'vitest';
import { refuse } from '#contract/refusal.ts';
import { whyNotOpened } from '../../electron/shell/not-opened.ts';

describe('why a profile did not open', () => {
  it.each([
    ['en-GB', refuse('profile-locked', { path: '/work' }), 'Tansiq is already open', '/work'],
    ['fr', refuse('profile-newer', { file: 'profile.json', version: 9 }), 'plus récent', 'profile.json'],
    ['ar-LB', refuse('disk-refused', { path: '/read-only' }), 'مجلّد عملك', '/read-only'],
    ['de', refuse('profile-locked'), 'تنسيق', ''],
  ])('says it in the language of %s', (locale, refusal, said, place) => {
    const { message, detail } = whyNotOpened(refusal, locale);
    expect(message).toContain(said);
    expect(detail).toContain(place);
    expect(`${message} ${detail}`).not.toContain(refusal.code);
  });
});
