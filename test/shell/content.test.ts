import { expect, it } from 'vitest';
import { policy } from '../../electron/shell/content.ts';

it('lets nothing in but its own scripts, nonced styles and its socket', () => {
  const text = policy('abc', 'ws://127.0.0.1:1');
  expect(text).toContain("default-src 'none'");
  expect(text).toContain("style-src 'self' 'nonce-abc'");
  expect(text).toContain("connect-src 'self' ws://127.0.0.1:1");
  expect(text).not.toMatch(/unsafe|https?:|\*/);
});
