import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Content, find, policy } from '../../electron/shell/content.ts';

it('lets nothing in but its own scripts, nonced styles and its socket', () => {
  const text = policy('abc', 'ws://127.0.0.1:1');
  expect(text).toContain("default-src 'none'");
  expect(text).toContain("style-src 'self' 'nonce-abc'");
  expect(text).toContain("connect-src 'self' ws://127.0.0.1:1");
  expect(text).not.toMatch(/unsafe|https?:|\*/);
});

it('gives the tone rules under their name, and nothing under another', async () => {
  const name = 'a'.repeat(64);
  const content: Content = {
    root: path.resolve('renderer'),
    media: async () => null,
    rules: async (asked) => (asked === name ? '{"rules":[]}' : null),
    connect: '',
  };
  expect(await find(content, `/tone/${name}`)).toMatchObject({
    kind: 'text',
    text: '{"rules":[]}',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
  const others = ['b'.repeat(64), 'a', '../package.json', `${name}/x`];
  expect(await Promise.all(others.map((other) => find(content, `/tone/${other}`)))).toEqual(others.map(() => null));
});

it('lets a browser keep what is named by its content, and nothing else', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'tansiq-content-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'assets'));
  for (const file of ['index.html', 'other.js', 'assets/first-a1b2.js']) writeFileSync(path.join(root, file), '');
  const content: Content = { root, media: async () => null, rules: async () => null, connect: '' };
  const kept = async (pathname: string) => (await find(content, pathname))?.headers['Cache-Control'];
  expect(await kept('/assets/first-a1b2.js')).toBe('private, max-age=31536000, immutable');
  expect(await kept('/other.js')).toBe('no-cache');
  expect(await kept('/')).toBe('no-store');
});
