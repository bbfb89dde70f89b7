import { stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#contract/refusal.ts';
import type { Problem } from '../pack/problem.ts';
import { checkPack } from '../pack/check.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';

const usage = 'Usage: tansiq pack check DIR [--json]';

/** `pack check DIR`: an author's mistakes with file, line and excerpt; exits with 1 when there are any. */
export async function packCommand(args: readonly string[], { output, errors }: CommandIo): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean', default: false } }, usage);
  const [action, folder, ...rest] = positionals;
  if (action !== 'check' || rest.length > 0) throw new UsageError(usage);
  const place = path.resolve(required(folder, 'DIR', usage));
  const there = await stat(place).catch(() => null);
  if (there?.isDirectory() !== true) return refused(errors, refuse('folder-missing', { path: place }));
  const problems = await checkPack(place);
  for (const problem of problems) {
    if (values.json) await writeRecord(output, problem);
    else await writeLine(output, shown(problem));
  }
  if (!values.json) await writeLine(errors, problems.length === 0 ? 'No mistakes.' : `${problems.length} mistakes.`);
  return problems.length === 0 ? 0 : 1;
}

/** As compilers say it, so that editors can jump there; the excerpt with a mark under the place. */
function shown({ file, line, column, message, excerpt }: Problem): string {
  const head = `${file}:${line}:${column}  ${message}`;
  return excerpt === '' ? head : `${head}\n    ${excerpt}`;
}
