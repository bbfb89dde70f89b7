import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute } from '../../renderer/navigation.ts';

describe('addresses', () => {
  it.each([
    ['', 'today', []],
    ['#/', 'today', []],
    ['#/drafts', 'drafts', []],
    ['#/drafts/01J', 'drafts', ['01J']],
    ['#/guidelines/%D8%A3', 'guidelines', ['أ']],
    ['#/guidelines/%', 'guidelines', ['%']],
  ])('%s', (hash, feature, path) => {
    expect(parseRoute(hash)).toMatchObject({ feature, path });
  });
  it('come back as they went, Arabic and slashes too', () => {
    const route = parseRoute(hrefOf(['guidelines', 'a/b'], { find: 'كلّ & شيء؟' }));
    expect(route.path).toEqual(['a/b']);
    expect(route.query.get('find')).toBe('كلّ & شيء؟');
  });
});
