import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPack } from '../../electron/pack/folder.ts';
import { packInUse } from '../../electron/pack/in-use.ts';
import { ToneRulesService } from '../../electron/services/tone-rules.ts';
import { digest } from '../../electron/system/system.ts';

it('names the rules by their text, and keeps no text of a pack that is no longer in use', async () => {
  const pack = packInUse(openPack(path.resolve('assets/packs/demo')));
  const service = new ToneRulesService(pack, digest);
  const told = await service.get();
  const source = await pack.tone();
  if (!told.ok || !source.ok) throw new Error('the demo pack is unreadable');
  const text = await service.text(told.value.rules);
  expect(JSON.parse(text ?? '')).toEqual(source.value);
  expect(
    createHash('sha256')
      .update(text ?? '')
      .digest('hex'),
  ).toBe(told.value.rules);
  expect(told.value.categories).toEqual(source.value.categories);

  const other = { ...source, value: { ...source.value, rules: source.value.rules.slice(1) } };
  pack.use({ ...openPack('none'), tone: async () => other });
  expect(await service.text(told.value.rules)).toBeNull();
  const next = await service.get();
  expect(next.ok && next.value.rules).not.toBe(told.value.rules);
});
