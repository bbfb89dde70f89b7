import type { Readable, Writable } from 'node:stream';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Refusal } from '#contract/refusal.ts';

/** Where a command reads and writes. Records go to `output` and nothing else does. */
export interface CommandIo {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
}

/** A command of `tansiq`: answers the exit code. 0 done, 1 refused or problems found, 2 called wrongly. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

type Options = NonNullable<ParseArgsConfig['options']>;

/** A wrong call: the command's usage is printed and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Somebody asked how a command is called: its usage is printed as an answer and the exit code is 0. */
export class HelpAsked extends Error {
  override readonly name = 'HelpAsked';
}

/** Options and words of a command. Throws `HelpAsked` for --help, `UsageError` for what `usage` does not know. */
export function parse<const T extends Options>(args: readonly string[], options: T, usage: string) {
  const end = args.indexOf('--');
  if (args.slice(0, end === -1 ? args.length : end).some((one) => one === '--help' || one === '-h')) {
    throw new HelpAsked(usage);
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message}\n${usage}`, { cause: error });
  }
}

/** The one word or option a command can't do without. */
export function required(value: string | undefined, name: string, usage: string): string {
  if (value === undefined || value === '') throw new UsageError(`${name} is missing\n${usage}`);
  return value;
}

/** Writes one record as a line, waiting when the reader is slower than we are. */
export async function writeRecord(output: Writable, record: unknown): Promise<void> {
  await writeLine(output, JSON.stringify(record));
}

export async function writeLine(output: Writable, line: string): Promise<void> {
  if (output.write(`${line}\n`)) return;
  await new Promise<void>((resolve, reject) => {
    output.once('drain', resolve);
    output.once('error', reject);
  });
}

/** Says a refusal by its code and answers the exit code for it. */
export async function refused(errors: Writable, { code, params }: Refusal): Promise<number> {
  await writeLine(errors, Object.keys(params).length === 0 ? code : `${code} ${JSON.stringify(params)}`);
  return 1;
}
