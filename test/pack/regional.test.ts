import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkPack } from '../../electron/pack/check.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { pack } from '../services/support/pack.ts';
import { put } from '../trust/support/published.ts';
import { assets, writePack } from './pack-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await writePack();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const [alert] = pack.alerts;
const [guideline] = pack.guidelines;
const [asset] = assets;

/** A file of the coast's own folder. */
const coast = (file: string, content: unknown): Promise<void> =>
  put(folder, `regions/coast/${file}`, file.endsWith('.json') ? JSON.stringify(content, null, 1) : stringify(content));

const regional = {
  alert: { ...alert, id: 'coast-alert', region: 'coast' },
  guideline: { ...guideline, id: 'coast-guideline', number: '9-1', region: 'coast' },
  asset: { ...asset, id: 'coast-asset', rights: { ...asset?.rights, regions: ['coast'] } },
};

describe('what a region’s editor adds', () => {
  it('stands after the campaign’s own', async () => {
    await coast('alerts.yaml', [regional.alert]);
    await coast('guidelines/one.yaml', regional.guideline);
    await coast('assets.json', [regional.asset]);
    expect(await checkPack(folder)).toEqual([]);
    const source = openPack(folder);
    expect(await source.content()).toMatchObject({
      value: { alerts: [{ id: 'alert-1' }, { id: 'coast-alert' }], guidelines: [{}, { id: 'coast-guideline' }] },
    });
    const library = await source.library();
    expect(library.ok && library.value.at(-1)?.id).toBe('coast-asset');
  });

  it.each([
    ['an alert', 'alerts.yaml', [{ ...regional.alert, region: null }], 1],
    ['a guideline', 'guidelines/one.yaml', { ...regional.guideline, region: 'mountain' }, 3],
    ['an asset', 'assets.json', [{ ...regional.asset, rights: { ...asset?.rights, regions: [] } }], 2],
  ])('speaks for that region only: %s', async (_, file, content, line) => {
    await coast(file, content);
    const problems = await checkPack(folder);
    expect(problems).toMatchObject([{ file: `regions/coast/${file}`, code: 'other-region', line }]);
    expect((await openPack(folder).content()).ok && (await openPack(folder).library()).ok).toBe(false);
  });

  it('is found wrong at its own place', async () => {
    await coast('alerts.yaml', [regional.alert, { ...regional.alert, id: 'second', guideline: 'lost' }]);
    const text = await readFile(path.join(folder, 'regions/coast/alerts.yaml'), 'utf8');
    const line = text.split('\n').indexOf('  guideline: lost') + 1;
    expect(await checkPack(folder)).toMatchObject([
      { file: 'regions/coast/alerts.yaml', code: 'unknown-reference', line, excerpt: '  guideline: lost' },
    ]);
    await writeFile(path.join(folder, 'regions/coast/alerts.yaml'), '- id: [');
    expect(await checkPack(folder)).toMatchObject([{ file: 'regions/coast/alerts.yaml', code: 'bad-yaml' }]);
  });
});
