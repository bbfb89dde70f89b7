import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../electron/commands/arguments.ts';
import { toneCommand } from '../../electron/commands/tone.ts';
import { scratchFolder } from '../store/scratch.ts';

/** Runs `tone` on bytes; answers the exit code and what was written. */
async function run(args: readonly string[], input: string | Buffer) {
  const written = { output: '', errors: '' };
  const into = (name: keyof typeof written): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8');
        done();
      },
    });
  const io = { input: Readable.from([Buffer.from(input)]), output: into('output'), errors: into('errors') };
  const code = await toneCommand(args, io);
  const lines = written.output.split('\n').filter((line) => line !== '');
  return { code, errors: written.errors, records: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const lines = (...records: readonly unknown[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('tone', () => {
  it('answers in the order and shape of the contract, with UTF-16 offsets', async () => {
    const text = '😡 يا حمار';
    const { code, records } = await run([], lines({ id: 'a', text }, { id: 7, text: 'صباح الخير يا جماعة' }));
    expect(code).toBe(0);
    expect(records.map(({ id, verdict }) => [id, verdict === 'ok'])).toEqual([
      ['a', false],
      [7, true],
    ]);
    expect(Object.keys(records[0] ?? {})).toEqual(['id', 'language', 'verdict', 'score', 'findings']);
    const [finding] = (records[0]?.['findings'] ?? []) as readonly { start: number; end: number }[];
    expect(Object.keys(finding ?? {})).toEqual(['rule', 'category', 'severity', 'start', 'end', 'fixes']);
    expect(text.slice(finding?.start, finding?.end)).toBe('يا حمار');
  });

  it('answers the lines around one that it cannot read, and exits 1', async () => {
    const { code, errors, records } = await run(
      [],
      `{"id":1,"text":"a"}\nnot json\n{"id":2}\n[]\n${lines({ id: 3, text: 'b' })}`,
    );
    expect(code).toBe(1);
    expect(records.map(({ id }) => id)).toEqual([1, 3]);
    expect(errors.split('\n').filter((line) => line !== '')).toHaveLength(3);
    expect(errors).toMatch(/^line 2: /m);
  });

  it('reads Windows line ends, empty texts, no last line end and nothing at all', async () => {
    const { code, records } = await run([], '{"id":1,"text":""}\r\n{"id":2,"text":"يا حمار"}');
    expect([code, records.map(({ verdict }) => verdict !== 'ok')]).toEqual([0, [false, true]]);
    expect(await run([], '')).toEqual({ code: 0, errors: '', records: [] });
  });

  it('reads a text of a megabyte and ten thousand lines', async () => {
    const long = 'كلام عادي عن الكهرباء والماء. '.repeat(35_000);
    expect((await run([], lines({ id: 'long', text: long }))).records).toMatchObject([{ id: 'long', verdict: 'ok' }]);
    const many = Array.from({ length: 10_000 }, (_, id) => ({ id, text: `خبر رقم ${id} من البلدية` }));
    const { records } = await run([], lines(...many));
    expect(records).toHaveLength(10_000);
    expect(records.at(-1)?.['id']).toBe(9_999);
  });

  it('refuses arguments it does not know', async () => {
    await expect(run(['a.jsonl'], '')).rejects.toBeInstanceOf(UsageError);
    await expect(run(['--nothing'], '')).rejects.toBeInstanceOf(UsageError);
  });
});

describe('tone --pack', () => {
  let pack: string;
  beforeEach(async () => {
    pack = path.join(await scratchFolder(), 'pack');
    await cp('assets/packs/demo', pack, { recursive: true, filter: (name) => !name.endsWith('/media') });
  });
  afterEach(() => rm(pack, { recursive: true, force: true }));

  it('says what is wrong with a rule and checks by the others', async () => {
    const rule = {
      id: 'bad',
      kind: 'pattern',
      category: 'insult',
      language: 'ar',
      pattern: '(',
      note: 'x',
      source: 'x',
    };
    await writeFile(path.join(pack, 'tone/rules/any/bad.yaml'), JSON.stringify([rule]));
    const { errors, records } = await run(['--pack', pack], lines({ id: 1, text: 'يا حمار' }));
    expect(errors).toMatch(/^bad: bad-pattern/m);
    expect(records[0]?.['verdict']).not.toBe('ok');
  });

  it('refuses a folder that is no pack', async () => {
    const { code, errors, records } = await run(['--pack', path.join(pack, 'nowhere')], lines({ id: 1, text: 'a' }));
    expect([code === 0, errors === '', records]).toEqual([false, false, []]);
  });
});
