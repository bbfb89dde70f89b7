import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../electron/commands/arguments.ts';
import { remoteCommand } from '../../electron/commands/remote.ts';
import { scratchFolder } from '../store/scratch.ts';
import { davFlavours, fakeWebdav, SECRET, USER } from '../support/fake-webdav.ts';

async function run(...args: readonly string[]) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [said, complained] = [text(output), text(errors)];
  const code = await remoteCommand(args, { input, output, errors });
  output.end();
  errors.end();
  return { code, output: await said, errors: await complained };
}

afterEach(() => void vi.unstubAllEnvs());

describe('remote check', () => {
  it('says of a folder that all is fine', async () => {
    const { code, output, errors } = await run('check', '--to', await scratchFolder());
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^fine {6}connect\n.*\nfine {6}read\n/s);
  });

  it('takes the secret from the environment', async () => {
    const fake = await fakeWebdav(davFlavours[0]!);
    const to = `webdav://${USER}@${fake.folder.host}/dav`;
    expect((await run('check', '--to', to, '--json')).errors).toMatch(/^remote-unauthorised /);
    vi.stubEnv('TANSIQ_REMOTE_SECRET', SECRET);
    const { code, output } = await run('check', '--to', to, '--json');
    expect(code).toBe(0);
    const records = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { step: string; outcome: string });
    expect(records).toContainEqual({ step: 'write', outcome: 'fine', refusal: null, facts: {} });
    await fake.close();
  });

  it('explains in words and by code', async () => {
    const { code, output, errors } = await run('check', '--to', 'http://127.0.0.1:1/x');
    expect(code).toBe(1);
    expect(output).toBe(
      'REFUSED   connect   Nobody answers at 127.0.0.1:1. Check that the server is on, then try again.\n',
    );
    expect(errors).toBe('remote-unreachable {"host":"127.0.0.1:1"}\n');
  });

  it('repeats no password that somebody put into the address', async () => {
    const { code, errors } = await run('check', '--to', 'https://rima:sesame@cloud.example/x');
    expect(code).toBe(1);
    expect(errors).not.toContain('sesame');
  });

  it.each([[[]], [['check']], [['mend', '--to', 'x']], [['check', '--to', 'x', 'y']], [['check', '--loud']]])(
    'called with %j is called wrongly',
    async (args) => {
      await expect(run(...args)).rejects.toThrow(UsageError);
    },
  );
});
