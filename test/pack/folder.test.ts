import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '#contract/refusal.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { pack, tone } from '../services/support/pack.ts';
import { assets, change, writePack } from './pack-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await writePack();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a pack in a folder', () => {
  it('reads as what its authors wrote', async () => {
    const source = openPack(folder);
    expect(await source.content()).toEqual({ ok: true, value: pack });
    expect(await source.library()).toEqual({ ok: true, value: assets });
    expect(await source.tone()).toEqual({ ok: true, value: tone });
  });

  it('finds media by hash and by nothing else', async () => {
    const source = openPack(folder);
    const hash = assets[0]?.hash ?? '';
    expect(await source.media(hash)).toBe(path.join(folder, 'media', hash.slice(0, 2), `${hash}.png`));
    for (const other of ['0'.repeat(64), `${hash}.png`, '../../pack.yaml', `..${path.sep}${hash}`, '']) {
      expect(await source.media(other)).toBeNull();
    }
  });

  it('is refused by the file and line that can’t be read, and read again when it was mended', async () => {
    const source = openPack(folder);
    await change(folder, 'segments.yaml', 'name:', 'nome:');
    expect(await source.content()).toEqual({
      ok: false,
      error: refuse('pack-damaged', { file: 'segments.yaml', line: 2 }),
    });
    await change(folder, 'segments.yaml', 'nome:', 'name:');
    expect((await source.content()).ok).toBe(true);
  });

  it('keeps what it read: a release does not change while it is open', async () => {
    const source = openPack(folder);
    const first = await source.content();
    await writeFile(path.join(folder, 'pack.yaml'), 'gone');
    expect(await source.content()).toBe(first);
  });

  it('that is not there says so', async () => {
    const nowhere = path.join(folder, 'nowhere');
    expect(await openPack(nowhere).content()).toEqual({
      ok: false,
      error: refuse('folder-missing', { path: nowhere }),
    });
  });

  it('guidelines stand in the order of their numbers', async () => {
    const [guideline] = pack.guidelines;
    for (const number of ['10', '2-10', '2-9', '2']) {
      const one = { ...guideline, id: `g${number}`, number };
      await writeFile(path.join(folder, 'guidelines', `${one.id}.yaml`), JSON.stringify(one));
    }
    const content = await openPack(folder).content();
    const numbers = content.ok ? content.value.guidelines.map(({ number }) => number) : [];
    expect(numbers).toEqual(['1-1', '2', '2-9', '2-10', '10']);
  });
});
