import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { type Command, UsageError } from '../../electron/commands/arguments.ts';
import { decideCommand } from '../../electron/commands/decide.ts';
import { submissionsCommand } from '../../electron/commands/submissions.ts';
import { syncCommand } from '../../electron/commands/sync.ts';
import { createCore } from '../../electron/core.ts';
import { post } from '../services/support/office.ts';

const pack = path.resolve(import.meta.dirname, '../../assets/packs/demo');

const call = (command: Command, ...args: string[]) => callWith([], command, ...args);

async function callWith(lines: readonly object[], command: Command, ...args: string[]) {
  const said = { output: '', errors: '' };
  const into = (name: 'output' | 'errors') =>
    new Writable({
      write(chunk, _, done) {
        said[name] += String(chunk);
        done();
      },
    });
  const code = await command(args, {
    input: Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`)),
    output: into('output'),
    errors: into('errors'),
  });
  return { code, ...said };
}

/** A profile of the demo campaign in which a writer submitted a post. */
async function profile(): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'tansiq-cli-')), 'profile');
  onTestFinished(() => rmSync(path.dirname(folder), { recursive: true, force: true }));
  const core = await createCore({ folder, pack, shell: 'browser', version: '0' });
  if (!core.ok) throw new Error(core.error.code);
  const client = createRouterClient(core.value.router, { context: core.value.context });
  await client.profile.enterDemo({ office: 'central-bekaa', member: 'rima-haddad' });
  const media = [{ asset: 'wires-at-dusk', altText: 'أسلاك' }];
  const content = post({ platforms: ['telegram'], segments: [], base: 'موعدنا السبت في المدرسة.', media });
  await client.drafts.create({ command: 'd', content });
  await client.review.submit({ id: 'd', command: 's', edition: 0 });
  await core.value.close();
  return folder;
}

test('what waits is listed, decided once, and by nobody on their own', async () => {
  const folder = await profile();
  const listed = await call(submissionsCommand, 'list', '--profile', folder, '--json');
  expect(JSON.parse(listed.output)).toMatchObject({
    id: 's',
    state: 'waiting',
    by: 'rima-haddad',
    office: 'central-bekaa',
  });
  expect(await call(decideCommand, 's', 'approve', '--profile', folder)).toMatchObject({
    code: 1,
    errors: 'may-not-decide\n',
  });
  const done = await call(decideCommand, 's', 'approve', '--profile', folder, '--as', 'samia-maalouf', '--json');
  expect(JSON.parse(done.output)).toMatchObject({ submission: 's', kind: 'approve' });
  expect(await call(decideCommand, 's', 'decline', '--profile', folder)).toMatchObject({
    code: 1,
    errors: 'not-submitted\n',
  });
  expect((await call(submissionsCommand, 'list', '--profile', folder)).output).toBe('');
});

test('a return takes comments on words and on areas; what is none is told with its line', async () => {
  const folder = await profile();
  const words = { kind: 'words', id: '1', version: 'base', start: 0, end: 6, text: 'أي موعد؟' };
  const area = { left: 0, top: 0.5, right: 0.25, bottom: 1 };
  const elsewhere = { kind: 'area', id: '2', asset: 'another', area, text: 'من هذا؟' };
  const decide = (...lines: readonly object[]) =>
    callWith(lines, decideCommand, 's', 'return', '--profile', folder, '--as', 'samia-maalouf', '--comments');
  await expect(decide(words, { ...elsewhere, area: { ...area, right: 1.5 } })).rejects.toThrow('line 2: no comment');
  expect(await decide(words, elsewhere)).toMatchObject({ code: 1, errors: 'picture-not-submitted\n' });
  expect(await decide(words, { ...elsewhere, asset: 'wires-at-dusk' })).toMatchObject({ code: 0, errors: '' });
});

test('a profile without an office card has nobody to exchange with', async () => {
  expect(await call(syncCommand, '--profile', await profile())).toMatchObject({ code: 1, errors: 'not-enrolled\n' });
});

test.each<[Command, readonly string[]]>([
  [syncCommand, []],
  [submissionsCommand, ['--profile', 'x']],
  [decideCommand, ['s', '--profile', 'x']],
  [decideCommand, ['s', 'maybe', '--profile', 'x']],
])('called wrongly', async (command, args) => {
  await expect(call(command, ...args)).rejects.toThrow(UsageError);
});
