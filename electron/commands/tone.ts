import path from 'node:path';
import { checkTone, type ToneChecker } from '#domain/tone/check.ts';
import { compileTone } from '#domain/tone/compile.ts';
import { z } from 'zod';
import { openPack } from '../pack/folder.ts';
import { type CommandIo, parse, refused, UsageError, writeLine, writeRecord } from './arguments.ts';
import { type JsonLine, jsonLines } from './json-lines.ts';

const usage = 'Usage: tansiq tone [--pack DIR]    {id,text} lines in, {id,language,verdict,score,findings} lines out';
const demo = path.resolve(import.meta.dirname, '../../assets/packs/demo');

const line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** Checks texts by a pack's rules, one line at a time: offsets are UTF-16 units of the given text. */
export async function toneCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(
    args,
    { pack: { type: 'string' }, json: { type: 'boolean', default: false } },
    usage,
  );
  if (positionals.length > 0) throw new UsageError(usage);
  const source = await openPack(path.resolve(values.pack ?? demo)).tone();
  if (!source.ok) return refused(io.errors, source.error);
  const checker = compileTone(source.value);
  for (const { rule, entry, code } of checker.problems) await writeLine(io.errors, `${rule}: ${code} ${entry}`);
  let fine = true;
  for await (const one of jsonLines(io.input)) fine = (await answer(checker, one, io)) && fine;
  return fine ? 0 : 1;
}

/** False when the line could not be read; the lines after it are answered all the same. */
async function answer(checker: ToneChecker, one: JsonLine, io: CommandIo): Promise<boolean> {
  const read = 'problem' in one ? null : line.safeParse(one.value);
  if (read?.success !== true) {
    const problem = 'problem' in one ? one.problem : 'not {"id": string, "text": string}';
    await writeLine(io.errors, `line ${one.number}: ${problem}`);
    return false;
  }
  const { id, text } = read.data;
  const { language, verdict, score, findings } = checkTone(checker, text);
  const said = findings.map(({ rule, category, severity, start, end, fixes }) => ({
    rule,
    category,
    severity,
    start,
    end,
    fixes,
  }));
  await writeRecord(io.output, { id, language, verdict, score, findings: said });
  return true;
}
