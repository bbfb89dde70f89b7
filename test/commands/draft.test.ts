import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftCommand } from '../../electron/commands/draft.ts';
import { opened, scratchFolder, testProfiles, value } from '../store/scratch.ts';

/** Runs `draft` on lines; answers the exit code and what was written. */
async function run(args: readonly string[], input: string | Buffer = '') {
  const written = { output: '', errors: '' };
  const into = (name: keyof typeof written): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8');
        done();
      },
    });
  const io = { input: Readable.from([Buffer.from(input)]), output: into('output'), errors: into('errors') };
  const code = await draftCommand(args, io);
  const records = written.output.split('\n').filter((line) => line.startsWith('{'));
  return { code, ...written, records: records.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) };
}

const lines = (...records: readonly unknown[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('draft put', () => {
  it('makes a profile, answers in order and lists what it kept', async () => {
    const profile = path.join(await scratchFolder(), 'new', 'profile');
    const put = await run(
      ['put', '--profile', profile],
      lines({ id: 'a', text: 'أوّل' }, { id: 'b', text: 'second\nline' }),
    );
    expect(put.code).toBe(0);
    expect(put.records).toEqual(
      ['a', 'b'].map((id) => ({ id, revision: expect.any(String) as string, durable: true })),
    );
    const { records } = await run(['list', '--profile', profile, '--json']);
    expect(records).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'a', text: 'أوّل' }),
        expect.objectContaining({ id: 'b', text: 'second\nline' }),
      ]),
    );
    expect((await run(['list', '--profile', profile])).output).toContain('    second\n    line\n');
  });

  it('keeps a new text as a new revision and the same text as the same', async () => {
    const profile = path.join(await scratchFolder(), 'profile');
    const input = lines({ id: 'a', text: 'one' }, { id: 'a', text: 'two' }, { id: 'a', text: 'two' });
    const revisions = (await run(['put', '--profile', profile], input)).records.map((one) => one['revision']);
    expect(new Set(revisions).size).toBe(2);
    expect(revisions[1]).toBe(revisions[2]);
    const store = await opened(testProfiles(), profile);
    expect((await store.drafts.revisions('a')).map(({ id }) => id)).toEqual([revisions[1], revisions[0]]);
  });

  it('names bad lines, keeps the others and says so at the end', async () => {
    const profile = path.join(await scratchFolder(), 'profile');
    const good = lines({ id: 'a', text: 'one' });
    const bad = Buffer.concat([Buffer.from(`${good}{\n\n{"id":1,"text":"x"}\n"`), Buffer.from([0xc3, 0x28, 0x0a])]);
    const put = await run(
      ['put', '--profile', profile],
      Buffer.concat([bad, Buffer.from('{"id":"b","text":"no line feed"}')]),
    );
    expect(put.code).toBe(1);
    expect(put.records.map((one) => one['id'])).toEqual(['a', 'b']);
    expect(put.errors.split('\n').map((line) => line.slice(0, 7))).toEqual(['line 2:', 'line 4:', 'line 5:', '']);
    expect((await run(['list', '--profile', profile, '--json'])).records).toHaveLength(2);
  });

  it('gives back any id and any text exactly', async () => {
    const profile = path.join(await scratchFolder(), 'profile');
    const named = fc.tuple(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 200 }));
    const hard = [
      '',
      'A',
      'a',
      'CON',
      '../../x',
      'x'.repeat(5_000),
      '\ud800',
      '\udbff',
      `u-${'0'.repeat(64)}`,
      '__proto__',
      'é',
      'e\u0301',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(named, { maxLength: 8 }), async (pairs) => {
        const texts = new Map([...hard.map((id) => [id, `text of ${id}`] as const), ...pairs]);
        const put = await run(
          ['put', '--profile', profile],
          lines(...Array.from(texts, ([id, text]) => ({ id, text }))),
        );
        expect(put.records.map((one) => one['id'])).toEqual([...texts.keys()]);
        const { records } = await run(['list', '--profile', profile, '--json']);
        const kept = new Map(records.map((one) => [one['id'], one['text']]));
        for (const [id, text] of texts) expect(kept.get(id)).toBe(text);
      }),
      { numRuns: 15 },
    );
  });

  it('lists nothing where there is no profile, and makes none', async () => {
    const scratch = await scratchFolder();
    const file = path.join(scratch, 'file');
    await writeFile(file, '');
    for (const folder of [path.join(scratch, 'profil'), scratch, file]) {
      const list = await run(['list', '--profile', folder, '--json']);
      expect(list).toMatchObject({ code: 1, output: '' });
      expect(list.errors).toBe(`no-profile ${JSON.stringify({ path: folder })}\n`);
    }
    expect(await readdir(scratch)).toEqual(['file']);
  });

  it('lists what a profile without its first file still has', async () => {
    const profile = path.join(await scratchFolder(), 'profile');
    await run(['put', '--profile', profile], lines({ id: 'a', text: 'one' }));
    await rm(path.join(profile, 'profile.json'));
    expect((await run(['list', '--profile', profile, '--json'])).records).toMatchObject([{ id: 'a', text: 'one' }]);
  });

  it('refuses a profile that is open elsewhere', async () => {
    const profile = path.join(await scratchFolder(), 'profile');
    value(await testProfiles().open(profile));
    const put = await run(['put', '--profile', profile], lines({ id: 'a', text: 'one' }));
    expect(put).toMatchObject({ code: 1, output: '' });
    expect(put.errors).toContain('profile-locked');
  });

  it.each([
    [[]],
    [['put']],
    [['drop', '--profile', 'x']],
    [['put', 'more', '--profile', 'x']],
    [['list', '--nothing']],
  ])('refuses to be called as %j', async (args) => {
    await expect(run(args)).rejects.toThrow('Usage: tansiq draft');
  });
});
