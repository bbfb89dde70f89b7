import path from 'node:path';
import { expect, startShell, test } from './support/shell.ts';

test('the one-time address opens once; other hosts, origins and strangers are refused', async ({
  app,
  shell,
  request,
}) => {
  expect(app.url()).not.toContain('t=');
  const { origin, port } = new URL(shell.url);
  expect((await request.get(shell.url, { maxRedirects: 0 })).status()).toBe(403);
  expect((await request.get(`${origin}/`)).status()).toBe(401);
  expect((await request.get(`http://localhost:${port}/`)).status()).toBe(421);
  expect((await app.request.get(`${origin}/`, { headers: { Origin: 'http://evil.example' } })).status()).toBe(403);
  expect((await app.request.get(`${origin}/..%2f..%2fpackage.json`)).status()).toBe(404);
  expect((await app.request.post(`${origin}/`)).status()).toBe(405);
});

test('a port that is taken is left to whom it belongs', async ({ shell, profile }) => {
  const other = await startShell(path.join(path.dirname(profile), 'other'), shell.port);
  expect(other.port).not.toBe(shell.port);
  await other.stop();
});

test('who interrupts as soon as the address is there still closes the profile properly', async ({ profile }) => {
  for (let start = 0; start < 3; start += 1) {
    const shell = await startShell(profile);
    await shell.stop();
    expect(shell.process.exitCode).toBe(0);
  }
});
