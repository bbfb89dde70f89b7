import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './support/shell.ts';

test('the built main process opens its window on the interface', ({ profile }) => {
  const said = execFileSync(process.execPath, ['test/support/run-built-main.ts', profile], { encoding: 'utf8' });
  const opened = JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { url: string; preload: string; page: number };
  expect(opened).toMatchObject({ url: 'app://tansiq/', page: 200 });
  expect(existsSync(opened.preload)).toBe(true);
});
