import type { Problem } from '#contract/publish.ts';
import { type CommandIo, writeLine, writeRecord } from './arguments.ts';

/** Writes an author's mistakes with file, line and excerpt, and how many there are; answers the exit code. */
export async function writeProblems(
  problems: readonly Problem[],
  json: boolean,
  { output, errors }: CommandIo,
): Promise<number> {
  for (const problem of problems) {
    if (json) await writeRecord(output, problem);
    else await writeLine(output, shown(problem));
  }
  if (!json) await writeLine(errors, problems.length === 0 ? 'No mistakes.' : `${problems.length} mistakes.`);
  return problems.length === 0 ? 0 : 1;
}

/** As compilers say it, so that editors can jump there; the excerpt with a mark under the place. */
function shown({ file, line, column, message, excerpt }: Problem): string {
  const head = `${file}:${line}:${column}  ${message}`;
  return excerpt === '' ? head : `${head}\n    ${excerpt}`;
}
