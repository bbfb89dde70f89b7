import { fail, type Result } from '#domain/result.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import type { Problem } from './problem.ts';

export async function readTone(_folder: string): Promise<Result<ToneSource, readonly Problem[]>> {
  return fail([{ file: 'tone', line: 1, column: 1, code: 'missing-file', message: 'No schema yet.', excerpt: '' }]);
}
export const toneOf = (source: ToneSource): ToneSource => source;
