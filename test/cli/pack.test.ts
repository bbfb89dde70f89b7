import { rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../electron/commands/arguments.ts';
import { packCommand } from '../../electron/commands/pack.ts';
import { change, writePack } from '../pack/pack-folder.ts';

async function run(...args: readonly string[]) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [said, complained] = [text(output), text(errors)];
  const code = await packCommand(args, { input, output, errors });
  output.end();
  errors.end();
  return { code, output: await said, errors: await complained };
}

let folder: string;
beforeEach(async () => {
  folder = await writePack();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('pack check', () => {
  it('says that a good pack is good, and not on the standard output', async () => {
    expect(await run('check', folder)).toEqual({ code: 0, output: '', errors: 'No mistakes.\n' });
  });

  it('prints file, line, column and the line itself', async () => {
    await change(folder, 'pack.yaml', 'region: coast', 'region: sea');
    const { code, output } = await run('check', folder);
    expect(code).toBe(1);
    expect(output).toMatch(/^pack\.yaml:\d+:5 {2}There is no region "sea"\.\n {8}region: sea\n$/);
  });

  it('prints records', async () => {
    await change(folder, 'pack.yaml', 'region: coast', 'region: sea');
    const { code, output } = await run('check', '--json', folder);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ file: 'pack.yaml', column: 5, code: 'unknown-reference' });
  });

  it.each([[[]], [['check']], [['mend', 'x']], [['check', 'x', 'y']], [['check', 'x', '--loud']]])(
    'called with %j is called wrongly',
    async (args) => {
      await expect(run(...args)).rejects.toThrow(UsageError);
    },
  );
});
