import path from 'node:path';
import type { ToneChecker } from '../../electron/domain/tone/check.ts';
import { compileTone } from '../../electron/domain/tone/compile.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { root } from '../root.ts';

/** The demo pack's checker; without the model's hints for what trains it. */
export async function demoChecker({ hints }: { readonly hints: boolean }): Promise<ToneChecker> {
  const source = await openPack(path.join(root, 'assets/packs/demo')).tone();
  if (!source.ok) throw new Error(`the demo pack does not open: ${source.error.code}`);
  const rules = hints ? source.value.rules : source.value.rules.filter(({ kind }) => kind !== 'hint');
  return compileTone({ ...source.value, rules });
}
