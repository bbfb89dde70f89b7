import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Asset } from '../../electron/domain/asset.ts';
import { library, pack, tone } from '../services/support/pack.ts';

const picture = Buffer.from('no real picture, but bytes with a hash');
const pictureHash = createHash('sha256').update(picture).digest('hex');

/** The assets of the tests' pack, all of one picture that is in the folder. */
export const assets: readonly Asset[] = library.map((asset) => ({
  ...asset,
  hash: pictureHash,
  bytes: picture.length,
}));

/** The tests' pack as its authors would write it, in a folder of its own. */
export async function writePack(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tansiq-pack-'));
  const { guidelines, segments, platforms, factCards, alerts, quietPeriods, templates, posts, withdrawals, ...head } =
    pack;
  const { categories, lists, allow, context, rules } = tone;
  const files: Readonly<Record<string, unknown>> = {
    'pack.yaml': head,
    ...Object.fromEntries(guidelines.map((one) => [`guidelines/${one.id}.yaml`, one])),
    'segments.yaml': segments,
    'platforms.yaml': platforms,
    'fact-cards.yaml': factCards,
    'alerts.yaml': alerts,
    'quiet-periods.yaml': quietPeriods,
    'templates.yaml': templates,
    'posts.yaml': posts,
    'withdrawals.yaml': withdrawals,
    'tone/categories.yaml': categories,
    'tone/context.yaml': context,
    'tone/lists/lists.yaml': lists,
    'tone/allow/allow.yaml': allow,
    'tone/rules/en/rules.yaml': rules,
  };
  for (const [name, value] of Object.entries(files)) await put(folder, name, stringify(value, { lineWidth: 0 }));
  await put(folder, 'assets.json', JSON.stringify(assets, null, 1));
  await put(folder, `media/${pictureHash.slice(0, 2)}/${pictureHash}.png`, picture);
  return folder;
}

async function put(folder: string, name: string, content: string | Buffer): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** Changes a file of the pack as an author would, by its text. Fails when there is nothing to change. */
export async function change(folder: string, name: string, from: string | RegExp, to: string): Promise<void> {
  const file = path.join(folder, name);
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`Nothing to change in ${name}`);
  await writeFile(file, after);
}
