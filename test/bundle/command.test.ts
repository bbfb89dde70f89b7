import { Readable, Writable } from 'node:stream';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bagItBundles } from '../../electron/bundle/bag.ts';
import { UsageError } from '../../electron/commands/arguments.ts';
import { bundleCommand } from '../../electron/commands/bundle.ts';
import { exported, orderOf, post } from './support/order.ts';
import { scratch } from './support/scratch.ts';

async function call(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const said = { output: '', errors: '' };
  const into = (name: 'output' | 'errors') =>
    new Writable({
      write(chunk, _, done) {
        said[name] += String(chunk);
        done();
      },
    });
  const code = await bundleCommand(args, { input: Readable.from([]), output: into('output'), errors: into('errors') });
  return { code, ...said };
}

test('verify answers one record for a good bundle, a code for a bad one', async () => {
  const { folder } = await exported(bagItBundles().export(orderOf(scratch(), [post('A', { base: 'نص' })]), undefined));
  const good = await call('verify', folder, '--json');
  expect(good.code).toBe(0);
  expect(JSON.parse(good.output)).toMatchObject({ folder, posts: 1, resumed: false });
  expect(good.errors).toContain('verify 100%');
  rmSync(path.join(folder, 'data/index.html'));
  const bad = await call('verify', folder, '--json');
  expect(bad).toMatchObject({ code: 1, output: '' });
  expect(bad.errors).toContain('bundle-damaged {"file":"data/index.html"}');
});

test.each([
  [[]],
  [['verify']],
  [['export', '--profile', 'x']],
  [['export', '--profile', 'x', '--to', 'y', '--tools', 'z']],
  [['open']],
  [['verify', 'a', 'b']],
])('called wrongly: %j', async (args) => {
  await expect(call(...args)).rejects.toThrow(UsageError);
});

test('the demo campaign’s approved posts go out, verify, and come into another profile', async () => {
  const to = scratch();
  const out = await call('export', '--profile', path.join(scratch(), 'p'), '--to', to, '--tools', 'generic', '--json');
  expect(out.code).toBe(0);
  const { folder, posts }: { folder: string; posts: number } = JSON.parse(out.output);
  expect(posts).toBeGreaterThan(0);
  expect(path.dirname(folder)).toBe(to);
  expect(await call('verify', folder)).toMatchObject({ code: 0 });
  const other = path.join(scratch(), 'other');
  expect(await call('import', folder, '--profile', other, '--json')).toMatchObject({ code: 0, output: out.output });
  rmSync(path.join(folder, 'data/index.html'));
  expect(await call('import', folder, '--profile', other, '--json')).toMatchObject({ code: 1, output: '' });
});

test('posts that are not approved are refused by name', async () => {
  const args = ['export', '--profile', path.join(scratch(), 'p'), '--to', scratch(), '--posts', 'no-such-post'];
  const { code, output, errors } = await call(...args);
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(errors).toContain('no-such-post');
});
