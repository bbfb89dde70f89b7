import { readFileSync } from 'node:fs';
import { compileTone, type ToneChecker } from '../../../electron/domain/tone/compile.ts';
import { openPack } from '../../../electron/pack/folder.ts';

export interface ToneCase {
  readonly id: string;
  readonly text: string;
  readonly variety: string;
  readonly expect: readonly { readonly words: string; readonly category: string }[];
}

export const toneCases = (): readonly ToneCase[] =>
  JSON.parse(readFileSync('test/vectors/tone/cases.json', 'utf8')) as ToneCase[];

/** The demo pack's checker: what people first meet. */
export async function demoChecker(): Promise<ToneChecker> {
  const source = await openPack('assets/packs/demo').tone();
  if (!source.ok) throw new Error(source.error.code);
  return compileTone(source.value);
}
