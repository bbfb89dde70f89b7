import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, writePack } from '../pack/pack-folder.ts';

const cli = path.resolve(import.meta.dirname, '../../electron/cli.ts');

function begin(...args: readonly string[]) {
  return spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function run(args: readonly string[], input = '') {
  const child = begin(...args);
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number, output, errors };
}

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tansiq-cli-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('tansiq', () => {
  it('says how it is called', async () => {
    const { code, output, errors } = await run(['help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    for (const command of [
      'tone',
      'draft put',
      'draft list',
      'bundle export',
      'bundle verify',
      'bundle import',
      'pack check',
      'pack publish',
      'campaign create',
      'office enrol',
      'office open',
      'office accept',
      'office revoke',
      'keys rotate',
    ]) {
      expect(output).toContain(`\n  ${command}`);
    }
  });

  it.each([
    [[], /^Usage: tansiq/],
    [['dance'], /^Unknown command: dance\nUsage/],
    [['constructor'], /^Unknown command: constructor\n/],
    [['pack'], /^Usage: tansiq pack check/],
    [['pack', 'check', 'x', '--loud'], /--loud[^]*Usage: tansiq pack check/],
    [['draft', 'put'], /--profile is missing\nUsage: tansiq draft/],
  ])('called as %j is called wrongly', async (args, expected) => {
    const { code, output, errors } = await run(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(expected);
  });

  it.each([['tone'], ['draft'], ['draft', 'put'], ['bundle', 'export'], ['pack', 'check']])(
    'answers %s %s --help on the standard output',
    async (...words) => {
      const { code, output, errors } = await run([...words.filter((word) => typeof word === 'string'), '--help']);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(output).toMatch(/^Usage: tansiq/);
    },
  );

  it('says that a pack is not where it was looked for', async () => {
    const { code, output, errors } = await run(['pack', 'check', path.join(home, 'nowhere')]);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toMatch(/^folder-missing .*nowhere/);
  });

  it('prints records and nothing else on the standard output', async () => {
    const lines = [
      { id: 'a', text: 'سلام' },
      { id: 'b', text: 'Hello' },
    ];
    const profile = path.join(home, 'profile');
    const put = await run(['draft', 'put', '--profile', profile], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(put).toMatchObject({ code: 0, errors: '' });
    const records = put.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(records).toMatchObject(lines.map(({ id }) => ({ id, durable: true })));
    const list = await run(['draft', 'list', '--profile', profile, '--json']);
    expect(
      list.output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly id: string })
        // Both are under way at once: either may be the newer.
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ).toMatchObject(lines);
  });

  it('a reader that went away is no fault', async () => {
    const pack = await writePack();
    await change(pack, 'pack.yaml', 'region: coast', 'region: sea');
    const child = begin('pack', 'check', pack, '--json');
    child.stdin.end();
    child.stdout.destroy();
    const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    await rm(pack, { recursive: true });
  });
});
